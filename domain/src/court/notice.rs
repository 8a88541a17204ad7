//! Documents the court issues, by the numbers of the specification (W01…W44).

use serde::{Deserialize, Serialize};

use crate::{
    clock::Instant,
    court::evidence::StoredFile,
    id::{CaseId, NoticeId},
};

/// A kind of court document (文书).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// W01 起诉材料接收凭证
    SubmissionReceipt,
    /// W02 补正告知书
    CorrectionList,
    /// W03 不予受理裁定书
    Refusal,
    /// W04 受理案件通知书
    Acceptance,
    /// W06 交纳诉讼费用通知书
    FeeNotice,
}

impl NoticeKind {
    #[must_use]
    pub fn number(self) -> &'static str {
        match self {
            NoticeKind::SubmissionReceipt => "W01",
            NoticeKind::CorrectionList => "W02",
            NoticeKind::Refusal => "W03",
            NoticeKind::Acceptance => "W04",
            NoticeKind::FeeNotice => "W06",
        }
    }
}

/// An issued document: its kind, its file, when it was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub id: NoticeId,
    pub case: CaseId,
    pub kind: NoticeKind,
    /// Counts documents of one kind in one case, from 1: a second receipt follows a correction.
    pub round: u32,
    pub file: StoredFile,
    pub issued: Instant,
    /// Glyphs the document font lacks; a clerk must look at the paper before it is relied on.
    pub missing_glyphs: Vec<char>,
}
