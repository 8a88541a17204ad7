//! The task list of a draft: which pages are done, which have errors, which are still empty.

use serde::{Deserialize, Serialize};

use crate::{
    court::{draft::Draft, field::Step},
    refusal::FieldError,
};

/// How far one page of the form has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    NotStarted,
    /// Something is typed, something is wrong or missing.
    Unfinished,
    Done,
    /// May stay empty.
    Optional,
}

/// Every page with its progress, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskList {
    pub steps: Vec<(Step, Progress)>,
}

impl TaskList {
    /// Read off a draft and the errors its check gave.
    #[must_use]
    pub fn of(draft: &Draft, errors: &[FieldError]) -> Self {
        let steps = Step::ALL
            .into_iter()
            .map(|step| (step, progress(draft, errors, step)));
        Self {
            steps: steps.collect(),
        }
    }

    #[must_use]
    pub fn done(&self) -> usize {
        let counts = |progress: &Progress| matches!(progress, Progress::Done | Progress::Optional);
        self.steps
            .iter()
            .filter(|(_, progress)| counts(progress))
            .count()
    }

    /// The first page that still needs something.
    #[must_use]
    pub fn next(&self) -> Option<Step> {
        let open =
            |progress: &Progress| matches!(progress, Progress::NotStarted | Progress::Unfinished);
        self.steps
            .iter()
            .find(|(_, progress)| open(progress))
            .map(|(step, _)| *step)
    }
}

fn progress(draft: &Draft, errors: &[FieldError], step: Step) -> Progress {
    let wrong = errors.iter().any(|error| error.is_on(step.code()));
    let typed = match step {
        Step::Evidence => !draft.exhibits.is_empty(),
        _ => draft
            .rows(step)
            .iter()
            .flat_map(|row| row.values())
            .any(|value| !value.as_str().trim().is_empty()),
    };
    match (typed, wrong) {
        (false, true) => Progress::NotStarted,
        (false, false) => Progress::Optional,
        (true, true) => Progress::Unfinished,
        (true, false) => Progress::Done,
    }
}
