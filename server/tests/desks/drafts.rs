use domain::{
    court::{
        desk::{CourtDesk as _, ExhibitWords},
        evidence::EvidenceKind,
        field::Step,
        jurisdiction::Procedure,
        view::DraftView,
    },
    refusal::{Kind, Refusal},
};

use super::support::{House, key};

fn rule(refused: Result<impl core::fmt::Debug, Refusal>) -> String {
    refused
        .expect_err("refused")
        .fields
        .first()
        .map_or_else(String::new, |field| field.rule.clone())
}

#[tokio::test]
async fn a_draft_shows_its_fee_its_ledger_and_its_courts_while_it_is_typed() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    let draft = house.whole_draft(&claimant).await;
    let view: DraftView = house
        .court
        .draft(&claimant, draft)
        .await
        .expect("the draft");
    assert_eq!(view.preview.fee.expect("a fee").total.to_string(), "175.00");
    assert_eq!(
        view.preview
            .ledger
            .expect("a ledger")
            .outstanding
            .principal
            .to_string(),
        "15000.00"
    );
    assert_eq!(view.preview.conflicts, []);
    assert_eq!(view.preview.deadlines[0].end.to_string(), "2026-03-09");
    assert!(view.courts[0].competent && view.courts[0].code.0 == "浙0203");
    assert!(view.courts.iter().filter(|court| court.competent).count() < view.courts.len());
}

/// Submitted on Monday, 2 March: decided by the 9th, paid by the 16th, sent by Monday the 16th (the 14th is a
/// Saturday), answered by the 31st; tried within six, three or, as a small claim, two months.
#[tokio::test]
async fn every_limit_is_previewed_with_the_likely_procedure_and_its_halved_fee() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    let draft = house.whole_draft(&claimant).await;
    let view = house
        .court
        .draft(&claimant, draft)
        .await
        .expect("the draft");
    let limits = view.preview.deadlines.iter();
    let limits: Vec<_> = limits
        .map(|one| (one.rule.to_string(), one.end.to_string()))
        .collect();
    let expected = [
        ("T01", "2026-03-09"),
        ("T02", "2026-03-16"),
        ("T03", "2026-03-16"),
        ("T15", "2026-09-09"),
        ("T16", "2026-06-09"),
        ("T17", "2026-05-09"),
        ("T04", "2026-03-31"),
    ];
    let expected = expected.map(|(rule, end)| (rule.to_owned(), end.to_owned()));
    assert_eq!(limits, expected);
    let procedure = view.preview.procedure.expect("a procedure").procedure;
    assert_eq!(procedure, Procedure::SmallClaims);
    let halved = view.preview.fee_halved.expect("half the fee");
    assert_eq!(halved.total.to_string(), "87.50");
}

#[tokio::test]
async fn a_row_taken_away_twice_takes_no_neighbour_along() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    let draft = house.whole_draft(&claimant).await;
    let seen = || house.court.draft(&claimant, draft);
    let version = seen().await.expect("the draft").version;
    let take = || {
        house
            .court
            .remove_row(&claimant, draft, version, Step::Ledger, 0)
    };
    take().await.expect("taken away");
    let twice = take().await.expect_err("the draft has moved on");
    assert_eq!(
        (twice.kind, twice.code.as_str()),
        (Kind::Conflict, "draft.moved_on")
    );
    let left = seen().await.expect("the draft");
    assert_eq!(left.rows[&Step::Ledger].len(), 1);
}

#[tokio::test]
async fn a_save_says_that_a_choice_asks_for_more_and_fills_in_what_the_number_says() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    let draft = house
        .court
        .open_draft(&claimant, key("d"))
        .await
        .expect("a draft");
    let opened = house.court.draft(&claimant, draft).await.expect("opened");
    assert_eq!(opened.suggested[&Step::Claimant]["name"], "claimant");
    assert!(opened.rows.is_empty(), "nothing is typed yet");
    let save = async |pairs: &[(&str, &str)]| {
        let values = pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let saved = house
            .court
            .save_row(&claimant, draft, None, Step::Claimant, 0, values.collect())
            .await;
        saved.expect("saved").opened
    };
    assert!(save(&[("kind", "person"), ("name", "王芳")]).await);
    assert!(!save(&[("id_number", "990101198511153023"), ("born", "")]).await);
    let view = house.court.draft(&claimant, draft).await.expect("typed");
    assert_eq!(view.value(Step::Claimant, 0, "born"), "1985-11-15");
    assert_eq!(view.value(Step::Claimant, 0, "sex"), "female");
}

