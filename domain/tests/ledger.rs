//! The loan ledger against cases worked by hand.

use domain::{
    calendar::{Date, parse_date},
    court::ledger::{
        AgreedRate, CashFlow, FlowKind, LedgerClaims, LedgerConflict, LedgerError, LedgerInput,
        LedgerNote, LedgerRun, LoanRates, LoanTerms, RateBasis, RatePeriod, SetOff, conflicts,
        late_performance, run,
    },
    edition,
    money::{Fen, Ratio},
};

fn day(text: &str) -> Date {
    parse_date(text).expect("a date")
}

fn yuan(text: &str) -> Fen {
    text.parse().expect("an amount")
}

fn per(rate: &str, per: RatePeriod) -> AgreedRate {
    let rate = rate.parse().expect("a rate");
    AgreedRate::Rate { rate, per }
}

fn flow(on: &str, kind: FlowKind, amount: &str) -> CashFlow {
    CashFlow {
        on: day(on),
        amount: yuan(amount),
        kind,
    }
}

/// 100,000 lent for the year 2025 at 12 %, claimed on the day it is due.
fn loan() -> LedgerInput {
    LedgerInput {
        terms: LoanTerms {
            contract_on: day("2025-01-01"),
            due_on: Some(day("2026-01-01")),
            agreed_amount: Some(yuan("100000")),
            partly_provided: false,
            rate: per("12%", RatePeriod::Year),
            overdue_rate: AgreedRate::None,
            penalty_rate: AgreedRate::None,
            other_charges: Fen::ZERO,
            between_natural_persons: true,
            set_off: SetOff::Statutory,
            renewal: None,
        },
        flows: vec![flow("2025-01-01", FlowKind::Lend, "100000")],
        filed_on: day("2026-03-02"),
        cut_off: day("2026-01-01"),
        until_paid: true,
    }
}

fn computed(input: &LedgerInput) -> LedgerRun {
    run(input, &LoanRates::of(&edition::first_edition())).expect("a ledger")
}

#[test]
fn a_year_of_365_days_bears_a_year_of_interest() {
    let run = computed(&loan());
    assert_eq!(run.actual_principal, yuan("100000"));
    assert_eq!(run.outstanding.interest, yuan("12000"));
    assert_eq!(run.lines.iter().map(|line| line.days).sum::<i64>(), 365);
    assert_eq!(run.capped, None);
    let goes_on = run.continuing.expect("interest until paid");
    assert_eq!(
        (goes_on.principal, goes_on.basis),
        (yuan("100000"), RateBasis::LoanRateOverdue)
    );
}

#[test]
fn interest_deducted_in_advance_was_never_lent() {
    let mut input = loan();
    input
        .flows
        .push(flow("2025-01-01", FlowKind::DeductedInterest, "10000"));
    let run = computed(&input);
    assert_eq!(run.actual_principal, yuan("90000"));
    assert_eq!(run.outstanding.interest, yuan("10800"));
    assert!(run.notes.contains(&LedgerNote::InterestDeducted));
}

#[test]
fn a_monthly_rate_above_four_prime_rates_is_capped() {
    let mut input = loan();
    input.terms.rate = per("2%", RatePeriod::Month);
    let run = computed(&input);
    // The prime rate of 2025-01-01 was 3.10 %.
    assert_eq!(run.outstanding.interest, yuan("12400"));
    let capped = run.capped.expect("a cap");
    assert_eq!(capped.agreed, "24%".parse().expect("a rate"));
    assert_eq!(capped.cap.annual, "12.4%".parse().expect("a rate"));
    assert_eq!(capped.cap.prime.map(|(_, multiple)| multiple), Some(4));
}

#[test]
fn a_rate_at_the_cap_is_left_alone() {
    let mut input = loan();
    input.terms.rate = per("3.1%", RatePeriod::Quarter);
    assert_eq!(computed(&input).capped, None);
    input.terms.rate = per("0.05%", RatePeriod::Day);
    assert_eq!(computed(&input).outstanding.interest, yuan("12400"));
}

