use super::check::Read;
use crate::{
    calendar::{Date, iso},
    court::{
        draft::Draft,
        field::Step,
        jurisdiction::{
            Arbitration, ClausePlace, Connection, CourtClause, HabitualResidence,
            JurisdictionFacts, PartyPlace,
        },
        ledger::{
            self, AgreedRate, LedgerClaims, LedgerConflict, LedgerInput, LoanRates, LoanTerms,
            RatePeriod, Renewal, SetOff,
        },
    },
    identity::ResidentId,
    market::region::RegionCode,
    money::{Fen, Ratio},
    refusal::FieldError,
    rulebook::RuleBook,
};

/// The rules that speak of more than one field.
pub(super) fn cross_check(
    draft: &Draft,
    read: &Read,
    rules: &RuleBook,
    today: Date,
) -> Vec<FieldError> {
    let mut errors = Vec::new();
    door(read, &mut errors);
    parties(read, &mut errors);
    dates(read, today, &mut errors);
    amounts(read, &mut errors);
    conflicts(read, rules, today, &mut errors);
    if draft.exhibits.is_empty() {
        errors.push(FieldError::new("evidence", "evidence.none"));
    }
    errors
}

/// What no court may take is said at the door (CPL 122, 127), before anything is filed.
fn door(read: &Read, errors: &mut Vec<FieldError>) {
    let mut closed = |name: &'static str, value: &str, rule: &str| {
        if read.is(Step::Door, 0, name, value) {
            errors.push(FieldError::new(format!("door.0.{name}"), rule));
        }
    };
    closed("matter", "other", "door.not_covered");
    closed("arbitration", "yes", "door.arbitration");
    closed("decided", "yes", "door.decided");
    closed("authority", "yes", "door.authority");
    closed("other_authority", "yes", "door.other_authority");
    closed("premature", "yes", "door.premature");
}

fn parties(read: &Read, errors: &mut Vec<FieldError>) {
    for (step, rule) in [
        (Step::Claimant, "claimant.none"),
        (Step::Respondent, "respondent.none"),
        (Step::Ledger, "ledger.none"),
    ] {
        if read.rows(step).is_empty() {
            errors.push(FieldError::new(step.code(), rule));
        }
    }
    for row in read.rows(Step::Claimant) {
        matches_id(read, row, errors);
    }
    both_sides(read, errors);
}

/// The birth date and the sex stand in the ID number too: a slip in one is found by the other.
fn matches_id(read: &Read, row: usize, errors: &mut Vec<FieldError>) {
    let number = read.text(Step::Claimant, row, "id_number");
    let Some(id) = number.and_then(|number| number.parse::<ResidentId>().ok()) else {
        return;
    };
    if read
        .date(Step::Claimant, row, "born")
        .is_some_and(|born| born != id.birth_date())
    {
        errors.push(FieldError::new(
            format!("claimant.{row}.born"),
            "id.birth_mismatch",
        ));
    }
    let sex = read.text(Step::Claimant, row, "sex");
    if sex.is_some_and(|sex| (sex == "male") != id.is_male()) {
        errors.push(FieldError::new(
            format!("claimant.{row}.sex"),
            "id.sex_mismatch",
        ));
    }
}

/// Nobody sues themselves.
fn both_sides(read: &Read, errors: &mut Vec<FieldError>) {
    for name in ["id_number", "uscc"] {
        for row in read.rows(Step::Respondent) {
            let number = read.text(Step::Respondent, row, name);
            let mut claimants = read.rows(Step::Claimant);
            if number.is_some()
                && claimants.any(|one| read.text(Step::Claimant, one, name) == number)
            {
                errors.push(FieldError::new(
                    format!("respondent.{row}.{name}"),
                    "party.both_sides",
                ));
            }
        }
    }
}

fn dates(read: &Read, today: Date, errors: &mut Vec<FieldError>) {
    let mut past = |step: Step, row: usize, name: &'static str| {
        if read.date(step, row, name).is_some_and(|date| date > today) {
            let field = format!("{}.{row}.{name}", step.code());
            errors.push(FieldError::new(field, "date.future").with("today", iso(today)));
        }
    };
    for step in [Step::Claimant, Step::Respondent] {
        read.rows(step).for_each(|row| past(step, row, "born"));
    }
    past(Step::Loan, 0, "overdue_since");
    past(Step::Claim, 0, "interest_paid_until");
    past(Step::Court, 0, "preservation_date");
    past(Step::Declaration, 0, "signed_on");
}

