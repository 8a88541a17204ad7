//! What holds of every fee, whatever the amount.

use std::collections::BTreeSet;

use domain::{
    court::fee::{
        Charge, Circumstances, FeeBand, FeeQuote, FeeTable, HalvingReason, quote, refund, settle,
        split, top_up,
    },
    edition,
    money::{Exact, Fen},
    rulebook::{Citation, Dated},
};
use proptest::prelude::*;

const REASONS: [HalvingReason; 6] = [
    HalvingReason::Simplified,
    HalvingReason::SmallClaims,
    HalvingReason::Mediated,
    HalvingReason::Withdrawn,
    HalvingReason::CounterclaimJoined,
    HalvingReason::ThirdPartyJoined,
];

/// Ten times the last bracket's beginning.
const FEN_MAX: i64 = 20_000_000_000;

fn table() -> Dated<FeeTable> {
    let rules = edition::first_edition();
    rules.fees.entries().last().expect("a fee table").clone()
}

fn property(amount: i64) -> Charge {
    Charge::Property {
        claims: vec![Fen(amount)],
    }
}

fn quoted(charge: &Charge, halving: &[HalvingReason], table: &Dated<FeeTable>) -> FeeQuote {
    let circumstances = Circumstances {
        halving: BTreeSet::from_iter(halving.iter().copied()),
        ..Circumstances::default()
    };
    quote(charge, &circumstances, table).expect("a fee")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_larger_claim_never_costs_less(a in 0..FEN_MAX, b in 0..FEN_MAX) {
        let table = table();
        let (low, high) = (a.min(b), a.max(b));
        for charge in [
            |fen| property(fen),
            |fen| Charge::Preservation { amount: Fen(fen) },
            |fen| Charge::Enforcement { amount: Fen(fen) },
            |fen| Charge::Bankruptcy { estate: Fen(fen) },
        ] {
            let total = |fen| quoted(&charge(fen), &[], &table).total;
            prop_assert!(total(low) <= total(high));
        }
    }

    #[test]
    fn any_set_of_reasons_halves_once(fen in 0..FEN_MAX, chosen in 1usize..64) {
        let table = table();
        let in_set = |at: &usize| chosen >> at & 1 == 1;
        let reasons: Vec<_> = (0..REASONS.len()).filter(in_set).map(|at| REASONS[at]).collect();
        let once = quoted(&property(fen), &REASONS[..1], &table).total;
        let all = quoted(&property(fen), &reasons, &table);
        prop_assert_eq!(all.total, once);
        prop_assert_eq!(all.halved.expect("halved").without_effect.len(), reasons.len() - 1);
    }

    #[test]
    fn application_fees_are_never_halved(fen in 0..FEN_MAX) {
        let table = table();
        for charge in [
            Charge::Preservation { amount: Fen(fen) },
            Charge::Enforcement { amount: Fen(fen) },
            Charge::PaymentOrder { amount: Fen(fen) },
            Charge::PublicSummons,
        ] {
            prop_assert_eq!(quoted(&charge, &REASONS, &table), quoted(&charge, &[], &table));
        }
    }

    #[test]
    fn the_speed_formula_gives_the_sum_of_the_brackets(fen in 0..FEN_MAX) {
        let table = table();
        let quote = quoted(&property(fen), &[], &table);
        if let Some(speed) = quote.speed {
            let product = speed.amount.times(speed.rate).expect("in range");
            let sum = product.checked_add(Exact::from(speed.plus)).expect("in range");
            prop_assert_eq!(sum.as_ratio(), quote.sum);
        }
        let bases = quote.lines.iter().map(|line| match line.band {
            FeeBand::Flat { up_to } => up_to.expect("a schedule").min(Fen(fen)),
            FeeBand::Rate { base, .. } => base,
        });
        prop_assert_eq!(Fen::checked_sum(bases), Ok(Fen(fen)));
        prop_assert!(quote.lines.iter().all(|line| line.rule.article().parse::<Citation>().is_ok()));
    }

    #[test]
    fn what_is_paid_and_refunded_adds_up_to_what_is_due(a in 0..FEN_MAX, b in 0..FEN_MAX) {
        let table = table();
        let paid = quoted(&property(a), &REASONS[..1], &table).total;
        let now = quoted(&property(b), &[], &table);
        let more = top_up(paid, &now).expect("in range");
        let back = refund(paid, &now, true).expect("in range");
        prop_assert_eq!(paid.checked_add(more).and_then(|sum| sum.checked_sub(back)), Ok(now.total));
        prop_assert!(more.is_zero() || back.is_zero());
        prop_assert_eq!(refund(paid, &now, false), Ok(Fen::ZERO));
    }

    #[test]
    fn the_parts_of_a_split_are_the_whole(
        fen in 0..=i64::MAX,
        weights in proptest::collection::vec(0u64..10_000, 1..6),
    ) {
        prop_assume!(weights.iter().any(|weight| *weight > 0));
        let parts = split(Fen(fen), &weights).expect("parts");
        prop_assert_eq!(Fen::checked_sum(parts.iter().copied()), Ok(Fen(fen)));
        let nothing = weights.iter().zip(&parts).filter(|(weight, _)| **weight == 0);
        prop_assert!(nothing.into_iter().all(|(_, part)| part.is_zero()));
    }

    #[test]
    fn a_settlement_leaves_each_side_with_its_share(
        prepaid in 0..FEN_MAX, claimant in 0..FEN_MAX, respondent in 0..FEN_MAX,
    ) {
        let settled = settle(Fen(prepaid), Fen(claimant), Fen(respondent)).expect("in range");
        let borne = prepaid - settled.returned_to_claimant.fen() + settled.collected_from_claimant.fen();
        prop_assert_eq!(borne, claimant);
        prop_assert_eq!(settled.collected_from_respondent, Fen(respondent));
    }
}