#[test]
fn without_any_rate_the_prime_rate_runs_from_the_first_late_day() {
    let mut input = loan();
    input.terms.rate = AgreedRate::None;
    input.terms.due_on = Some(day("2025-06-30"));
    input.cut_off = day("2025-07-30");
    let run = computed(&input);
    assert_eq!(run.outstanding.interest, yuan("246.58"));
    assert_eq!(
        run.notes,
        [LedgerNote::NoInterestAgreed, LedgerNote::OverdueAtPrimeRate]
    );
    let basis: Vec<_> = run
        .lines
        .iter()
        .map(|line| (line.days, line.basis))
        .collect();
    assert_eq!(
        basis,
        [
            (0, RateBasis::NoInterest),
            (180, RateBasis::NoInterest),
            (30, RateBasis::PrimeRateOverdue)
        ]
    );
}

#[test]
fn an_unclear_rate_bears_nothing_between_natural_persons() {
    let mut input = loan();
    input.terms.rate = AgreedRate::Unclear;
    let run = computed(&input);
    assert_eq!(run.outstanding.interest, Fen::ZERO);
    assert_eq!(run.notes, [LedgerNote::UnclearBetweenPersons]);
    input.terms.between_natural_persons = false;
    assert_eq!(computed(&input).notes, [LedgerNote::UnclearLeftToCourt]);
}

#[test]
fn a_short_payment_goes_to_costs_then_interest_then_principal() {
    let mut input = loan();
    input.cut_off = day("2025-07-01");
    input
        .flows
        .push(flow("2025-07-01", FlowKind::Payment, "20000"));
    input.flows.push(flow("2025-06-01", FlowKind::Cost, "1000"));
    let paid = computed(&input);
    let last = paid.lines.last().expect("a line").applied;
    assert_eq!(
        (last.cost, last.interest, last.principal),
        (yuan("1000"), yuan("5950.68"), yuan("13049.32"))
    );
    assert_eq!(paid.outstanding.principal, yuan("86950.68"));

    input.terms.set_off = SetOff::PrincipalFirst;
    assert_eq!(computed(&input).outstanding.principal, yuan("80000"));
    input.terms.set_off = SetOff::Statutory;
    input.flows[1].kind = FlowKind::InterestPayment;
    let named = computed(&input).lines.last().expect("a line").applied;
    assert_eq!(
        (named.cost, named.interest),
        (yuan("1000"), yuan("5950.68"))
    );
    input.flows[1].kind = FlowKind::PrincipalRepayment;
    assert_eq!(computed(&input).outstanding.principal, yuan("80000"));
}

#[test]
fn overdue_rate_and_penalty_together_meet_one_cap() {
    let mut input = loan();
    input.cut_off = day("2027-01-01");
    input.terms.overdue_rate = per("10%", RatePeriod::Year);
    input.terms.penalty_rate = per("0.05%", RatePeriod::Day);
    input.terms.other_charges = yuan("5000");
    let run = computed(&input);
    assert_eq!(run.outstanding.interest, yuan("24400"));
    assert_eq!(run.charges_allowed, Fen::ZERO);
    assert!(run.notes.contains(&LedgerNote::ChargesCut));

    input.terms.penalty_rate = AgreedRate::None;
    let run = computed(&input);
    assert_eq!(run.outstanding.interest, yuan("22000"));
    assert_eq!(run.charges_allowed, yuan("2400"));
}

#[test]
fn an_older_contract_keeps_its_cap_until_the_present_rule_began() {
    let mut input = loan();
    input.terms.contract_on = day("2020-01-01");
    input.terms.due_on = Some(day("2024-01-01"));
    input.terms.rate = per("30%", RatePeriod::Year);
    input.flows = vec![flow("2020-01-01", FlowKind::Lend, "36500")];
    input.filed_on = day("2025-06-01");
    input.cut_off = day("2020-08-30");
    let run = computed(&input);
    // 232 days at 24 %, then 10 days at four times the 3.00 % of the filing day.
    assert_eq!(run.outstanding.interest, yuan("5688"));
    assert!(run.notes.contains(&LedgerNote::TwoCaps));
}

#[test]
fn what_cannot_be_computed_says_why() {
    let rates = LoanRates::of(&edition::first_edition());
    let mut input = loan();
    input.cut_off = day("2024-12-31");
    assert_eq!(run(&input, &rates), Err(LedgerError::NothingLent));
    assert_eq!(run(&loan(), &LoanRates::default()), Err(LedgerError::NoCap));
    let mut input = loan();
    input
        .flows
        .push(flow("2025-01-01", FlowKind::DeductedInterest, "100000.01"));
    assert_eq!(
        run(&input, &rates),
        Err(LedgerError::DeductedMoreThanLent { flow: 1 })
    );
}

