//! The form of a loan complaint as data: every field, its kind, its place, whether it is personal.
//!
//! Source of the elements: 民间借贷 complaint template (法〔2025〕82号, no. 09); party elements CPL 124, REG 4.

use serde::{Deserialize, Serialize};

/// One page of the long form, one thing each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Is this the right door?
    Door,
    Claimant,
    Respondent,
    Agent,
    Loan,
    Ledger,
    Claim,
    Security,
    Court,
    Facts,
    Evidence,
    Mediation,
    Delivery,
    Declaration,
}

impl Step {
    pub const ALL: [Step; 14] = [
        Step::Door,
        Step::Claimant,
        Step::Respondent,
        Step::Agent,
        Step::Loan,
        Step::Ledger,
        Step::Claim,
        Step::Security,
        Step::Court,
        Step::Facts,
        Step::Evidence,
        Step::Mediation,
        Step::Delivery,
        Step::Declaration,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Step::Door => "door",
            Step::Claimant => "claimant",
            Step::Respondent => "respondent",
            Step::Agent => "agent",
            Step::Loan => "loan",
            Step::Ledger => "ledger",
            Step::Claim => "claim",
            Step::Security => "security",
            Step::Court => "court",
            Step::Facts => "facts",
            Step::Evidence => "evidence",
            Step::Mediation => "mediation",
            Step::Delivery => "delivery",
            Step::Declaration => "declaration",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.code() == code)
    }

    /// The largest number of rows of a step that repeats; none for a step that is asked once.
    #[must_use]
    pub fn rows_max(self) -> Option<usize> {
        match self {
            // A party each; larger groups choose representatives (CPL 56).
            Step::Claimant | Step::Respondent => Some(10),
            // CPL 61: one or two agents.
            Step::Agent => Some(2),
            Step::Ledger => Some(200),
            _ => None,
        }
    }

    pub fn fields(self) -> impl Iterator<Item = &'static Field> {
        FIELDS.iter().filter(move |field| field.step == self)
    }
}

/// What may be typed into a field, and so how it is asked and parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text {
        chars_max: usize,
    },
    Prose {
        chars_max: usize,
    },
    Money,
    Date,
    /// Percent with up to four decimals.
    Percent,
    ResidentId,
    Uscc,
    Phone,
    Email,
    /// A six-digit administrative division.
    Region,
    Choice(&'static [&'static str]),
    /// A box that is ticked or not.
    Tick,
}

/// When a field is asked at all: another field of the same row has one of these values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    pub name: &'static str,
    pub is: &'static [&'static str],
}

/// One field of the form; the labels stand in the app's text tables under `field.<step>.<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub step: Step,
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
    /// Sealed at rest: numbers, phones, addresses.
    pub private: bool,
    pub when: Option<When>,
}

impl Field {
    const fn new(step: Step, name: &'static str, kind: Kind) -> Self {
        Self {
            step,
            name,
            kind,
            required: false,
            private: false,
            when: None,
        }
    }

    const fn needed(mut self) -> Self {
        self.required = true;
        self
    }

    const fn sealed(mut self) -> Self {
        self.private = true;
        self
    }

    const fn when(mut self, name: &'static str, is: &'static [&'static str]) -> Self {
        self.when = Some(When { name, is });
        self
    }
}

/// Looks a field up by step and name.
#[must_use]
pub fn field(step: Step, name: &str) -> Option<&'static Field> {
    step.fields().find(|field| field.name == name)
}

const YES_NO: Kind = Kind::Choice(&["yes", "no"]);
const AWARE: Kind = Kind::Choice(&["aware", "unaware"]);
const PARTY_KIND: Kind = Kind::Choice(&["person", "organisation"]);
const SEX: Kind = Kind::Choice(&["male", "female"]);
const LINE: Kind = Kind::Text { chars_max: 60 };
const ADDRESS: Kind = Kind::Text { chars_max: 120 };
const CLAUSE: Kind = Kind::Prose { chars_max: 500 };
const NARRATIVE: Kind = Kind::Prose { chars_max: 5000 };

