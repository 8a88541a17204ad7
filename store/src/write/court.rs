//! Drafts, cases, notices, readings, and which files they name.

use domain::{
    court::{case::Case, draft::Draft, notice::Notice},
    id::{CaseId, DraftId, FileId},
};

use super::step::{Expect, Step, advances, exists_conflict, version_conflict};
use crate::{
    db::{Value, value::args},
    error::{Conflict, Result},
    keys::Keys,
    records::NewReading,
    sealing::{self, Place},
};

const CASE_AT: &str = "SELECT 1 FROM court_case WHERE id = $1 AND version = $2";
const NEW_DRAFT: &str = "INSERT INTO draft (id, version, owner, updated, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
const SET_DRAFT: &str = "UPDATE draft SET version = $2, owner = $3, updated = $4, body = $5 WHERE id = $1 AND version = $6";
const DROP_DRAFT: &str = "DELETE FROM draft WHERE id = $1 AND version = $2";
const NEW_CASE: &str = "INSERT INTO court_case (id, version, owner, court, stage, court_acts_by, number, first_submitted, body) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
const SET_CASE: &str = "UPDATE court_case SET version = $2, owner = $3, court = $4, stage = $5, court_acts_by = $6, number = $7, \
     first_submitted = $8, body = $9 WHERE id = $1 AND version = $10";
const NUMBER_OF_ANOTHER: &str = "SELECT 1 FROM court_case WHERE number = $1 AND id <> $2";
const FORGET_PARTIES: &str = "DELETE FROM case_party WHERE case_id = $1";
const PARTY: &str =
    "INSERT INTO case_party (digest, case_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
pub(crate) const PLAN_CHECK: &str = "INSERT INTO schedule (case_id, due, not_before, attempts) VALUES ($1, $2, $2, 0) \
     ON CONFLICT (case_id) DO UPDATE SET due = excluded.due, not_before = excluded.not_before, attempts = 0";
pub(crate) const DROP_CHECK: &str = "DELETE FROM schedule WHERE case_id = $1";
const NEW_NOTICE: &str = "INSERT INTO notice (id, case_id, kind, round, issued, body) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
const READING: &str = "INSERT INTO reading (commit_seq, n, at, reader, role, case_id, what) VALUES ($1, $2, $3, $4, $5, $6, $7)";
/// From here on the day runs for files nothing else names.
const FREE_FILES: &str =
    "UPDATE file SET free_since = $2 WHERE id IN (SELECT file_id FROM file_use WHERE used_by = $1)";
const UNUSE_FILES: &str = "DELETE FROM file_use WHERE used_by = $1";
/// Changes one row if the file is there, named already or not.
const USE_FILE: &str = "INSERT INTO file_use (used_by, file_id) SELECT $1, id FROM file WHERE id = $2 \
     ON CONFLICT (used_by, file_id) DO UPDATE SET file_id = excluded.file_id";

/// How an identity number is compared.
pub(crate) fn id_number_index(keys: &Keys, id_number: &str) -> String {
    keys.index("id_number", &id_number.trim().to_uppercase())
}

pub(super) fn case_is_at(id: CaseId, version: u64) -> Step {
    let moved = Conflict::Version {
        table: "case",
        id: id.to_string(),
    };
    Step::new(CASE_AT, args![id, version]).or(Expect::Found(moved))
}

pub(super) fn draft(keys: &Keys, draft: &Draft, expected: Option<u64>) -> Result<Vec<Step>> {
    advances("draft", expected, draft.version)?;
    let id = draft.id.to_string();
    let body = sealing::body(
        keys,
        Place {
            table: "draft",
            id: &id,
        },
        draft,
    )?;
    let mut row = args![draft.id, draft.version, draft.owner, draft.updated, body];
    let put = match expected {
        None => Step::new(NEW_DRAFT, row).or(exists_conflict("draft", &id)),
        Some(expected) => {
            row.push(expected.into());
            Step::new(SET_DRAFT, row).or(version_conflict("draft", &id))
        }
    };
    let mut steps = vec![put];
    let user = used_by("draft", &id);
    if expected.is_some() {
        steps.extend(unuse(&user));
    }
    steps.extend(
        draft
            .exhibits
            .iter()
            .map(|exhibit| use_file(&user, exhibit.file.id)),
    );
    Ok(steps)
}