#[test]
fn a_loan_older_than_the_caps_is_computed_and_left_to_the_court() {
    let mut input = loan();
    input.terms.contract_on = day("2014-01-01");
    input.terms.due_on = Some(day("2015-01-01"));
    input.terms.rate = per("30%", RatePeriod::Year);
    input.flows[0].on = day("2014-01-01");
    input.cut_off = day("2015-01-01");
    let run = computed(&input);
    // The first cap of the rules, 24 %.
    assert_eq!(run.outstanding.interest, yuan("24000"));
    assert!(run.notes.contains(&LedgerNote::RateLeftToCourt));
    assert_eq!(found(&input, &claims("100000", "24000", "124000")), []);
    assert!(
        !computed(&loan())
            .notes
            .contains(&LedgerNote::RateLeftToCourt)
    );
}

#[test]
fn a_loan_overdue_before_the_prime_rates_bears_the_earliest_of_them() {
    let mut input = loan();
    input.terms.contract_on = day("2016-01-01");
    input.terms.due_on = Some(day("2017-01-01"));
    input.terms.rate = AgreedRate::None;
    input.flows[0].on = day("2016-01-01");
    input.cut_off = day("2018-01-01");
    let run = computed(&input);
    assert_eq!(run.outstanding.interest, yuan("4250"));
    assert!(run.notes.contains(&LedgerNote::RateLeftToCourt));
}

/// Half a year of 181 days.
fn half_a_year(rate: AgreedRate) -> LedgerInput {
    let mut input = loan();
    input.terms.contract_on = day("2026-02-01");
    input.terms.due_on = Some(day("2027-02-01"));
    input.terms.rate = rate;
    input.flows[0].on = day("2026-02-01");
    input.filed_on = day("2026-08-01");
    input.cut_off = day("2026-08-01");
    input
}

fn found_in_august(input: &LedgerInput, claims: &LedgerClaims) -> Vec<LedgerConflict> {
    conflicts(claims, input, &computed(input), day("2026-08-01")).expect("no overflow")
}

#[test]
fn six_months_at_a_monthly_rate_bear_six_times_the_rate() {
    let input = half_a_year(per("1%", RatePeriod::Month));
    assert_eq!(computed(&input).outstanding.interest, yuan("6000"));
    let claimed = claims("100000", "6000", "106000");
    assert_eq!(found_in_august(&input, &claimed), []);
    let above = claims("100000", "6000.01", "106000.01");
    assert_eq!(
        found_in_august(&input, &above),
        [LedgerConflict::InterestAboveLedger {
            claimed: yuan("6000.01"),
            computed: yuan("6000"),
        }]
    );
}

#[test]
fn two_quarters_exactly_at_the_cap_are_allowed() {
    // Four times the 3.00 % of the contract's day is 12 %: 3 % a quarter.
    let input = half_a_year(per("3%", RatePeriod::Quarter));
    let run = computed(&input);
    assert_eq!(run.outstanding.interest, yuan("6000"));
    assert_eq!(run.capped, None);
    let above = half_a_year(per("4%", RatePeriod::Quarter));
    assert_eq!(computed(&above).outstanding.interest, yuan("6000"));
}

#[test]
fn either_usual_count_of_days_may_be_claimed() {
    // 31 days of July: 1,019.18 by days, 1,000.00 by the month.
    let mut input = half_a_year(per("1%", RatePeriod::Month));
    input.flows[0].on = day("2026-07-01");
    let run = computed(&input);
    assert_eq!(run.outstanding.interest, yuan("1000"));
    assert_eq!(run.at_most.interest, yuan("1019.18"));
    let by_days = claims("100000", "1019.18", "101019.18");
    assert_eq!(found_in_august(&input, &by_days), []);
    // A yearly rate: 5,950.68 by days, 6,000.00 by half the year.
    let input = half_a_year(per("12%", RatePeriod::Year));
    assert_eq!(computed(&input).outstanding.interest, yuan("5950.68"));
    let half = claims("100000", "6000", "106000");
    assert_eq!(found_in_august(&input, &half), []);
}

#[test]
fn a_partly_provided_loan_may_have_interest_deducted() {
    let mut input = loan();
    input.terms.partly_provided = true;
    input.flows[0].amount = yuan("80000");
    input
        .flows
        .push(flow("2025-01-01", FlowKind::DeductedInterest, "5000"));
    assert_eq!(found(&input, &claims("0", "0", "0")), []);
}

