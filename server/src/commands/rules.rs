//! `zhangban rules check` and `zhangban rules import`, and how a running server learns of an import.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use domain::{
    docket::Hash,
    id::CaseId,
    replay,
    rulebook::{Amendment, RuleBook},
};
use store::{StoreError, Unit, Write, records, unit::IdempotencyKey};
use tokio::task::JoinHandle;

use crate::{build, clock, config::Config, context::Context};

use super::cli::Outcome;

/// How soon every node computes by an imported amendment.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// Cases read at a time when deadlines are counted anew.
const PAGE_CASES: u32 = 200;

const TRIES_MAX: u32 = 3;

/// The rules are a public specification: anyone can compute the cases again. A file that cannot be computed is a
/// failure of its own and hides no other.
pub(super) fn check(files: &[PathBuf]) -> Outcome {
    let book = domain::edition::first()?;
    let mut whole = true;
    for file in files {
        let (met, lines) = checked(file, &book);
        whole &= met;
        for line in lines {
            println!("{}: {line}", file.display());
        }
    }
    Ok(match whole {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Whether every case of a file was met, and what there is to say of it.
fn checked(file: &Path, book: &RuleBook) -> (bool, Vec<String>) {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => return (false, vec![format!("not readable: {error}")]),
    };
    let report = match replay::check(&text, book) {
        Ok(report) => report,
        Err(error) => return (false, vec![error.to_string()]),
    };
    let differing = report.mismatches.len();
    let mut lines: Vec<String> = report.mismatches.iter().map(ToString::to_string).collect();
    lines.push(format!("{} cases, {differing} differ", report.cases));
    (differing == 0, lines)
}

/// Checks an amendment against the rules in force, then keeps it. Who imports it is whoever runs the program.
pub(super) async fn import(config: Config, file: &Path) -> Outcome {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let sha256 = Hash::of(&bytes);
    let body: serde_json::Value = serde_json::from_slice(&bytes)?;
    let amendment: Amendment = serde_json::from_value(body.clone())?;
    let store = build::store(&config, clock::from_setting(&config.clock)).await?;
    build::rules_in_force(&store).await?.amended(amendment)?;
    let known = store.rules.amendments().await?;
    if known.iter().any(|known| known.amendment.sha256 == sha256) {
        println!("this amendment was imported before");
    } else {
        let key = IdempotencyKey::of_work("rules", sha256.to_string());
        let amendment = records::Amendment {
            sha256,
            imported_by: None,
            body,
        };
        store
            .save(Unit::new(key, sha256).write(Write::Amendment(amendment)))
            .await?;
        tracing::info!(target: "audit", act = "import_rules", sha256 = %sha256, "rules");
        println!("imported {sha256}");
    }
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// A new receipt key begins a minute after its making: by then every node knows whether it has it.
async fn follow_receipt_keys(context: &Context) {
    let mine = match context.receipts.ring() {
        Ok(mine) => mine,
        Err(error) => return tracing::error!(%error, "the receipt keys could not be read"),
    };
    match context.store.know_receipt_keys(&mine).await {
        Ok(lacking) => {
            if !lacking.is_empty() {
                tracing::error!(keys = ?lacking, "another node signs receipts with keys that are not here");
            }
            context.receipts.lack(&lacking);
        }
        Err(error) => tracing::error!(%error, "the receipt keys could not be compared"),
    }
}

/// Looks for amendments another process has imported, as long as the server runs. Under a book it has not counted by
/// yet, as after every start, running deadlines are counted anew.
pub(super) fn follow(context: Arc<Context>) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(LOOK_EVERY);
        let mut counted_by = None;
        loop {
            ticks.tick().await;
            follow_receipt_keys(&context).await;
            match build::rules_in_force(&context.store).await {
                Ok(book) if book != *context.rules.book() => {
                    context.rules.replace(book);
                    tracing::info!("the rules in force have changed");
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "the rules in force could not be read");
                    continue;
                }
            }
            let book = context.rules.book();
            if counted_by.as_ref() == Some(&book) {
                continue;
            }
            match recount(&context, &book).await {
                Ok(moved) => {
                    tracing::info!(moved, "running deadlines were counted anew");
                    counted_by = Some(book);
                }
                Err(error) => tracing::error!(%error, "running deadlines could not be counted"),
            }
        }
    })
}

/// Counts every running deadline anew from its own start (invariant 9); gives how many moved.
///
/// # Errors
/// The store does not answer, or others keep changing a case.
pub async fn recount(context: &Context, book: &RuleBook) -> Result<usize, StoreError> {
    let mut moved = 0;
    let mut after = None;
    loop {
        let cases = &context.store.cases;
        let ids = cases.running_after(after, PAGE_CASES).await?;
        let Some(last) = ids.last() else { break };
        after = Some(*last);
        for id in ids {
            match recounted(context, book, id).await {
                Ok(one) => moved += usize::from(one),
                // One case that does not read holds up no other.
                Err(error @ StoreError::Corrupt { .. }) => {
                    tracing::error!(case = %id, %error, "a running deadline stays as it was");
                }
                Err(error) => return Err(error),
            }
        }
    }
    if moved > 0 {
        context.bell.ring();
    }
    Ok(moved)
}

/// Whether the deadline of one case moved. A case somebody else is just changing is read again.
async fn recounted(context: &Context, book: &RuleBook, id: CaseId) -> Result<bool, StoreError> {
    let store = &context.store;
    let mut left = TRIES_MAX;
    loop {
        let Some(case) = store.cases.by_id(id).await? else {
            return Ok(false);
        };
        let (version, head) = (case.version, store.dockets.head(id).await?);
        let Some(outcome) = case.recomputed(book, context.now()) else {
            return Ok(false);
        };
        let piece = format!("recount:{id}:{version}");
        let request = Hash::of(piece.as_bytes());
        let unit = Unit::new(IdempotencyKey::of_work("rules", piece), request)
            .write(Write::Case {
                case: Box::new(outcome.next),
                expected: Some(version),
            })
            .append(id, head, outcome.docket)
            .effects(outcome.effects);
        left -= 1;
        match store.save(unit).await {
            Ok(_) => return Ok(true),
            Err(StoreError::Conflict(conflict)) if conflict.moved_on() && left > 0 => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_computed_fails_and_hides_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let draw = r#"{"scheme": "ZJD-1", "vectors": [{"id": "B-5"}]}"#;
        let fees = r#"{"vectors": [{"kind": "property", "input": {"amount": 20000}, "expected_yuan": "300.00"}]}"#;
        let files = [
            folder.path().join("none.json"),
            put("draw.json", draw),
            put("fees.json", fees),
        ];
        let book = domain::edition::first().unwrap();
        let said = files.each_ref().map(|file| {
            let (met, lines) = checked(file, &book);
            (met, lines.concat())
        });
        assert!(!said[0].0 && said[0].1.starts_with("not readable"));
        assert!(!said[1].0 && said[1].1.starts_with("not a format this program computes"));
        assert_eq!(said[2], (true, "1 cases, 0 differ".to_owned()));
    }
}