pub(super) fn drop_draft(id: DraftId, expected: u64) -> Vec<Step> {
    let drop = Step::new(DROP_DRAFT, args![id, expected]).or(version_conflict("draft", id));
    let mut steps = vec![drop];
    steps.extend(unuse(&used_by("draft", &id.to_string())));
    steps
}

pub(super) fn case(keys: &Keys, case: &Case, expected: Option<u64>) -> Result<Vec<Step>> {
    advances("case", expected, case.version)?;
    let id = case.id.to_string();
    let body = sealing::body(
        keys,
        Place {
            table: "case",
            id: &id,
        },
        case,
    )?;
    let number = case.number().map(ToString::to_string);
    let mut steps = Vec::new();
    if let Some(number) = &number {
        let taken = Conflict::Exists {
            table: "case number",
            id: number.clone(),
        };
        let free = Step::new(NUMBER_OF_ANOTHER, args![number.as_str(), case.id]);
        steps.push(free.or(Expect::Absent(taken)));
    }
    let mut row = args![
        case.id,
        case.version,
        case.owner,
        case.court.to_string(),
        case.stage.code(),
        case.court_acts_by().map(|day| day.to_string()),
        number,
        case.first_submitted,
        body,
    ];
    steps.push(match expected {
        None => Step::new(NEW_CASE, row).or(exists_conflict("case", &id)),
        Some(expected) => {
            row.push(expected.into());
            Step::new(SET_CASE, row).or(version_conflict("case", &id))
        }
    });
    if expected.is_some() {
        steps.push(Step::new(FORGET_PARTIES, args![case.id]));
    }
    steps.extend(parties(keys, case)?);
    steps.push(next_check(case));
    // A case keeps what it has ever named: an earlier filing stays provable by its docket entry.
    let user = used_by("case", &id);
    let exhibits = case.filing.exhibits.iter();
    steps.extend(exhibits.map(|exhibit| use_file(&user, exhibit.file.id)));
    Ok(steps)
}

fn parties(keys: &Keys, case: &Case) -> Result<Vec<Step>> {
    let numbers = sealing::personal_texts(&sealing::written(&case.filing)?, "id_number")?;
    let note = |number: &String| Step::new(PARTY, args![id_number_index(keys, number), case.id]);
    Ok(numbers.iter().map(note).collect())
}

/// The schedule is a view of the cases: it always says what the case says.
pub(crate) fn next_check_of(case: &Case) -> (&'static str, Vec<Value>) {
    match case.next_check() {
        Some(due) => (PLAN_CHECK, args![case.id, due]),
        None => (DROP_CHECK, args![case.id]),
    }
}

fn next_check(case: &Case) -> Step {
    let (sql, args) = next_check_of(case);
    Step::new(sql, args)
}

pub(super) fn notice(keys: &Keys, notice: &Notice) -> Result<Vec<Step>> {
    let id = notice.id.to_string();
    let body = sealing::body(
        keys,
        Place {
            table: "notice",
            id: &id,
        },
        notice,
    )?;
    let row = args![
        notice.id,
        notice.case,
        notice.kind.number(),
        notice.round,
        notice.issued,
        body
    ];
    let put = Step::new(NEW_NOTICE, row).or(exists_conflict("notice", &id));
    Ok(vec![put, use_file(&used_by("notice", &id), notice.file.id)])
}

pub(super) fn reading(reading: &NewReading, n: u64) -> Step {
    let mut row = vec![Value::CommitSeq, n.into(), Value::CommitAt];
    row.extend(args![
        reading.reader,
        reading.role.code(),
        reading.case,
        reading.what.as_str()
    ]);
    Step::new(READING, row)
}

fn used_by(table: &str, id: &str) -> String {
    format!("{table}:{id}")
}

fn unuse(user: &str) -> [Step; 2] {
    let mut row = args![user];
    row.push(Value::CommitAt);
    [
        Step::new(FREE_FILES, row),
        Step::new(UNUSE_FILES, args![user]),
    ]
}

fn use_file(user: &str, file: FileId) -> Step {
    Step::new(USE_FILE, args![user, file]).or(Expect::Change(Conflict::FileGone))
}
