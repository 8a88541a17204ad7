//! A note written anew with interest of an earlier loan in it (LEND 27), worked by hand.
//!
//! The first loan is of 2023-01-01: the one-year prime rate was 3.65 %, so its cap is 14.6 %. The note is of
//! 2024-01-01: prime rate 3.45 %, cap 13.8 %. Each stretch has 365 days.

use domain::{
    calendar::{Date, parse_date},
    court::ledger::{
        AgreedRate, CashFlow, FlowKind, LedgerClaims, LedgerConflict, LedgerInput, LedgerNote,
        LedgerRun, LoanRates, LoanTerms, RatePeriod, Renewal, RenewalRun, SetOff, conflicts, run,
    },
    edition,
    money::Fen,
};

const CUT_OFF: &str = "2024-12-31";

fn day(text: &str) -> Date {
    parse_date(text).expect("a date")
}

fn yuan(text: &str) -> Fen {
    text.parse().expect("an amount")
}

fn yearly(rate: &str) -> AgreedRate {
    AgreedRate::Rate {
        rate: rate.parse().expect("a rate"),
        per: RatePeriod::Year,
    }
}

fn flow(on: &str, kind: FlowKind, amount: &str) -> CashFlow {
    CashFlow {
        on: day(on),
        amount: yuan(amount),
        kind,
    }
}

/// 100,000 lent first; `rolled` went into the note, which bears `later`.
fn renewed(rolled: &str, later: &str) -> LedgerInput {
    let note = yuan("100000").checked_add(yuan(rolled)).expect("a sum");
    LedgerInput {
        terms: LoanTerms {
            contract_on: day("2024-01-01"),
            due_on: Some(day(CUT_OFF)),
            agreed_amount: Some(note),
            partly_provided: false,
            rate: yearly(later),
            overdue_rate: AgreedRate::None,
            penalty_rate: AgreedRate::None,
            other_charges: Fen::ZERO,
            between_natural_persons: true,
            set_off: SetOff::Statutory,
            renewal: Some(Renewal {
                principal: yuan("100000"),
                lent_on: day("2023-01-01"),
                interest: yuan(rolled),
            }),
        },
        flows: vec![CashFlow {
            on: day("2024-01-01"),
            amount: note,
            kind: FlowKind::Lend,
        }],
        filed_on: day("2025-03-03"),
        cut_off: day(CUT_OFF),
        until_paid: true,
    }
}

fn renewal(input: &mut LedgerInput) -> &mut Renewal {
    input.terms.renewal.as_mut().expect("a renewal")
}

fn computed(input: &LedgerInput) -> LedgerRun {
    run(input, &LoanRates::of(&edition::first_edition())).expect("a ledger")
}

fn after(run: &LedgerRun) -> RenewalRun {
    run.renewal.expect("a renewal")
}

/// What is found wrong with a claim of these two figures.
fn claimed(input: &LedgerInput, principal: &str, interest: &str) -> Vec<LedgerConflict> {
    let (principal, interest) = (yuan(principal), yuan(interest));
    let claims = LedgerClaims {
        principal,
        interest,
        costs: Fen::ZERO,
        other: Fen::ZERO,
        total: principal.checked_add(interest).expect("a sum"),
    };
    conflicts(&claims, input, &computed(input), day("2025-03-03")).expect("no overflow")
}

#[test]
fn rolled_in_interest_within_the_cap_is_principal() {
    let input = renewed("14000", "12%");
    let run = computed(&input);
    assert_eq!(run.actual_principal, yuan("114000"));
    assert_eq!(run.outstanding.interest, yuan("13680"));
    let expected = RenewalRun {
        rolled: yuan("14000"),
        counted: yuan("14000"),
        // 100,000 and two years at 14.6 %.
        limit: Some(yuan("129200")),
        limited: false,
    };
    assert_eq!(after(&run), expected);
    assert_eq!(claimed(&input, "114000", "13680"), []);
}

