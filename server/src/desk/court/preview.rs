//! What follows from a draft as it stands: errors, tasks, fee, ledger, court and dates.

use std::collections::BTreeSet;

use domain::{
    account::Account,
    calendar::Date,
    court::{
        courts::{Court, CourtTable},
        deadline::{self, Deadline, DeadlineRuleId},
        draft::{Draft, Path},
        fee::{self, Charge, Circumstances, FeeQuote, HalvingReason},
        field::Step,
        filing,
        jurisdiction::{
            self, Advice, Bar, Blocker, CourtLevel, Procedure, ProcedureChoice, ProcedureFacts,
        },
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
    own: Option<&Account>,
    courts: &CourtTable,
    rules: &RuleBook,
    today: Date,
) -> DraftView {
    let errors = filing::check(&draft, rules, today)
        .err()
        .unwrap_or_default();
    let preview = preview(&draft, courts, rules, today);
    DraftView {
        id: draft.id,
        version: draft.version,
        updated: draft.updated,
        rows: DraftView::rows(&draft),
        suggested: filing::suggested(&draft, own),
        tasks: TaskList::of(&draft, &errors),
        errors,
        courts: options(courts, preview.jurisdiction.as_ref()),
        preview,
        corrects,
        exhibits: draft.exhibits,
    }
}

fn preview(draft: &Draft, courts: &CourtTable, rules: &RuleBook, today: Date) -> Preview {
    let (ledger, conflicts) = ledger_of(draft, rules, today);
    let facts = filing::jurisdiction_facts(draft);
    let jurisdiction = advice(&facts, rules, today);
    let total = amount(draft, "total");
    let procedure = total.and_then(|total| {
        let advice = jurisdiction.as_ref()?;
        likely_procedure(draft, total, advice, courts, rules, today)
    });
    let likely = procedure.as_ref().map(|choice| choice.procedure);
    Preview {
        fee: total.and_then(|total| property_fee(total, rules, today).ok()),
        fee_halved: total
            .zip(likely.and_then(halving))
            .and_then(|(total, why)| fee_of(total, &why, rules, today).ok()),
        procedure,
        ledger,
        conflicts,
        jurisdiction,
        deadlines: deadlines(likely, rules, today),
    }
}

/// The ordinary acceptance fee of one property claim (FEE 13(1)).
pub(super) fn property_fee(total: Fen, rules: &RuleBook, on: Date) -> Result<FeeQuote, Refusal> {
    fee_of(total, &Circumstances::default(), rules, on)
}

fn fee_of(
    total: Fen,
    circumstances: &Circumstances,
    rules: &RuleBook,
    on: Date,
) -> Result<FeeQuote, Refusal> {
    let table = rules.fees.at(on).ok_or_else(rules_missing)?;
    let charge = Charge::Property {
        claims: vec![total],
    };
    fee::quote(&charge, circumstances, table).map_err(|_| Refusal::new(Kind::Invalid, "fee.amount"))
}

/// FEE 16 halves the fee of the simplified procedure, of which small claims are part.
fn halving(procedure: Procedure) -> Option<Circumstances> {
    let reason = match procedure {
        Procedure::SmallClaims => HalvingReason::SmallClaims,
        Procedure::Simplified => HalvingReason::Simplified,
        Procedure::Ordinary => return None,
    };
    Some(Circumstances::halved_by(reason))
}

/// The procedure the figures allow if the facts are clear, which only the court can say (CPL 160, 165).
fn likely_procedure(
    draft: &Draft,
    total: Fen,
    advice: &Advice,
    courts: &CourtTable,
    rules: &RuleBook,
    today: Date,
) -> Option<ProcedureChoice> {
    /// INT 75: ten of one side are many parties.
    const MANY_FROM: usize = 10;
    let code = value(draft, Step::Court, "court").trim();
    let chosen = courts.all().iter().find(|court| court.code.0 == code);
    let first = advice.courts.first();
    let region = chosen
        .map(|court| court.region)
        .or(first.map(|court| court.place))?;
    let many = [Step::Claimant, Step::Respondent]
        .into_iter()
        .any(|side| draft.rows(side).len() >= MANY_FROM);
    let facts = ProcedureFacts {
        level: first.map_or(CourtLevel::Basic, |court| court.level),
        amount: total,
        // Ending the contract is more than money.
        money_only: value(draft, Step::Claim, "accelerate") != "rescind",
        clear: true,
        agreed_small_claims: false,
        agreed_simplified: false,
        bars: many
            .then_some(Bar::ManyParties)
            .into_iter()
            .collect::<BTreeSet<_>>(),
    };
    let threshold = rules.small_claims.at(&region.province(), today);
    let threshold = threshold.map(|dated| &dated.value);
    Some(jurisdiction::choose_procedure(&facts, threshold, today))
}

/// What follows if the draft is submitted today and everyone takes all the time there is: the court accepts on its
/// last day, sends the complaint on its last day, and the respondent has it then.
fn deadlines(likely: Option<Procedure>, rules: &RuleBook, today: Date) -> Vec<Deadline> {
    let counted = |id: &DeadlineRuleId, start: Date| deadline::deadline(rules, id, start).ok();
    let Some(decision) = counted(&DeadlineRuleId::ACCEPTANCE_DECISION, today) else {
        return Vec::new();
    };
    let accepted = decision.end;
    let copy = counted(&DeadlineRuleId::COMPLAINT_COPY, accepted);
    let served = copy.as_ref().map(|copy| copy.end);
    let small = likely == Some(Procedure::SmallClaims);
    let chain = [
        Some(decision),
        counted(&DeadlineRuleId::FEE_PAYMENT, accepted),
        copy,
        counted(&DeadlineRuleId::TRIAL_ORDINARY, accepted),
        counted(&DeadlineRuleId::TRIAL_SIMPLIFIED, accepted),
        small
            .then(|| counted(&DeadlineRuleId::TRIAL_SMALL_CLAIMS, accepted))
            .flatten(),
        served.and_then(|served| counted(&DeadlineRuleId::ANSWER, served)),
    ];
    chain.into_iter().flatten().collect()
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

/// Why a basic court may not hear the claim; none where nothing is known yet.
pub(super) fn not_here(advice: Option<&Advice>, court: Option<&Court>) -> Option<Blocker> {
    advice?.admits(court?.region, CourtLevel::Basic).err()
}

fn value<'a>(draft: &'a Draft, step: Step, name: &'static str) -> &'a str {
    draft.value(Path { step, row: 0, name })
}

fn amount(draft: &Draft, name: &'static str) -> Option<Fen> {
    value(draft, Step::Claim, name).trim().parse().ok()
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
        other: amount(draft, "charges").unwrap_or_default(),
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
