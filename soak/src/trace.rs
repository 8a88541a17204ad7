//! What `strace` saw: in which order bytes were written, synced and acknowledged.
//!
//! An acknowledgement is a response that names a case. Its commit is found in the log by the case's id, its exhibit by
//! the file's: written and synced in `parts/`, or once more in `files/`, and named there. All must have been synced,
//! with success and to the end, before the response is written.

use std::{
    collections::{HashMap, HashSet},
    fs::File,
    io::{BufRead as _, BufReader},
    path::Path,
};

use anyhow::{Context as _, Result};

/// What is traced: everything that writes, syncs or names.
pub const CALLS: &str = "trace=pwrite64,write,writev,sendto,sendmsg,fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat";
/// A page of the log is 4 KiB; a quoted byte takes at most four characters, which strace counts as one.
pub const BYTES_SHOWN: &str = "4200";

const ID_CHARS: usize = 26;
const ACKNOWLEDGED: &str = "/court/cases/";

/// One call, at the line where it began and the line where it ended.
#[derive(Debug)]
struct Call {
    began: usize,
    ended: usize,
    name: String,
    /// Descriptors with their paths, names and data, as strace wrote them.
    arguments: String,
    succeeded: bool,
}

/// What is needed of a trace, in the order of the calls' ends.
#[derive(Default)]
pub struct Trace {
    /// Began and ended, of successful syncs of the log.
    log_syncs: Vec<(usize, usize)>,
    /// The line at which a page of the log with this case's id was first written to the end.
    logged: HashMap<String, usize>,
    /// The line at which the response with this case's id began to be written.
    answered: HashMap<String, usize>,
    files: HashMap<String, Steps>,
    /// Began and ended, of successful syncs of folders, by path.
    folder_syncs: HashMap<String, Vec<(usize, usize)>>,
    /// When a folder below `files/` was made.
    made: HashMap<String, usize>,
    pub failed_syncs: u64,
    pub syncs: u64,
}

/// The life of one file, from its first byte to its name in `files/`.
#[derive(Default)]
struct Steps {
    last_write: usize,
    synced: Option<(usize, usize)>,
    renamed: Option<(usize, usize)>,
    folder: String,
}

/// What was acknowledged too early.
#[derive(Debug, Default)]
pub struct Verdict {
    pub acknowledged: u64,
    pub early: Vec<String>,
}

impl Trace {
    /// Reads a trace for the given cases.
    pub fn read(path: &Path, cases: &HashSet<String>, files: &HashSet<String>) -> Result<Self> {
        let mut trace = Self::default();
        let mut open: HashMap<String, (usize, String)> = HashMap::new();
        for (number, line) in BufReader::new(File::open(path)?).split(b'\n').enumerate() {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            let Some((task, rest)) = line.split_once(' ') else {
                continue;
            };
            let rest = rest.trim_start();
            if let Some(start) = rest.strip_suffix("<unfinished ...>") {
                open.insert(task.to_owned(), (number, start.to_owned()));
                // An answer counts from where it begins.
                trace.answer(number, start, cases);
                continue;
            }
            let resumed = rest
                .strip_prefix("<... ")
                .and_then(|rest| rest.split_once(" resumed>"));
            let (began, whole) = match (resumed, open.remove(task)) {
                (Some((_, end)), Some((began, start))) => (began, format!("{start}{end}")),
                _ => (number, rest.to_owned()),
            };
            if let Some(call) = call(began, number, &whole) {
                trace.take(&call, cases, files);
            }
        }
        // Checkpoints sync the log too, and a sync that began first may end last.
        trace.log_syncs.sort_unstable();
        Ok(trace)
    }

    fn take(&mut self, call: &Call, cases: &HashSet<String>, files: &HashSet<String>) {
        let path = first_path(&call.arguments);
        match call.name.as_str() {
            "fsync" | "fdatasync" => self.sync(call, path, files),
            "pwrite64" if path.ends_with("-wal") => {
                for id in ids(&call.arguments, cases) {
                    self.logged.entry(id).or_insert(call.ended);
                }
            }
            "rename" | "renameat" | "renameat2" => {
                let target = call.arguments.rsplit('"').nth(1).unwrap_or_default();
                for id in ids(target, files).filter(|_| target.contains("/files/")) {
                    let steps = self.files.entry(id).or_default();
                    steps.renamed = call.succeeded.then_some((call.began, call.ended));
                    steps.folder = target
                        .rsplit_once('/')
                        .map_or("", |(folder, _)| folder)
                        .to_owned();
                }
            }
            "mkdir" | "mkdirat" if call.succeeded => {
                if let Some(name) = call.arguments.split('"').nth(1) {
                    self.made.insert(name.to_owned(), call.ended);
                }
            }
            _ if path.contains("/files/") || path.contains("/parts/") => {
                for id in ids(path, files) {
                    self.files.entry(id).or_default().last_write = call.ended;
                }
            }
            _ => self.answer(call.began, &call.arguments, cases),
        }
    }