const PERSON: &[&str] = &["person"];
const ORGANISATION: &[&str] = &["organisation"];
const YES: &[&str] = &["yes"];
const AGREED_RATE: &[&str] = &["year", "quarter", "month"];
const OTHER: &[&str] = &["other"];
const THING: &[&str] = &["thing", "both"];
const GUARANTOR: &[&str] = &["guarantor", "both"];
/// The kinds of organisation of the template.
const ORGANISATION_TYPE: Kind = Kind::Choice(&[
    "limited",
    "joint_stock",
    "listed",
    "other_enterprise",
    "public_institution",
    "association",
    "foundation",
    "social_service",
    "state_organ",
    "rural_collective",
    "cooperative",
    "self_governing",
    "sole_proprietorship",
    "partnership",
    "professional_service",
]);
/// What ties an agreed court to the dispute (CPL 35).
const CONNECTION: Kind = Kind::Choice(&[
    "respondent_domicile",
    "claimant_domicile",
    "performance",
    "signing",
    "object",
    "other",
    "none",
]);

macro_rules! f {
    ($step:ident . $name:literal : $kind:expr $(, $($mark:ident $(($($arg:expr),*))?),+)?) => {
        Field::new(Step::$step, $name, $kind)$($(.$mark($($($arg),*)?))+)?
    };
}

