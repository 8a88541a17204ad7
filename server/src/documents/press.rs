//! The document press: a program of its own sets each document and ends with it.
//!
//! Server and press share [`Job`]; the typesetter and its fonts are never in this process.

use std::{
    path::{Path, PathBuf},
    process::{Output, Stdio},
    sync::Arc,
    time::Duration,
};

use domain::clock::Instant;
use tokio::{io::AsyncWriteExt as _, process::Command, sync::Semaphore, time::timeout};

#[path = "../../../press/src/job.rs"]
mod job;

use job::{Dated, Job, Report};

use super::paper::Paper;

const PROGRAM: &str = "zhangban-press";

/// A document is set within a second; one that takes this long is stopped and tried again later.
const SECONDS_MAX: u64 = 60;

/// A document and what of it could not be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    pub pdf: Vec<u8>,
    /// Characters no document font has; each stands in the text as its code point, never as an empty box.
    pub missing_glyphs: Vec<char>,
}

/// Why no document could be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error("{PROGRAM} is not beside this program: both are installed together")]
    NoPress,
    #[error("{PROGRAM}: {0}")]
    Press(#[from] std::io::Error),
    #[error("{template}: {why}")]
    Paper { template: &'static str, why: String },
    #[error("{template}: not set within {SECONDS_MAX} s")]
    TooSlow { template: &'static str },
}

/// One document at a time: a rendering holds two font files in memory.
#[derive(Clone)]
pub struct Documents {
    font_folders: Arc<[PathBuf]>,
    one_at_a_time: Arc<Semaphore>,
}

impl Documents {
    /// `font_folders` are looked through in this order.
    #[must_use]
    pub fn new(font_folders: Vec<PathBuf>) -> Self {
        Self {
            font_folders: font_folders.into(),
            one_at_a_time: Arc::new(Semaphore::new(1)),
        }
    }

    /// Sets a document.
    ///
    /// # Errors
    /// No press, no font, a template that does not compile, or no end of it.
    pub async fn render(&self, paper: Paper) -> Result<Rendered, RenderError> {
        let template = paper.kind.number();
        let failed = |why: String| RenderError::Paper { template, why };
        let job = self
            .job(&paper)
            .map_err(|error| failed(error.to_string()))?;
        let turn = self.one_at_a_time.acquire().await;
        let _turn = turn.map_err(|closed| failed(closed.to_string()))?;
        let output = timeout(Duration::from_secs(SECONDS_MAX), run(&job)).await;
        let output = output.map_err(|_| RenderError::TooSlow { template })??;
        rendered(output).map_err(failed)
    }

    fn job(&self, paper: &Paper) -> serde_json::Result<Vec<u8>> {
        let template = paper.kind.number();
        serde_json::to_vec(&Job {
            font_folders: self.font_folders.to_vec(),
            template: template.to_owned(),
            identifier: format!("{}:{template}:{}", paper.head.case_id, paper.round),
            dated: dated(paper.dated),
            data: serde_json::to_value(paper)?,
        })
    }
}

fn dated(at: Instant) -> Dated {
    let date = at.date_in_china();
    let (hour, minute) = at.time_in_china();
    Dated {
        year: date.year(),
        month: date.month().into(),
        day: date.day(),
        hour,
        minute,
    }
}

/// The press that was installed with this program.
#[must_use]
pub fn program() -> Option<PathBuf> {
    beside(&std::env::current_exe().ok()?)
}

/// The press in the folder of `own`; programs of tests and benchmarks stand one folder below it.
fn beside(own: &Path) -> Option<PathBuf> {
    let folders = own.ancestors().skip(1).take(2);
    let mut places = folders.map(|folder| folder.join(PROGRAM));
    places.find(|place| place.is_file())
}

/// Runs the press; it is killed where nobody waits for it any longer.
async fn run(job: &[u8]) -> Result<Output, RenderError> {
    let program = program().ok_or(RenderError::NoPress)?;
    let mut press = Command::new(program)
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    if let Some(mut input) = press.stdin.take() {
        // One that ended before it read everything says why on its standard error.
        let _ = input.write_all(job).await;
    }
    Ok(press.wait_with_output().await?)
}

fn rendered(output: Output) -> Result<Rendered, String> {
    if !output.status.success() {
        return Err(why(&output));
    }
    let mut pdf = output.stdout;
    let end = pdf.iter().position(|byte| *byte == b'\n');
    let end = end.ok_or("the press gave no report")?;
    let report: Report =
        serde_json::from_slice(&pdf[..end]).map_err(|error| format!("report: {error}"))?;
    pdf.drain(..=end);
    Ok(Rendered {
        pdf,
        missing_glyphs: report.missing_glyphs,
    })
}

/// What the press says of its own failures; what a panic or the system writes may quote a document, and is left out.
fn why(output: &Output) -> String {
    const SAID_ITSELF: i32 = 1;
    match output.status.code() {
        Some(SAID_ITSELF) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        _ => output.status.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::{os::unix::process::ExitStatusExt as _, process::ExitStatus};

    use super::*;

    /// How a process ended, as the system tells it: the signal below, the code above.
    fn ended(status: i32, stdout: &str, stderr: &str) -> Output {
        Output {
            status: ExitStatus::from_raw(status),
            stdout: stdout.into(),
            stderr: stderr.into(),
        }
    }

    #[test]
    fn only_what_the_press_says_itself_is_repeated() {
        let (said_no, panicked, killed) = (1 << 8, 101 << 8, 9);
        let why = |status| rendered(ended(status, "", "王芳\n")).expect_err("no document");
        assert_eq!(why(said_no), "王芳");
        assert_eq!(why(panicked), "exit status: 101");
        assert_eq!(why(killed), "signal: 9 (SIGKILL)");
    }

    #[test]
    fn a_document_needs_its_report() {
        assert!(rendered(ended(0, "%PDF-", "")).is_err());
        assert!(rendered(ended(0, "{}\n%PDF-", "")).is_err());
        let whole = rendered(ended(0, "{\"missing_glyphs\":[\"龘\"]}\n%PDF-\n", ""));
        let expected = Rendered {
            pdf: b"%PDF-\n".to_vec(),
            missing_glyphs: vec!['龘'],
        };
        assert_eq!(whole, Ok(expected));
    }

    #[test]
    fn the_press_is_looked_for_beside_the_program_and_one_folder_above() {
        let folder = tempfile::tempdir().expect("a folder");
        let press = folder.path().join(PROGRAM);
        let found = |own: &str| beside(&folder.path().join(own));
        assert_eq!(found("zhangban"), None);
        std::fs::write(&press, "").expect("written");
        assert_eq!(found("zhangban"), Some(press.clone()));
        assert_eq!(found("deps/whole"), Some(press));
        assert_eq!(found("a/b/zhangban"), None);
    }
}