    fn sync(&mut self, call: &Call, path: &str, files: &HashSet<String>) {
        self.syncs += 1;
        if !call.succeeded {
            self.failed_syncs += 1;
            return;
        }
        let span = (call.began, call.ended);
        if path.ends_with("-wal") {
            self.log_syncs.push(span);
        } else if path.contains('#') {
            for id in ids(path, files) {
                self.files.entry(id).or_default().synced = Some(span);
            }
        } else {
            self.folder_syncs
                .entry(path.to_owned())
                .or_default()
                .push(span);
        }
    }

    fn answer(&mut self, began: usize, arguments: &str, cases: &HashSet<String>) {
        let is_response = arguments.contains("HTTP/1.1 200") && arguments.contains(ACKNOWLEDGED);
        if !is_response {
            return;
        }
        for id in ids(arguments, cases) {
            self.answered.entry(id).or_insert(began);
        }
    }

    /// Whether each acknowledged case, and its file, was safe before its answer.
    pub fn judge(&self, told: &[(String, Option<String>)]) -> Result<Verdict> {
        let mut verdict = Verdict::default();
        for (case, file) in told {
            let answered = self.answered.get(case);
            let answered =
                *answered.with_context(|| format!("the trace has the answer of {case}"))?;
            verdict.acknowledged += 1;
            if !self.log_is_safe(case, answered) {
                verdict.early.push(format!("{case}: its commit"));
            }
            if let Some(file) = file
                && let Some(what) = self.unsafe_of_file(file, answered)
            {
                verdict.early.push(format!("{case}: {what} of {file}"));
            }
        }
        Ok(verdict)
    }

    /// The writer syncs after the last page of a commit: the first sync that begins after a page with the id.
    fn log_is_safe(&self, case: &str, answered: usize) -> bool {
        let Some(logged) = self.logged.get(case) else {
            return false;
        };
        let after = self.log_syncs.partition_point(|(began, _)| began <= logged);
        self.log_syncs[after..]
            .iter()
            .any(|(_, ended)| *ended < answered)
    }

    fn unsafe_of_file(&self, file: &str, answered: usize) -> Option<&'static str> {
        let Some(steps) = self.files.get(file) else {
            return Some("every step");
        };
        let Some((_, synced)) = steps.synced.filter(|(began, _)| *began > steps.last_write) else {
            return Some("the bytes");
        };
        let Some((_, renamed)) = steps.renamed.filter(|(began, _)| *began > synced) else {
            return Some("the name");
        };
        let synced_after = |folder: &str, line: usize| {
            let spans = self.folder_syncs.get(folder);
            spans.is_some_and(|spans| {
                spans
                    .iter()
                    .any(|(began, ended)| *began > line && *ended < answered)
            })
        };
        if !synced_after(&steps.folder, renamed) {
            return Some("the folder's entry");
        }
        let made = self.made.get(&steps.folder);
        let above = steps.folder.rsplit_once('/').map_or("", |(above, _)| above);
        match made {
            Some(made) if !synced_after(above, *made) => Some("the folder itself"),
            _ => None,
        }
    }
}

/// `name(arguments) = result`, with a result below zero where it failed.
fn call(began: usize, ended: usize, whole: &str) -> Option<Call> {
    let (name, rest) = whole.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    Some(Call {
        began,
        ended,
        name: name.to_owned(),
        arguments: arguments.to_owned(),
        succeeded: !result.starts_with('-'),
    })
}

/// `12</path>, …` gives the path.
fn first_path(arguments: &str) -> &str {
    let found = arguments
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'));
    found.map_or("", |(path, _)| path)
}

