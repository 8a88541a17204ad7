//! The long form as one types it: what is asked, what is known already, what follows for ledger and court.

use std::collections::BTreeMap;

use domain::{
    account::{Account, Standing, Totp},
    calendar::{Date, parse_date},
    clock::Instant,
    court::{
        draft::{Draft, Path},
        field::Step,
        filing::{check, jurisdiction_facts, ledger_input, opens, suggested, with_known},
        jurisdiction::{Advice, Caution, Ground, advise},
        ledger::{AgreedRate, RatePeriod},
    },
    edition,
    id::{AccountId, DraftId},
    text::Private,
};

const NOW: Instant = Instant(1_772_416_800_000);

fn today() -> Date {
    parse_date("2026-03-02").expect("a date")
}

fn empty() -> Draft {
    Draft::new(
        DraftId::from_parts(NOW, 1),
        AccountId::from_parts(NOW, 1),
        NOW,
    )
}

fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect()
}

fn typed(draft: Draft, step: Step, pairs: &[(&str, &str)]) -> Draft {
    draft
        .typed(step, 0, &values(pairs), NOW)
        .expect("known fields")
}

fn value(draft: &Draft, step: Step, name: &'static str) -> String {
    draft.value(Path { step, row: 0, name }).to_owned()
}

/// The rules the draft breaks, by field.
fn broken(draft: &Draft) -> BTreeMap<String, String> {
    let errors = check(draft, &edition::first_edition(), today()).expect_err("unfinished");
    errors
        .into_iter()
        .map(|error| (error.field, error.rule))
        .collect()
}

/// A loan between two people of Haishu and Xihu.
fn loan() -> Draft {
    let draft = typed(
        empty(),
        Step::Claimant,
        &[("kind", "person"), ("region", "330203")],
    );
    typed(
        draft,
        Step::Respondent,
        &[("kind", "person"), ("region", "330106")],
    )
}

fn advice(draft: &Draft) -> Advice {
    let rules = edition::first_edition();
    let levels = rules.court_levels.at(today()).expect("levels");
    advise(&jurisdiction_facts(draft), &levels.value)
}

fn places(advice: &Advice) -> Vec<(String, Vec<Ground>)> {
    let courts = advice.courts.iter();
    courts
        .map(|court| (court.place.to_string(), court.grounds.clone()))
        .collect()
}

#[test]
fn a_due_date_that_exists_is_asked_for() {
    let with = |due| typed(empty(), Step::Loan, &[("due", due)]);
    let required = Some(&"text.required".to_owned());
    assert_eq!(broken(&with("yes")).get("loan.0.due_date"), required);
    assert_eq!(broken(&with("no")).get("loan.0.due_date"), None);
}

#[test]
fn a_choice_that_asks_for_more_is_noticed_once() {
    let before = typed(empty(), Step::Respondent, &[("name", "张三")]);
    let after = typed(before.clone(), Step::Respondent, &[("kind", "person")]);
    assert!(opens(&before, &after, Step::Respondent, 0));
    assert!(!opens(&after, &after, Step::Respondent, 0));
    let suggested = [("electronic", "yes"), ("email", "a@b.example")];
    let unseen = typed(empty(), Step::Delivery, &suggested);
    assert!(opens(&empty(), &unseen, Step::Delivery, 0));
}

#[test]
fn what_no_court_may_take_is_said_at_the_door() {
    let draft = typed(
        empty(),
        Step::Door,
        &[("other_authority", "yes"), ("premature", "yes")],
    );
    let broken = broken(&draft);
    assert_eq!(broken["door.0.other_authority"], "door.other_authority");
    assert_eq!(broken["door.0.premature"], "door.premature");
}

#[test]
fn birth_date_and_sex_are_read_from_the_id_number() {
    let number = ("id_number", "990101199602290044");
    let known = |pairs: &[(&str, &str)]| with_known(&empty(), Step::Claimant, 0, values(pairs));
    let found = known(&[number, ("born", "")]);
    assert_eq!(
        (found["born"].as_str(), found["sex"].as_str()),
        ("1996-02-29", "female")
    );
    let kept = known(&[number, ("born", "1996-02-28"), ("sex", "male")]);
    assert_eq!(
        (kept["born"].as_str(), kept["sex"].as_str()),
        ("1996-02-28", "male")
    );
    assert!(!known(&[("id_number", "990101199602290045")]).contains_key("born"));
    let saved = typed(empty(), Step::Claimant, &[("sex", "male")]);
    let partly = with_known(&saved, Step::Claimant, 0, values(&[number]));
    assert!(!partly.contains_key("sex"), "what was said stays");
}

