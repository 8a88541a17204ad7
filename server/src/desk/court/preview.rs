//! What follows from a draft as it stands: errors, tasks, fee, ledger, court and dates.

use domain::{
    calendar::Date,
    court::{
        courts::CourtTable,
        deadline::{self, Deadline, DeadlineRuleId},
        draft::{Draft, Path},
        fee::{self, Charge, Circumstances, FeeQuote},
        field::Step,
        filing,
        jurisdiction::{self, Advice, CourtLevel},
        ledger::{self, LedgerClaims, LedgerConflict, LedgerRun, LoanRates},
        tasks::TaskList,
        view::{CorrectsView, CourtOption, DraftView, Preview},
    },
    money::Fen,
    refusal::{Kind, Refusal},
    rulebook::RuleBook,
};

/// The owner's view of a draft.
pub(super) fn draft_view(
    draft: Draft,
    corrects: Option<CorrectsView>,
    courts: &CourtTable,
    rules: &RuleBook,
    today: Date,
) -> DraftView {
    let errors = filing::check(&draft, rules, today)
        .err()
        .unwrap_or_default();
    let preview = preview(&draft, rules, today);
    DraftView {
        id: draft.id,
        version: draft.version,
        updated: draft.updated,
        rows: DraftView::rows(&draft),
        tasks: TaskList::of(&draft, &errors),
        errors,
        courts: options(courts, preview.jurisdiction.as_ref()),
        preview,
        corrects,
        exhibits: draft.exhibits,
    }
}

fn preview(draft: &Draft, rules: &RuleBook, today: Date) -> Preview {
    let (ledger, conflicts) = ledger_of(draft, rules, today);
    Preview {
        fee: amount(draft, "total").and_then(|total| property_fee(total, rules, today).ok()),
        ledger,
        conflicts,
        jurisdiction: advice(&filing::jurisdiction_facts(draft), rules, today),
        deadlines: first_deadline(rules, today).into_iter().collect(),
    }
}

/// The ordinary acceptance fee of one property claim (FEE 13(1)).
pub(super) fn property_fee(total: Fen, rules: &RuleBook, on: Date) -> Result<FeeQuote, Refusal> {
    let table = rules.fees.at(on).ok_or_else(rules_missing)?;
    let charge = Charge::Property {
        claims: vec![total],
    };
    fee::quote(&charge, &Circumstances::default(), table)
        .map_err(|_| Refusal::new(Kind::Invalid, "fee.amount"))
}

pub(super) fn rules_missing() -> Refusal {
    Refusal::new(Kind::Unavailable, "rules.missing")
}

/// The courts of the loan claim; none while no party's place is known.
pub(super) fn advice(
    facts: &jurisdiction::JurisdictionFacts,
    rules: &RuleBook,
    on: Date,
) -> Option<Advice> {
    let levels = rules.court_levels.at(on)?;
    let places = facts.claimants.iter().chain(&facts.respondents);
    let known = places.clone().any(|party| party.home().is_some());
    known.then(|| jurisdiction::advise(facts, &levels.value))
}

fn first_deadline(rules: &RuleBook, today: Date) -> Option<Deadline> {
    deadline::deadline(rules, &DeadlineRuleId::ACCEPTANCE_DECISION, today).ok()
}

fn amount(draft: &Draft, name: &'static str) -> Option<Fen> {
    draft
        .value(Path {
            step: Step::Claim,
            row: 0,
            name,
        })
        .trim()
        .parse()
        .ok()
}

fn ledger_of(
    draft: &Draft,
    rules: &RuleBook,
    today: Date,
) -> (Option<LedgerRun>, Vec<LedgerConflict>) {
    let Some(input) = filing::ledger_input(draft, today) else {
        return (None, Vec::new());
    };
    let Ok(run) = ledger::run(&input, &LoanRates::of(rules)) else {
        return (None, Vec::new());
    };
    let claims = LedgerClaims {
        principal: amount(draft, "principal").unwrap_or_default(),
        interest: amount(draft, "interest").unwrap_or_default(),
        costs: amount(draft, "costs").unwrap_or_default(),
        other: Fen::ZERO,
        total: amount(draft, "total").unwrap_or_default(),
    };
    // Without a total nothing has been claimed yet that could conflict.
    let conflicts = match amount(draft, "total") {
        Some(_) => ledger::conflicts(&claims, &input, &run, today).unwrap_or_default(),
        None => Vec::new(),
    };
    (Some(run), conflicts)
}

/// Every court of the table, the competent ones first, then by code.
fn options(courts: &CourtTable, advice: Option<&Advice>) -> Vec<CourtOption> {
    let competent =
        |region| advice.is_some_and(|advice| advice.admits(region, CourtLevel::Basic).is_ok());
    let mut options: Vec<_> = courts
        .all()
        .iter()
        .map(|court| CourtOption {
            code: court.code.clone(),
            name: court.name.clone(),
            region: court.region.to_string(),
            competent: competent(court.region),
        })
        .collect();
    options.sort_by_key(|option| !option.competent);
    options
}