/// Every known id in a text. Ids stand side by side in a page, so every place is looked at where one could begin.
fn ids<'a>(text: &'a str, known: &'a HashSet<String>) -> impl Iterator<Item = String> + 'a {
    let places = text.match_indices("01");
    let candidates = places.filter_map(|(at, _)| text.get(at..at + ID_CHARS));
    candidates
        .filter(|it| known.contains(*it))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "01M7GZFQ80Q79XD2AC4MY3DYG1";
    const PAGE: &str =
        "7 pwrite64(9</d/zhangban.db-wal>, \"x01M7GZFQ80Q79XD2AC4MY3DYG1y\"..., 4096, 32) = 4096";
    const SYNC: &str = "7 fdatasync(9</d/zhangban.db-wal>) = 0";
    const ANSWER: &str = "8 writev(5<socket:[1]>, [{iov_base=\"HTTP/1.1 200 OK\\r\\n{\\\"to\\\":\\\"/court/cases/01M7GZFQ80Q79XD2AC4MY3DYG1/receipt\\\"}\"}], 1) = 99";

    const FILE: &str = "01M7GZFQ80Q79XD2AC4MY3DYFJ";
    const EXHIBIT: [&str; 5] = [
        "7 write(8</d/parts/01M7GZFQ80Q79XD2AC4MY3DYFJ-0a#1>, \"x\", 1) = 1",
        "7 fsync(8</d/parts/01M7GZFQ80Q79XD2AC4MY3DYFJ-0a#1>) = 0",
        "7 rename(\"/d/parts/01M7GZFQ80Q79XD2AC4MY3DYFJ-0a#1\", \"/d/parts/01M7GZFQ80Q79XD2AC4MY3DYFJ-0a\") = 0",
        "7 rename(\"/d/files/FJ/01M7GZFQ80Q79XD2AC4MY3DYFJ#1\", \"/d/files/FJ/01M7GZFQ80Q79XD2AC4MY3DYFJ\") = 0",
        "7 fsync(8</d/files/FJ>) = 0",
    ];

    fn early(lines: &[&str]) -> usize {
        judged("case", lines, None).len()
    }

    fn judged(name: &str, lines: &[&str], file: Option<&str>) -> Vec<String> {
        let name = format!("soak-trace-{name}-{}-{}", std::process::id(), lines.len());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, lines.join("\n")).expect("written");
        let (cases, files) = (HashSet::from([CASE.to_owned()]), file.map(str::to_owned));
        let known = files.iter().cloned().collect();
        let trace = Trace::read(&path, &cases, &known).expect("read");
        std::fs::remove_file(path).expect("removed");
        let verdict = trace.judge(&[(CASE.to_owned(), files)]);
        verdict.expect("judged").early
    }

    #[test]
    fn each_step_of_a_file_is_asked_for() {
        let lines = |without: Option<usize>| {
            let kept = (0..EXHIBIT.len()).filter(|at| Some(*at) != without);
            let mut lines: Vec<&str> = kept.map(|at| EXHIBIT[at]).collect();
            lines.extend([PAGE, SYNC, ANSWER]);
            lines
        };
        assert_eq!(judged("whole", &lines(None), Some(FILE)), [""; 0]);
        for (without, what) in [(1, "the bytes"), (3, "the name"), (4, "the folder's entry")] {
            let early = judged("lacking", &lines(Some(without)), Some(FILE));
            assert_eq!(early, [format!("{CASE}: {what} of {FILE}")]);
        }
    }

    #[test]
    fn a_sync_between_commit_and_answer_is_asked_for() {
        assert_eq!(early(&[PAGE, SYNC, ANSWER]), 0);
        assert_eq!(early(&[PAGE, ANSWER]), 1);
        assert_eq!(early(&[PAGE, ANSWER, SYNC, ""]), 1);
    }

    #[test]
    fn a_sync_that_failed_or_has_not_ended_is_none() {
        let failed = "7 fdatasync(9</d/zhangban.db-wal>) = -1 EIO (Input/output error) (INJECTED)";
        assert_eq!(early(&[PAGE, failed, ANSWER, "", ""]), 1);
        let begun = "7 fdatasync(9</d/zhangban.db-wal> <unfinished ...>";
        let ended = "7 <... fdatasync resumed>) = 0";
        assert_eq!(early(&[PAGE, begun, ANSWER, ended, "", ""]), 1);
        assert_eq!(early(&[PAGE, begun, ended, ANSWER, "", "", ""]), 0);
    }
}
