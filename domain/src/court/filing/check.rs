use std::collections::BTreeMap;

use super::{
    Answers, Claims, Delivery, Facts, Filing, Loan, Mediation, Security,
    cross::cross_check,
    parse::{Value, parse},
};
use crate::{
    calendar::Date,
    caller::CourtCode,
    court::{
        draft::{Draft, Path},
        field::{Field, Step},
        jurisdiction::JurisdictionFacts,
        ledger::{CashFlow, FlowKind, LedgerClaims, LedgerInput},
        party::{Agent, AgentKind, Party, Sex, Who},
    },
    market::region::RegionCode,
    money::{Fen, Ratio},
    refusal::FieldError,
    rulebook::RuleBook,
    text::Private,
};

/// Checks a draft against every rule that can be known before submission.
///
/// # Errors
/// Every broken rule with its field, in the order of the form.
pub fn check(draft: &Draft, rules: &RuleBook, today: Date) -> Result<Filing, Vec<FieldError>> {
    let (read, mut errors) = read(draft);
    errors.extend(cross_check(draft, &read, rules, today));
    in_form_order(&mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    build(draft, &read)
        .ok_or_else(|| vec![FieldError::new("declaration.0.truth", "form.malformed")])
}

/// The loan ledger's input as far as the draft gives one.
#[must_use]
pub fn ledger_input(draft: &Draft, today: Date) -> Option<LedgerInput> {
    let (read, _) = read(draft);
    super::cross::ledger_of(&read, today)
}

/// The figures of the claim, to be held against the ledger.
#[must_use]
pub fn ledger_claims(draft: &Draft) -> Option<LedgerClaims> {
    let (read, _) = read(draft);
    super::cross::claims_of(&read)
}

/// The facts that decide the court, as far as the draft gives them.
#[must_use]
pub fn jurisdiction_facts(draft: &Draft) -> JurisdictionFacts {
    let (read, _) = read(draft);
    super::cross::jurisdiction_of(&read)
}

fn in_form_order(errors: &mut [FieldError]) {
    let place = |error: &FieldError| {
        let mut parts = error.field.split('.');
        let step = parts.next().and_then(Step::from_code);
        let row: usize = parts.next().and_then(|row| row.parse().ok()).unwrap_or(0);
        let name = parts.next().unwrap_or_default();
        let field = step.and_then(|step| step.fields().position(|field| field.name == name));
        (step, row, field)
    };
    errors.sort_by_key(place);
}

/// The values that met their field's rule; what is missing or wrong is not in it.
pub(super) struct Read {
    values: BTreeMap<Path, Value>,
    rows: BTreeMap<Step, usize>,
}

impl Read {
    pub(super) fn rows(&self, step: Step) -> std::ops::Range<usize> {
        0..self.rows.get(&step).copied().unwrap_or(0)
    }

    fn value(&self, step: Step, row: usize, name: &'static str) -> Option<&Value> {
        self.values.get(&Path { step, row, name })
    }

    pub(super) fn text(&self, step: Step, row: usize, name: &'static str) -> Option<&str> {
        match self.value(step, row, name)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn money(&self, step: Step, row: usize, name: &'static str) -> Option<Fen> {
        match self.value(step, row, name)? {
            Value::Money(amount) => Some(*amount),
            _ => None,
        }
    }

    pub(super) fn date(&self, step: Step, row: usize, name: &'static str) -> Option<Date> {
        match self.value(step, row, name)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    pub(super) fn percent(&self, step: Step, row: usize, name: &'static str) -> Option<Ratio> {
        match self.value(step, row, name)? {
            Value::Percent(share) => Some(*share),
            _ => None,
        }
    }

    pub(super) fn region(&self, step: Step, row: usize, name: &'static str) -> Option<RegionCode> {
        match self.value(step, row, name)? {
            Value::Region(region) => Some(*region),
            _ => None,
        }
    }

    pub(super) fn is(&self, step: Step, row: usize, name: &'static str, value: &str) -> bool {
        self.text(step, row, name) == Some(value)
    }

    /// The cash flows whose three values are all there.
    pub(super) fn flows(&self) -> Vec<CashFlow> {
        let flow = |row| {
            let kind = self.text(Step::Ledger, row, "flow").and_then(flow_kind)?;
            let date = self.date(Step::Ledger, row, "date")?;
            let amount = self.money(Step::Ledger, row, "amount")?;
            Some(CashFlow {
                on: date,
                amount,
                kind,
            })
        };
        self.rows(Step::Ledger).filter_map(flow).collect()
    }
}

fn flow_kind(code: &str) -> Option<FlowKind> {
    Some(match code {
        "lend" => FlowKind::Lend,
        "deducted_interest" => FlowKind::DeductedInterest,
        "payment" => FlowKind::Payment,
        "principal" => FlowKind::PrincipalRepayment,
        "interest" => FlowKind::InterestPayment,
        "cost" => FlowKind::Cost,
        _ => return None,
    })
}

/// Reads every field that is asked; a step that is asked once is read even if nothing was typed.
fn read(draft: &Draft) -> (Read, Vec<FieldError>) {
    let mut read = Read {
        values: BTreeMap::new(),
        rows: BTreeMap::new(),
    };
    let mut errors = Vec::new();
    for step in Step::ALL {
        let typed = draft.rows(step).len();
        let rows = if step.rows_max().is_some() { typed } else { 1 };
        read.rows.insert(step, rows);
        for row in 0..rows {
            let asked = step.fields().filter(|field| draft.asks(field, row));
            for field in asked {
                read_field(draft, field, row, &mut read, &mut errors);
            }
        }
    }
    (read, errors)
}

fn read_field(
    draft: &Draft,
    field: &'static Field,
    row: usize,
    read: &mut Read,
    errors: &mut Vec<FieldError>,
) {
    let path = Path {
        step: field.step,
        row,
        name: field.name,
    };
    let text = draft.value(path).trim();
    if text.is_empty() {
        if field.required {
            errors.push(FieldError::new(path.to_string(), "text.required"));
        }
        return;
    }
    match parse(field.kind, text) {
        Ok(value) => {
            read.values.insert(path, value);
        }
        Err(broken) => {
            let error = FieldError::new(path.to_string(), broken.rule);
            errors.push(match broken.max {
                Some(max) => error.with("max", max),
                None => error,
            });
        }
    }
}

/// Everything required is there once no error was found; `None` would be a fault of the field table.
fn build(draft: &Draft, read: &Read) -> Option<Filing> {
    Some(Filing {
        court: CourtCode(read.text(Step::Court, 0, "court")?.to_owned()),
        claimants: parties(read, Step::Claimant)?,
        respondents: parties(read, Step::Respondent)?,
        agents: read
            .rows(Step::Agent)
            .map(|row| agent(read, row))
            .collect::<Option<_>>()?,
        loan: loan(read)?,
        flows: read.flows(),
        claims: claims(read)?,
        security: security(read),
        preservation: preservation(read),
        facts: Facts {
            narrative: read.text(Step::Facts, 0, "narrative")?.to_owned(),
            basis_contract: owned(read, Step::Facts, 0, "basis_contract"),
            basis_law: read.text(Step::Facts, 0, "basis_law")?.to_owned(),
        },
        mediation: Mediation {
            known: read.is(Step::Mediation, 0, "known", "yes"),
            willing: read.text(Step::Mediation, 0, "willing")?.to_owned(),
        },
        delivery: Delivery {
            electronic: private(read, Step::Delivery, 0, "email"),
            phone: private(read, Step::Delivery, 0, "phone")?,
            address: private(read, Step::Delivery, 0, "address")?,
        },
        exhibits: draft.exhibits.clone(),
        answers: Answers::of(draft),
    })
}

fn owned(read: &Read, step: Step, row: usize, name: &'static str) -> Option<String> {
    read.text(step, row, name).map(str::to_owned)
}

fn private(read: &Read, step: Step, row: usize, name: &'static str) -> Option<Private> {
    owned(read, step, row, name).map(Private)
}

fn parties(read: &Read, step: Step) -> Option<Vec<Party>> {
    read.rows(step).map(|row| party(read, step, row)).collect()
}

fn party(read: &Read, step: Step, row: usize) -> Option<Party> {
    let who = match read.text(step, row, "kind")? {
        "organisation" => Who::Organisation {
            uscc: owned(read, step, row, "uscc"),
            representative: owned(read, step, row, "representative"),
            position: owned(read, step, row, "position"),
        },
        _ => Who::Person {
            sex: read.text(step, row, "sex").map(|sex| match sex {
                "female" => Sex::Female,
                _ => Sex::Male,
            }),
            born: read.date(step, row, "born"),
            ethnicity: owned(read, step, row, "ethnicity"),
            employer: owned(read, step, row, "employer"),
            occupation: owned(read, step, row, "occupation"),
            id_number: private(read, step, row, "id_number"),
        },
    };
    Some(Party {
        name: owned(read, step, row, "name")?,
        who,
        phone: private(read, step, row, "phone"),
        region: read.region(step, row, "region")?,
        address: private(read, step, row, "address")?,
    })
}

fn agent(read: &Read, row: usize) -> Option<Agent> {
    let kind = match read.text(Step::Agent, row, "kind")? {
        "lawyer" => AgentKind::Lawyer,
        "legal_worker" => AgentKind::LegalWorker,
        "relative" => AgentKind::Relative,
        "employee" => AgentKind::Employee,
        _ => AgentKind::Recommended,
    };
    Some(Agent {
        name: owned(read, Step::Agent, row, "name")?,
        kind,
        firm: owned(read, Step::Agent, row, "firm"),
        phone: private(read, Step::Agent, row, "phone")?,
        special: read.is(Step::Agent, row, "authority", "special"),
    })
}

fn loan(read: &Read) -> Option<Loan> {
    let text = |name| owned(read, Step::Loan, 0, name);
    let percent = |name| read.percent(Step::Loan, 0, name);
    Some(Loan {
        contract_name: text("contract_name"),
        contract_date: read.date(Step::Loan, 0, "contract_date")?,
        contract_place: text("contract_place"),
        agreed_amount: read.money(Step::Loan, 0, "agreed_amount")?,
        delivery: text("delivery")?,
        due_date: read.date(Step::Loan, 0, "due_date"),
        rate_kind: text("rate_kind")?,
        rate: percent("rate"),
        rate_clause: text("rate_clause"),
        overdue_rate: percent("overdue_rate"),
        repayment: text("repayment")?,
    })
}

fn claims(read: &Read) -> Option<Claims> {
    let money = |name| read.money(Step::Claim, 0, name);
    Some(Claims {
        as_of: read.date(Step::Claim, 0, "as_of")?,
        principal: money("principal")?,
        interest: money("interest")?,
        until_paid: read.is(Step::Claim, 0, "until_paid", "yes"),
        accelerate: owned(read, Step::Claim, 0, "accelerate")?,
        costs: money("costs").unwrap_or_default(),
        costs_detail: owned(read, Step::Claim, 0, "costs_detail"),
        court_fees: read.is(Step::Claim, 0, "court_fees", "yes"),
        other: owned(read, Step::Claim, 0, "other"),
        total: money("total")?,
    })
}

fn security(read: &Read) -> Option<Security> {
    Some(Security {
        claimed: read.is(Step::Security, 0, "claimed", "yes"),
        kind: owned(read, Step::Security, 0, "kind")?,
        detail: owned(read, Step::Security, 0, "detail")?,
        guarantee: owned(read, Step::Security, 0, "guarantee"),
    })
}

fn preservation(read: &Read) -> Option<String> {
    read.is(Step::Court, 0, "preservation", "yes")
        .then(|| owned(read, Step::Court, 0, "preservation_number").unwrap_or_default())
}
