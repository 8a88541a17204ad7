//! By which procedure a claim is heard.

use std::collections::BTreeSet;

use domain::{
    calendar::parse_date,
    court::jurisdiction::{
        Bar, CourtLevel, Procedure, ProcedureFacts, ProcedureReason, choose_procedure,
    },
    edition,
    market::region::RegionCode,
    money::Fen,
};

fn region(code: &str) -> RegionCode {
    code.parse().expect("a division code")
}

fn claim(amount_yuan: i64) -> ProcedureFacts {
    ProcedureFacts {
        level: CourtLevel::Basic,
        amount: Fen::from_yuan(amount_yuan).expect("an amount"),
        money_only: true,
        clear: true,
        agreed_small_claims: false,
        agreed_simplified: false,
        bars: BTreeSet::new(),
    }
}

fn chosen(facts: &ProcedureFacts) -> (Procedure, Vec<ProcedureReason>) {
    let rules = edition::first_edition();
    let on = parse_date("2022-06-01").expect("a date");
    let threshold = rules
        .small_claims
        .at(&region("330000"), on)
        .map(|row| &row.value);
    let choice = choose_procedure(facts, threshold, on);
    (choice.procedure, choice.reasons)
}

#[test]
fn small_claims_end_at_the_limits_of_the_province() {
    use ProcedureReason::{
        AboveAgreedLimit, AboveMandatoryLimit, AgreedWithinLimit, ClearCase, WithinMandatoryLimit,
    };
    assert_eq!(
        chosen(&claim(54_323)),
        (Procedure::SmallClaims, vec![WithinMandatoryLimit])
    );
    assert_eq!(
        chosen(&claim(54_324)),
        (Procedure::Simplified, vec![AboveMandatoryLimit, ClearCase])
    );
    let agreed = |amount| ProcedureFacts {
        agreed_small_claims: true,
        ..claim(amount)
    };
    assert_eq!(
        chosen(&agreed(217_290)),
        (Procedure::SmallClaims, vec![AgreedWithinLimit])
    );
    assert_eq!(
        chosen(&agreed(217_291)),
        (Procedure::Simplified, vec![AboveAgreedLimit, ClearCase])
    );
}

#[test]
fn bars_keep_a_case_out_of_the_shorter_procedures() {
    for (bar, procedure) in [
        (Bar::Counterclaim, Procedure::Simplified),
        (Bar::AppraisalNeeded, Procedure::Simplified),
        (Bar::PartyMissing, Procedure::Ordinary),
        (Bar::HeardAsOrdinary, Procedure::Ordinary),
    ] {
        let facts = ProcedureFacts {
            bars: BTreeSet::from([bar]),
            ..claim(1_000)
        };
        let (chosen, reasons) = chosen(&facts);
        assert_eq!(chosen, procedure, "{bar:?}");
        assert_eq!(reasons[0], ProcedureReason::Barred(bar));
    }
}

#[test]
fn an_unclear_case_is_ordinary_unless_both_agree() {
    let unclear = ProcedureFacts {
        clear: false,
        ..claim(1_000)
    };
    assert_eq!(
        chosen(&unclear),
        (Procedure::Ordinary, vec![ProcedureReason::NotClear])
    );
    let agreed = ProcedureFacts {
        agreed_simplified: true,
        ..unclear.clone()
    };
    assert_eq!(chosen(&agreed).0, Procedure::Simplified);
    let higher = ProcedureFacts {
        level: CourtLevel::Intermediate,
        ..claim(1)
    };
    assert_eq!(
        chosen(&higher),
        (Procedure::Ordinary, vec![ProcedureReason::NotBasicCourt])
    );
}

#[test]
fn an_old_threshold_is_used_with_a_warning() {
    let rules = edition::first_edition();
    let on = parse_date("2026-06-01").expect("a date");
    let threshold = rules
        .small_claims
        .at(&region("330000"), on)
        .map(|row| &row.value);
    let choice = choose_procedure(&claim(1_000), threshold, on);
    assert_eq!(
        choice.reasons,
        [
            ProcedureReason::ThresholdMayBeOld,
            ProcedureReason::WithinMandatoryLimit
        ]
    );
    let nowhere = choose_procedure(&claim(1_000), None, on);
    assert_eq!(nowhere.procedure, Procedure::Simplified);
    assert_eq!(nowhere.reasons[0], ProcedureReason::NoThresholdForProvince);
}