#[test]
fn a_page_never_saved_starts_with_what_is_known() {
    let account = Account {
        id: AccountId::from_parts(NOW, 1),
        version: 0,
        email: Private("wang@mail.example".into()),
        name: "王芳".into(),
        password_hash: String::new(),
        standing: Standing::Active,
        grants: Vec::new(),
        totp: Totp::None,
        created: NOW,
    };
    let first = suggested(&empty(), Some(&account));
    assert_eq!(first[&Step::Claimant], values(&[("name", "王芳")]));
    let draft = typed(
        empty(),
        Step::Claimant,
        &[
            ("name", "王芳"),
            ("phone", "13800000001"),
            ("address", "某路1号"),
        ],
    );
    let later = suggested(&draft, Some(&account));
    assert!(!later.contains_key(&Step::Claimant), "typed already");
    assert_eq!(
        later[&Step::Delivery],
        values(&[
            ("email", "wang@mail.example"),
            ("phone", "13800000001"),
            ("address", "某路1号"),
        ])
    );
    let agent = suggested(&empty(), None);
    assert!(
        agent[&Step::Claimant].is_empty(),
        "an agent files for others"
    );
    assert_eq!(value(&empty(), Step::Claimant, "name"), "");
}

#[test]
fn a_habitual_residence_stands_in_the_place_of_the_domicile() {
    let draft = typed(loan(), Step::Respondent, &[("habitual_region", "330105")]);
    let places = places(&advice(&draft));
    assert!(places.contains(&("330105".into(), vec![Ground::RespondentHabitual])));
    assert!(!places.iter().any(|(place, _)| place == "330106"));
}

#[test]
fn an_agreed_place_of_performance_decides() {
    let draft = typed(loan(), Step::Court, &[("performance_region", "330102")]);
    let places = places(&advice(&draft));
    assert!(places.contains(&("330102".into(), vec![Ground::AgreedPerformance])));
}

#[test]
fn a_clause_for_an_unrelated_place_is_void() {
    let clause = |connection| {
        let pairs = [
            ("agreement", "yes"),
            ("agreed_region", "330102"),
            ("connection", connection),
        ];
        advice(&typed(loan(), Step::Court, &pairs))
    };
    let agreed = vec![("330102".to_owned(), vec![Ground::AgreedCourt])];
    for unrelated in ["", "none"] {
        let advice = clause(unrelated);
        assert!(advice.cautions.contains(&Caution::ClauseWithoutConnection));
        assert_ne!(places(&advice), agreed);
    }
    for related in ["signing", "object", "performance", "other"] {
        assert_eq!(places(&clause(related)), agreed, "{related}");
    }
}

#[test]
fn a_clause_for_the_respondents_place_needs_no_word_on_it() {
    let pairs = [("agreement", "yes"), ("agreed_region", "330106")];
    let advice = advice(&typed(loan(), Step::Court, &pairs));
    assert_eq!(
        places(&advice),
        [("330106".to_owned(), vec![Ground::AgreedCourt])]
    );
}

#[test]
fn an_agreed_penalty_and_other_charges_reach_the_ledger() {
    let terms = [
        ("contract_date", "2025-03-01"),
        ("rate_kind", "none"),
        ("late_terms", "yes"),
        ("penalty_rate", "0.05"),
        ("penalty_period", "day"),
    ];
    let draft = typed(loan(), Step::Loan, &terms);
    let draft = typed(draft, Step::Claim, &[("charges", "300")]);
    let terms = ledger_input(&draft, today()).expect("terms").terms;
    let daily = AgreedRate::Rate {
        rate: "0.05%".parse().expect("a rate"),
        per: RatePeriod::Day,
    };
    assert_eq!(terms.penalty_rate, daily);
    assert_eq!(terms.other_charges.to_string(), "300.00");
    let without = typed(draft, Step::Loan, &[("late_terms", "no")]);
    let terms = ledger_input(&without, today()).expect("terms").terms;
    assert_eq!(terms.penalty_rate, AgreedRate::None);
}

#[test]
fn a_renewed_note_is_read_with_the_loan_it_stands_for() {
    let terms = [
        ("contract_date", "2024-01-01"),
        ("agreed_amount", "124000"),
        ("rate_kind", "none"),
        ("renewed", "yes"),
        ("earlier_principal", "100000"),
        ("earlier_date", "2023-01-01"),
        ("rolled_interest", "24000"),
    ];
    let draft = typed(loan(), Step::Loan, &terms);
    let lent = [
        ("date", "2024-01-01"),
        ("flow", "lend"),
        ("amount", "124000"),
    ];
    let draft = typed(draft, Step::Ledger, &lent);
    let claim = [
        ("as_of", "2024-12-31"),
        ("principal", "124000"),
        ("interest", "0"),
        ("total", "124000"),
    ];
    let draft = typed(draft, Step::Claim, &claim);
    let refused = check(&draft, &edition::first_edition(), today()).expect_err("unfinished");
    let of_principal = refused
        .iter()
        .find(|error| error.field == "claim.0.principal")
        .expect("a conflict");
    assert_eq!(of_principal.rule, "ledger.rolled_interest_above_cap");
    assert_eq!(of_principal.facts["computed"], "114,600.00");

    let unsaid = typed(draft, Step::Loan, &[("earlier_date", "")]);
    let required = "text.required".to_owned();
    assert_eq!(broken(&unsaid).get("loan.0.earlier_date"), Some(&required));
    let never = typed(unsaid, Step::Loan, &[("renewed", "no")]);
    assert_eq!(broken(&never).get("claim.0.principal"), None);
}
