use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    clock::Instant,
    court::{
        draft::{Draft, Row},
        evidence::Exhibit,
        field::Step,
        filing::Filing,
    },
    docket::Hash,
    id::{AccountId, CaseId, DraftId},
};

/// Every field that was asked and answered, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<Step, Vec<Row>>);

impl Answers {
    /// What of a draft belongs to the filing: a field no longer asked is left behind.
    pub(super) fn of(draft: &Draft) -> Self {
        let asked = |step: Step, row: usize, values: &Row| {
            let fields = step.fields().filter(|field| draft.asks(field, row));
            fields
                .filter_map(|field| {
                    let typed = values.get(field.name)?;
                    (!typed.as_str().trim().is_empty())
                        .then(|| (field.name.to_owned(), typed.clone()))
                })
                .collect()
        };
        let rows = |step: Step| {
            let rows = draft.rows(step).iter().enumerate();
            rows.map(|(row, values)| asked(step, row, values)).collect()
        };
        Self(
            Step::ALL
                .into_iter()
                .map(|step| (step, rows(step)))
                .collect(),
        )
    }

    /// Every value goes in with its length before it, so that no two filings share a digest.
    pub(super) fn digest(&self, exhibits: &[Exhibit]) -> Hash {
        let mut digest = Sha256::new();
        let mut put = |text: &str| {
            digest.update(text.len().to_string().as_bytes());
            digest.update(b":");
            digest.update(text.as_bytes());
            digest.update(b"\n");
        };
        put("ZBF1");
        for (step, rows) in &self.0 {
            for (row, values) in rows.iter().enumerate() {
                for (name, typed) in values {
                    put(&format!("{}.{row}.{name}", step.code()));
                    put(typed.as_str());
                }
            }
        }
        for (number, exhibit) in (1..).zip(exhibits) {
            put(&format!("exhibit.{number}"));
            put(&exhibit.title);
            put(exhibit.kind.code());
            put(&exhibit.source);
            put(&exhibit.purpose);
            put(&exhibit.file.sha256.to_string());
            put(&exhibit.file.bytes.to_string());
        }
        Hash(digest.finalize().into())
    }
}

/// A draft that answers a correction list starts from what was filed: nothing is asked twice.
#[must_use]
pub fn draft_of(
    filing: &Filing,
    case: CaseId,
    id: DraftId,
    owner: AccountId,
    now: Instant,
) -> Draft {
    Draft {
        rows: filing.answers.0.clone(),
        exhibits: filing.exhibits.clone(),
        corrects: Some(case),
        ..Draft::new(id, owner, now)
    }
}