fn claims(principal: &str, interest: &str, total: &str) -> LedgerClaims {
    LedgerClaims {
        principal: yuan(principal),
        interest: yuan(interest),
        costs: Fen::ZERO,
        other: Fen::ZERO,
        total: yuan(total),
    }
}

fn found(input: &LedgerInput, claims: &LedgerClaims) -> Vec<LedgerConflict> {
    conflicts(claims, input, &computed(input), day("2026-03-02")).expect("no overflow")
}

#[test]
fn figures_that_agree_raise_no_conflict() {
    assert_eq!(found(&loan(), &claims("100000", "12000", "112000")), []);
    assert_eq!(
        found(&loan(), &claims("90000", "0", "90000")),
        [],
        "less may be claimed"
    );
}

#[test]
fn claims_above_the_ledger_are_refused_at_their_field() {
    let found = found(&loan(), &claims("100000.01", "12000.01", "112000"));
    let named: Vec<_> = found
        .iter()
        .map(|one| (one.code(), one.path().to_string()))
        .collect();
    assert_eq!(
        named,
        [
            ("ledger.principal_above", "claim.0.principal".to_owned()),
            ("ledger.interest_above", "claim.0.interest".to_owned()),
            ("ledger.total_differs", "claim.0.total".to_owned()),
        ]
    );
}

#[test]
fn the_agreed_amount_and_the_sum_lent_are_one_fact() {
    let good = claims("0", "0", "0");
    let mut input = loan();
    input.flows[0].amount = yuan("90000");
    let agreed = yuan("100000");
    let lent = yuan("90000");
    assert_eq!(
        found(&input, &good),
        [LedgerConflict::AgreedAmountDiffers { agreed, lent }]
    );
    input.terms.partly_provided = true;
    assert_eq!(found(&input, &good), []);
    input
        .flows
        .push(flow("2025-01-01", FlowKind::DeductedInterest, "10000"));
    let deducted = yuan("10000");
    assert_eq!(
        found(&input, &good),
        [LedgerConflict::DeductedTwice {
            agreed,
            lent,
            deducted
        }]
    );
}

#[test]
fn dates_that_cannot_be_are_refused() {
    let good = claims("0", "0", "0");
    let mut input = loan();
    input.terms.due_on = Some(day("2024-12-31"));
    input.flows.push(flow("2024-12-31", FlowKind::Payment, "1"));
    input.flows.push(flow("2026-01-02", FlowKind::Payment, "1"));
    input.flows.push(flow("2026-03-03", FlowKind::Payment, "1"));
    input
        .flows
        .push(flow("2025-02-01", FlowKind::DeductedInterest, "1"));
    input.flows.push(flow("2025-02-01", FlowKind::Payment, "0"));
    assert_eq!(
        found(&input, &good),
        [
            LedgerConflict::DueBeforeContract,
            LedgerConflict::PaymentBeforeLending { flow: 1 },
            LedgerConflict::FlowAfterCutOff { flow: 2 },
            LedgerConflict::FlowInFuture { flow: 3 },
            LedgerConflict::DeductionWithoutLending { flow: 4 },
            LedgerConflict::EmptyFlow { flow: 5 },
            LedgerConflict::PaidMoreThanOwed { excess: yuan("1") },
        ]
    );
    let mut input = loan();
    input.cut_off = day("2026-03-03");
    assert_eq!(found(&input, &good), [LedgerConflict::CutOffInFuture]);
}

#[test]
fn late_performance_counts_each_day() {
    let rules = edition::first_edition();
    let rule = rules.late_performance.entries()[0].value;
    for (unpaid, days, part) in [
        ("100000", 100, "1750"),
        ("250000", 61, "2668.75"),
        ("0", 9, "0"),
    ] {
        assert_eq!(late_performance(yuan(unpaid), days, &rule), Ok(yuan(part)));
    }
}

#[test]
fn the_prime_rate_series_answers_for_its_days() {
    let rules = edition::first_edition();
    let rate = |on: &str| rules.lpr.at(day(on)).map(|entry| entry.value.0);
    let percent = |text: &str| text.parse::<Ratio>().ok();
    assert_eq!(rate("2019-08-19"), None);
    assert_eq!(rate("2019-08-20"), percent("4.25%"));
    assert_eq!(rate("2021-12-19"), percent("3.85%"));
    assert_eq!(rate("2025-05-19"), percent("3.10%"));
    assert_eq!(rate("2026-06-01"), percent("3%"));
}