/// Every field of the form, in the order it is asked.
pub const FIELDS: &[Field] = &[
    // CPL 122, 127: what this court may not take is said before anything is typed.
    f!(Door."matter": Kind::Choice(&["loan", "other"]), needed()),
    f!(Door."arbitration": YES_NO, needed()),
    f!(Door."decided": YES_NO, needed()),
    f!(Door."authority": YES_NO, needed()),
    f!(Door."other_authority": YES_NO, needed()),
    f!(Door."premature": YES_NO, needed()),
    // Claimant: CPL 124(1).
    f!(Claimant."kind": PARTY_KIND, needed()),
    f!(Claimant."name": LINE, needed()),
    f!(Claimant."sex": SEX, needed(), when("kind", PERSON)),
    f!(Claimant."born": Kind::Date, needed(), when("kind", PERSON)),
    f!(Claimant."ethnicity": LINE, needed(), when("kind", PERSON)),
    f!(Claimant."employer": LINE, when("kind", PERSON)),
    f!(Claimant."occupation": LINE, when("kind", PERSON)),
    f!(Claimant."id_number": Kind::ResidentId, needed(), sealed(), when("kind", PERSON)),
    f!(Claimant."organisation_type": ORGANISATION_TYPE, when("kind", ORGANISATION)),
    f!(Claimant."uscc": Kind::Uscc, needed(), when("kind", ORGANISATION)),
    f!(Claimant."representative": LINE, needed(), when("kind", ORGANISATION)),
    f!(Claimant."position": LINE, needed(), when("kind", ORGANISATION)),
    f!(Claimant."phone": Kind::Phone, needed(), sealed()),
    f!(Claimant."region": Kind::Region, needed()),
    f!(Claimant."address": ADDRESS, needed(), sealed()),
    // INT 4: where a person has lived for a year counts before the domicile.
    f!(Claimant."habitual_region": Kind::Region, when("kind", PERSON)),
    // Respondent: age, ethnicity and phone are not required (CPL 124(2)).
    f!(Respondent."kind": PARTY_KIND, needed()),
    f!(Respondent."name": LINE, needed()),
    f!(Respondent."sex": SEX, when("kind", PERSON)),
    f!(Respondent."born": Kind::Date, when("kind", PERSON)),
    f!(Respondent."employer": LINE, when("kind", PERSON)),
    f!(Respondent."id_number": Kind::ResidentId, sealed(), when("kind", PERSON)),
    f!(Respondent."organisation_type": ORGANISATION_TYPE, when("kind", ORGANISATION)),
    f!(Respondent."uscc": Kind::Uscc, when("kind", ORGANISATION)),
    f!(Respondent."representative": LINE, when("kind", ORGANISATION)),
    f!(Respondent."phone": Kind::Phone, sealed()),
    f!(Respondent."region": Kind::Region, needed()),
    f!(Respondent."address": ADDRESS, needed(), sealed()),
    f!(Respondent."habitual_region": Kind::Region, when("kind", PERSON)),
    // Agents: CPL 61, 62.
    f!(Agent."name": LINE, needed()),
    f!(Agent."kind": Kind::Choice(&["lawyer", "legal_worker", "relative", "employee", "recommended"]), needed()),
    f!(Agent."firm": LINE),
    f!(Agent."position": LINE),
    f!(Agent."phone": Kind::Phone, needed(), sealed()),
    f!(Agent."authority": Kind::Choice(&["general", "special"]), needed()),
    // The loan: template items 1 to 9.
    f!(Loan."contract_name": LINE),
    f!(Loan."contract_number": LINE),
    f!(Loan."contract_date": Kind::Date, needed()),
    f!(Loan."contract_place": ADDRESS),
    f!(Loan."agreed_amount": Kind::Money, needed()),
    // LEND 26: only what was really provided is principal.
    f!(Loan."provided": Kind::Choice(&["whole", "part"]), needed()),
    f!(Loan."delivery": Kind::Choice(&["transfer", "cash", "other"]), needed()),
    f!(Loan."delivery_detail": LINE, when("delivery", OTHER)),
    f!(Loan."due": YES_NO, needed()),
    f!(Loan."start_date": Kind::Date, when("due", YES)),
    f!(Loan."due_date": Kind::Date, needed(), when("due", YES)),
    f!(Loan."overdue_since": Kind::Date, when("due", YES)),
    f!(Loan."rate_kind": Kind::Choice(&["none", "unclear", "year", "quarter", "month"]), needed()),
    f!(Loan."rate": Kind::Percent, needed(), when("rate_kind", AGREED_RATE)),
    f!(Loan."rate_clause": LINE, when("rate_kind", AGREED_RATE)),
    // LEND 28, 29: what was agreed for being late.
    f!(Loan."late_terms": YES_NO),
    f!(Loan."overdue_rate": Kind::Percent, when("late_terms", YES)),
    f!(Loan."penalty_rate": Kind::Percent, when("late_terms", YES)),
    f!(Loan."penalty_period": Kind::Choice(&["day", "month", "year"]), when("late_terms", YES)),
    // LEND 27: a note written anew with interest of an earlier loan in its amount.
    f!(Loan."renewed": YES_NO),
    f!(Loan."earlier_principal": Kind::Money, needed(), when("renewed", YES)),
    f!(Loan."earlier_date": Kind::Date, needed(), when("renewed", YES)),
    f!(Loan."rolled_interest": Kind::Money, needed(), when("renewed", YES)),
    f!(Loan."repayment": Kind::Choice(&["once", "monthly", "quarterly", "yearly", "other"]), needed()),
    f!(Loan."repayment_detail": LINE, when("repayment", OTHER)),
    // The cash-flow ledger: one row each.
    f!(Ledger."date": Kind::Date, needed()),
    f!(Ledger."flow": Kind::Choice(&["lend", "deducted_interest", "payment", "principal", "interest", "cost"]), needed()),
    f!(Ledger."amount": Kind::Money, needed()),
    f!(Ledger."note": LINE),
    // The claims: template claims 1 to 8.
    f!(Claim."as_of": Kind::Date, needed()),
    f!(Claim."principal": Kind::Money, needed()),
    f!(Claim."interest": Kind::Money, needed()),
    f!(Claim."interest_method": CLAUSE),
    f!(Claim."interest_paid_until": Kind::Date),
    f!(Claim."until_paid": YES_NO, needed()),
    f!(Claim."accelerate": Kind::Choice(&["none", "accelerate", "rescind"]), needed()),
    f!(Claim."costs": Kind::Money),
    f!(Claim."costs_detail": CLAUSE),
    f!(Claim."charges": Kind::Money),
    f!(Claim."court_fees": YES_NO, needed()),
    f!(Claim."other": CLAUSE),
    f!(Claim."total": Kind::Money, needed()),
    // Security: template items 10 to 15.
    f!(Security."given": YES_NO, needed()),
    f!(Security."claimed": YES_NO, needed(), when("given", YES)),
    f!(Security."kind": Kind::Choice(&["thing", "guarantor", "both"]), needed(), when("given", YES)),
    f!(Security."detail": CLAUSE, needed(), when("given", YES)),
    f!(Security."contract": LINE, when("kind", THING)),
    f!(Security."contract_date": Kind::Date, when("kind", THING)),
    f!(Security."provider": LINE, when("kind", THING)),
    f!(Security."collateral": ADDRESS, when("kind", THING)),
    f!(Security."registration": Kind::Choice(&["none", "formal", "preliminary"]), when("kind", THING)),
    f!(Security."maximum": YES_NO, when("kind", THING)),
    f!(Security."maximum_date": Kind::Date, when("maximum", YES)),
    f!(Security."maximum_amount": Kind::Money, when("maximum", YES)),
    f!(Security."guarantor": LINE, when("kind", GUARANTOR)),
    f!(Security."guarantee_contract": LINE, when("kind", GUARANTOR)),
    f!(Security."guarantee_date": Kind::Date, when("kind", GUARANTOR)),
    f!(Security."guarantee": Kind::Choice(&["general", "joint", "unsure"]), when("kind", GUARANTOR)),
    // Jurisdiction and preservation.
    f!(Court."agreement": YES_NO, needed()),
    f!(Court."clause": CLAUSE, needed(), when("agreement", YES)),
    f!(Court."agreed_region": Kind::Region, needed(), when("agreement", YES)),
    f!(Court."connection": CONNECTION, when("agreement", YES)),
    f!(Court."performance_region": Kind::Region),
    f!(Court."court": Kind::Text { chars_max: 20 }, needed()),
    f!(Court."preservation": YES_NO, needed()),
    f!(Court."preservation_court": LINE, when("preservation", YES)),
    f!(Court."preservation_date": Kind::Date, when("preservation", YES)),
    f!(Court."preservation_number": LINE, when("preservation", YES)),
    // Facts and reasons: CPL 124(3).
    f!(Facts."narrative": NARRATIVE, needed()),
    f!(Facts."basis_contract": CLAUSE),
    f!(Facts."basis_law": CLAUSE, needed()),
    f!(Facts."other": CLAUSE),
    // Willingness to mediate: CPL 125; refusing never delays the filing.
    f!(Mediation."known": YES_NO, needed()),
    // The template's five statements on mediating first, each with 了解 or 不了解 of its own.
    f!(Mediation."soon": AWARE),
    f!(Mediation."fees": AWARE),
    f!(Mediation."again": AWARE),
    f!(Mediation."confidential": AWARE),
    f!(Mediation."binding": AWARE),
    f!(Mediation."willing": Kind::Choice(&["yes", "no", "unsure"]), needed()),
    // Address for service and consent to e-service: OLR 29, never forced.
    f!(Delivery."electronic": YES_NO, needed()),
    f!(Delivery."email": Kind::Email, needed(), sealed(), when("electronic", YES)),
    f!(Delivery."phone": Kind::Phone, needed(), sealed()),
    f!(Delivery."address": ADDRESS, needed(), sealed()),
    // Honesty warning of the template.
    f!(Declaration."truth": Kind::Tick, needed()),
    f!(Declaration."signature": LINE),
    f!(Declaration."signed_on": Kind::Date),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_names_a_choice_of_its_own_step() {
        for conditional in FIELDS {
            let Some(when) = conditional.when else {
                continue;
            };
            let asked = field(conditional.step, when.name).expect("the field it depends on");
            let Kind::Choice(options) = asked.kind else {
                panic!("{} is not a choice", when.name)
            };
            assert!(when.is.iter().all(|value| options.contains(value)));
        }
    }

    #[test]
    fn a_field_is_asked_after_the_choice_it_depends_on() {
        let place = |step: Step, name: &str| step.fields().position(|field| field.name == name);
        for conditional in FIELDS {
            let Some(when) = conditional.when else {
                continue;
            };
            let (own, on) = (
                place(conditional.step, conditional.name),
                place(conditional.step, when.name),
            );
            assert!(on < own, "{:?}.{}", conditional.step, conditional.name);
        }
    }

    #[test]
    fn the_five_statements_on_mediation_are_asked_one_by_one_and_none_is_demanded() {
        let asked = Step::Mediation.fields();
        let statements: Vec<_> = asked.filter(|field| field.kind == AWARE).collect();
        assert_eq!(statements.len(), 5);
        assert!(statements.iter().all(|field| !field.required));
    }

    #[test]
    fn names_are_unique_within_a_step() {
        for (at, one) in FIELDS.iter().enumerate() {
            let twin = FIELDS[at + 1..]
                .iter()
                .find(|other| other.step == one.step && other.name == one.name);
            assert_eq!(twin, None);
        }
    }

    #[test]
    fn numbers_phones_and_addresses_are_sealed() {
        for field in FIELDS {
            let personal = matches!(field.kind, Kind::ResidentId | Kind::Phone | Kind::Email)
                || (field.name == "address");
            assert!(
                !personal || field.private,
                "{:?}.{}",
                field.step,
                field.name
            );
        }
    }
}