#[test]
fn rolled_in_interest_above_the_cap_is_no_principal() {
    let input = renewed("24000", "12%");
    let run = computed(&input);
    assert_eq!(after(&run).counted, yuan("14600"));
    assert_eq!(run.actual_principal, yuan("114600"));
    assert_eq!(run.outstanding.interest, yuan("13752"));
    assert!(run.notes.contains(&LedgerNote::RolledInterestCut));
    let found = claimed(&input, "124000", "0");
    let above = LedgerConflict::RolledInterestAboveCap {
        claimed: yuan("124000"),
        computed: yuan("114600"),
    };
    assert_eq!(found, [above]);
    assert_eq!(above.path().to_string(), "claim.0.principal");
    assert_eq!(above.code(), "ledger.rolled_interest_above_cap");
}

#[test]
fn in_all_no_more_is_owed_than_the_first_principal_bears_at_the_cap() {
    let input = renewed("24000", "24%");
    let run = computed(&input);
    // By its own terms 114,600 and a year at 13.8 %: 130,414.80.
    assert_eq!(run.outstanding.principal, yuan("114600"));
    assert_eq!(run.outstanding.interest, yuan("14600"));
    assert!(after(&run).limited);
    assert!(run.notes.contains(&LedgerNote::RenewalLimited));
    let found = claimed(&input, "114600", "15814.80");
    let above = LedgerConflict::RepayableAboveLimit {
        claimed: yuan("130414.80"),
        computed: yuan("129200"),
    };
    assert_eq!(found, [above]);
    assert_eq!(above.path().to_string(), "claim.0.interest");
    assert_eq!(claimed(&input, "114600", "14600"), []);
    let goes_on = run.continuing.expect("interest until paid");
    assert_eq!(goes_on.principal, yuan("100000"));
    assert_eq!(goes_on.annual, "14.6%".parse().expect("a rate"));
}

#[test]
fn what_was_paid_counts_towards_the_limit() {
    let mut input = renewed("24000", "24%");
    let payment = flow(CUT_OFF, FlowKind::Payment, "10000");
    input.flows.push(payment);
    assert_eq!(after(&computed(&input)).limit, Some(yuan("119200")));
}

#[test]
fn new_money_in_the_note_adds_to_the_limit() {
    let mut input = renewed("14000", "12%");
    input.terms.agreed_amount = Some(yuan("164000"));
    input.flows[0].amount = yuan("164000");
    // 50,000 more for a year at 14.6 %.
    assert_eq!(after(&computed(&input)).limit, Some(yuan("186500")));
}

#[test]
fn an_earlier_loan_that_is_no_older_than_its_note_is_refused() {
    let mut input = renewed("14000", "12%");
    renewal(&mut input).lent_on = day("2024-01-01");
    assert_eq!(after(&computed(&input)).counted, Fen::ZERO);
    let found = claimed(&input, "100000", "0");
    assert_eq!(found, [LedgerConflict::EarlierLoanNotBefore]);
    assert_eq!(found[0].path().to_string(), "loan.0.earlier_date");
}

#[test]
fn parts_above_the_note_and_flows_it_settled_are_refused() {
    let mut input = renewed("14000", "12%");
    renewal(&mut input).principal = yuan("110000");
    let payment = flow("2023-06-01", FlowKind::InterestPayment, "1000");
    input.flows.push(payment);
    let found = claimed(&input, "100000", "0");
    let above = LedgerConflict::RenewalAboveNote {
        parts: yuan("124000"),
        agreed: yuan("114000"),
    };
    assert!(found.contains(&above), "{found:?}");
    let settled = LedgerConflict::FlowBeforeRenewal { flow: 1 };
    assert!(found.contains(&settled), "{found:?}");
    assert_eq!(above.path().to_string(), "loan.0.rolled_interest");
    assert_eq!(settled.path().to_string(), "ledger.1.date");
}