#[tokio::test]
async fn a_save_over_a_newer_draft_is_refused() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    let draft = house
        .court
        .open_draft(&claimant, key("d"))
        .await
        .expect("a draft");
    assert_eq!(house.court.open_draft(&claimant, key("d")).await, Ok(draft));
    let values = || [("matter".to_owned(), "loan".to_owned())].into();
    let first = house
        .court
        .save_row(&claimant, draft, Some(0), Step::Door, 0, values())
        .await;
    assert_eq!(first.map(|saved| saved.version), Ok(1));
    let stale = house
        .court
        .save_row(&claimant, draft, Some(0), Step::Door, 0, values())
        .await;
    assert_eq!(stale.expect_err("stale").code, "draft.moved_on");
    let unconditional = house
        .court
        .save_row(&claimant, draft, None, Step::Door, 0, values())
        .await;
    assert_eq!(unconditional.map(|saved| saved.version), Ok(2));
}

#[tokio::test]
async fn an_unfinished_draft_is_not_submitted_and_says_why() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    let draft = house
        .court
        .open_draft(&claimant, key("d"))
        .await
        .expect("a draft");
    let refusal = house
        .court
        .submit(&claimant, draft, key("s"))
        .await
        .expect_err("empty");
    assert_eq!(refusal.kind, Kind::Invalid);
    assert!(refusal.fields.iter().any(|field| field.field == "evidence"));
}

#[tokio::test]
async fn files_are_judged_by_their_bytes() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    let draft = house
        .court
        .open_draft(&claimant, key("d"))
        .await
        .expect("a draft");
    let whole = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n40\n%%EOF\n";
    let locked = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R/Encrypt 2 0 R>>\nstartxref\n40\n%%EOF\n";
    assert!(
        house
            .exhibit(&claimant, draft, "合同.pdf", whole)
            .await
            .is_ok()
    );
    assert_eq!(
        rule(house.exhibit(&claimant, draft, "合同.pdf", locked).await),
        "file.encrypted"
    );
    assert_eq!(
        rule(
            house
                .exhibit(&claimant, draft, "合同.pdf", &whole[..60])
                .await
        ),
        "file.corrupt"
    );
    assert_eq!(
        rule(house.exhibit(&claimant, draft, "合同.jpg", whole).await),
        "file.ending"
    );
    assert_eq!(
        rule(
            house
                .exhibit(&claimant, draft, "合同.exe", b"MZ\x90\x00")
                .await
        ),
        "file.type"
    );
    assert_eq!(
        rule(house.exhibit(&claimant, draft, "合同.pdf", b"").await),
        "file.empty"
    );
    assert_eq!(
        house
            .court
            .draft(&claimant, draft)
            .await
            .expect("the draft")
            .exhibits
            .len(),
        1
    );
}

#[tokio::test]
async fn an_exhibit_is_described_anew_and_taken_away() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    let draft = house.whole_draft(&claimant).await;
    let exhibit = house
        .court
        .draft(&claimant, draft)
        .await
        .expect("the draft")
        .exhibits[0]
        .id;
    let words = ExhibitWords {
        title: "收条".into(),
        kind: EvidenceKind::ElectronicData,
        source: "被告出具".into(),
        purpose: String::new(),
    };
    assert_eq!(
        rule(
            house
                .court
                .describe_exhibit(&claimant, draft, exhibit, words.clone())
                .await
        ),
        "text.required"
    );
    let words = ExhibitWords {
        purpose: "证明还款".into(),
        ..words
    };
    house
        .court
        .describe_exhibit(&claimant, draft, exhibit, words)
        .await
        .expect("described");
    let view = house
        .court
        .draft(&claimant, draft)
        .await
        .expect("the draft");
    assert_eq!(
        (view.exhibits[0].title.as_str(), view.exhibits[0].id),
        ("收条", exhibit)
    );
    house
        .court
        .remove_exhibit(&claimant, draft, exhibit)
        .await
        .expect("taken away");
    let again = house.court.remove_exhibit(&claimant, draft, exhibit).await;
    assert_eq!(again.expect_err("gone").kind, Kind::NotFound);
}