/// A claim of nothing has no fee and no object; costs are claimed with what they are for.
fn amounts(read: &Read, errors: &mut Vec<FieldError>) {
    let money = |name| read.money(Step::Claim, 0, name);
    if money("total").is_some_and(Fen::is_zero) {
        errors.push(FieldError::new("claim.0.total", "claim.nothing"));
    }
    let costs = money("costs").unwrap_or_default();
    if !costs.is_zero() && read.text(Step::Claim, 0, "costs_detail").is_none() {
        errors.push(FieldError::new("claim.0.costs_detail", "text.required"));
    }
}

/// The facts that decide the court, as far as they are typed.
pub(super) fn jurisdiction_of(read: &Read) -> JurisdictionFacts {
    let place = |step: Step| {
        let home = move |row| PartyPlace {
            domicile: read.region(step, row, "region"),
            habitual: habitual(read, step, row),
            ..PartyPlace::default()
        };
        read.rows(step).map(home).collect::<Vec<_>>()
    };
    let claimants = place(Step::Claimant);
    let respondents = place(Step::Respondent);
    let amount = read.money(Step::Claim, 0, "total").unwrap_or_default();
    let first = claimants.first().copied().unwrap_or_default();
    let mut facts = JurisdictionFacts::loan_repayment(first, respondents, amount);
    facts.claimants = claimants;
    facts.performance.agreed = read.region(Step::Court, 0, "performance_region");
    if read.is(Step::Door, 0, "arbitration", "yes") {
        facts.arbitration = Arbitration::Written;
    }
    facts.clause = read
        .is(Step::Court, 0, "agreement", "yes")
        .then(|| clause(read, &facts))
        .flatten();
    facts
}

/// 经常居住地: the form asks only for a place where the person has lived for a year, treatment aside (INT 4).
fn habitual(read: &Read, step: Step, row: usize) -> Option<HabitualResidence> {
    let region = read.region(step, row, "habitual_region")?;
    Some(HabitualResidence {
        region,
        over_a_year: true,
        hospital: false,
    })
}

/// The clause with what ties its place to the dispute (CPL 35): as stated, or found in the places already typed. A
/// clause for any other place is void (INT 29).
fn clause(read: &Read, facts: &JurisdictionFacts) -> Option<CourtClause> {
    let region = read.region(Step::Court, 0, "agreed_region")?;
    let stated = read.text(Step::Court, 0, "connection");
    let connection = stated.map_or_else(|| found_connection(facts, region), stated_connection);
    Some(CourtClause {
        written: true,
        hidden_from_consumer: false,
        places: vec![ClausePlace { region, connection }],
    })
}

fn stated_connection(code: &str) -> Connection {
    match code {
        "respondent_domicile" => Connection::RespondentDomicile,
        "claimant_domicile" => Connection::ClaimantDomicile,
        "performance" => Connection::Performance,
        "signing" => Connection::Signing,
        "object" => Connection::Object,
        "other" => Connection::OtherReal,
        _ => Connection::None,
    }
}

fn found_connection(facts: &JurisdictionFacts, region: RegionCode) -> Connection {
    // CPL 35 names the domicile; a habitual residence stands in its place (CPL 22).
    let lives = |parties: &[PartyPlace]| {
        let places = parties
            .iter()
            .flat_map(|party| [party.home(), party.domicile]);
        places.flatten().any(|place| place.overlaps(region))
    };
    let performed = facts.performance.agreed;
    if lives(&facts.respondents) {
        Connection::RespondentDomicile
    } else if lives(&facts.claimants) {
        Connection::ClaimantDomicile
    } else if performed.is_some_and(|place| place.overlaps(region)) {
        Connection::Performance
    } else {
        Connection::None
    }
}

/// The ledger's input, once the terms it rests on are typed.
pub(super) fn ledger_of(read: &Read, today: Date) -> Option<LedgerInput> {
    let rate = match read.text(Step::Loan, 0, "rate_kind")? {
        "none" => AgreedRate::None,
        "unclear" => AgreedRate::Unclear,
        kind => AgreedRate::Rate {
            rate: read.percent(Step::Loan, 0, "rate")?,
            per: rate_period(kind),
        },
    };
    let per = |rate: Option<Ratio>, per| rate.map(|rate| AgreedRate::Rate { rate, per });
    let overdue_rate = per(
        read.percent(Step::Loan, 0, "overdue_rate"),
        RatePeriod::Year,
    );
    let penalty_rate = per(
        read.percent(Step::Loan, 0, "penalty_rate"),
        penalty_period(read),
    );
    let persons = |step: Step| {
        read.rows(step)
            .all(|row| read.is(step, row, "kind", "person"))
    };
    Some(LedgerInput {
        terms: LoanTerms {
            contract_on: read.date(Step::Loan, 0, "contract_date")?,
            due_on: read.date(Step::Loan, 0, "due_date"),
            agreed_amount: read.money(Step::Loan, 0, "agreed_amount"),
            partly_provided: read.is(Step::Loan, 0, "provided", "part"),
            rate,
            overdue_rate: overdue_rate.unwrap_or_default(),
            penalty_rate: penalty_rate.unwrap_or_default(),
            other_charges: read.money(Step::Claim, 0, "charges").unwrap_or_default(),
            between_natural_persons: persons(Step::Claimant) && persons(Step::Respondent),
            set_off: SetOff::default(),
            renewal: renewal_of(read),
        },
        flows: read.flows(),
        filed_on: today,
        cut_off: read.date(Step::Claim, 0, "as_of").unwrap_or(today),
        until_paid: read.is(Step::Claim, 0, "until_paid", "yes"),
    })
}

fn rate_period(code: &str) -> RatePeriod {
    match code {
        "month" => RatePeriod::Month,
        "quarter" => RatePeriod::Quarter,
        _ => RatePeriod::Year,
    }
}

/// The loan a renewed note stands for (LEND 27), once all of it is typed.
fn renewal_of(read: &Read) -> Option<Renewal> {
    if !read.is(Step::Loan, 0, "renewed", "yes") {
        return None;
    }
    Some(Renewal {
        principal: read.money(Step::Loan, 0, "earlier_principal")?,
        lent_on: read.date(Step::Loan, 0, "earlier_date")?,
        interest: read.money(Step::Loan, 0, "rolled_interest")?,
    })
}

/// What the penalty's rate is counted in; the year where nothing is said, which claims the least.
fn penalty_period(read: &Read) -> RatePeriod {
    match read.text(Step::Loan, 0, "penalty_period") {
        Some("month") => RatePeriod::Month,
        Some("day") => RatePeriod::Day,
        _ => RatePeriod::Year,
    }
}

/// The figures of the claim, once all three are typed.
pub(super) fn claims_of(read: &Read) -> Option<LedgerClaims> {
    let money = |name| read.money(Step::Claim, 0, name);
    Some(LedgerClaims {
        principal: money("principal")?,
        interest: money("interest")?,
        costs: money("costs").unwrap_or_default(),
        other: money("charges").unwrap_or_default(),
        total: money("total")?,
    })
}

/// Two amounts for one fact are refused here, with the figure the ledger computes.
fn conflicts(read: &Read, rules: &RuleBook, today: Date, errors: &mut Vec<FieldError>) {
    let Some((input, claims)) = ledger_of(read, today).zip(claims_of(read)) else {
        return;
    };
    if input.flows.len() != read.rows(Step::Ledger).len() {
        return;
    }
    let rates = LoanRates::of(rules);
    let Ok(run) = ledger::run(&input, &rates) else {
        errors.push(FieldError::new("ledger", "ledger.not_computable"));
        return;
    };
    let found = ledger::conflicts(&claims, &input, &run, today).unwrap_or_default();
    errors.extend(found.into_iter().map(conflict_error));
}

/// A conflict at the field to look at first, with both figures.
#[must_use]
pub fn conflict_error(conflict: LedgerConflict) -> FieldError {
    use LedgerConflict as C;
    let error = FieldError::new(conflict.path().to_string(), conflict.code());
    let two = |name, value: Fen, other_name, other: Fen| {
        error
            .clone()
            .with(name, value.grouped())
            .with(other_name, other.grouped())
    };
    match conflict {
        C::PrincipalAboveLedger { claimed, computed }
        | C::InterestAboveLedger { claimed, computed }
        | C::CostsAboveLedger { claimed, computed }
        | C::RolledInterestAboveCap { claimed, computed }
        | C::RepayableAboveLimit { claimed, computed } => {
            two("claimed", claimed, "computed", computed)
        }
        C::TotalDiffers { stated, sum } => two("stated", stated, "sum", sum),
        C::AgreedAmountDiffers { agreed, lent } | C::DeductedTwice { agreed, lent, .. } => {
            two("agreed", agreed, "lent", lent)
        }
        C::RenewalAboveNote { parts, agreed } => two("parts", parts, "agreed", agreed),
        C::PaidMoreThanOwed { excess } => error.with("excess", excess.grouped()),
        _ => error,
    }
}
