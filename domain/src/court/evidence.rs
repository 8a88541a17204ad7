//! Exhibits (证据): numbered item by item, with source and purpose (EVI 19), and each file's hash.

use serde::{Deserialize, Serialize};

use crate::{
    clock::Instant,
    docket::Hash,
    id::{ExhibitId, FileId},
};

/// The eight kinds of evidence (CPL 66).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// 当事人的陈述
    PartyStatement,
    /// 书证
    Document,
    /// 物证
    Object,
    /// 视听资料
    AudioVisual,
    /// 电子数据
    ElectronicData,
    /// 证人证言
    Witness,
    /// 鉴定意见
    ExpertOpinion,
    /// 勘验笔录
    InspectionRecord,
}

impl EvidenceKind {
    pub const ALL: [EvidenceKind; 8] = [
        EvidenceKind::PartyStatement,
        EvidenceKind::Document,
        EvidenceKind::Object,
        EvidenceKind::AudioVisual,
        EvidenceKind::ElectronicData,
        EvidenceKind::Witness,
        EvidenceKind::ExpertOpinion,
        EvidenceKind::InspectionRecord,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            EvidenceKind::PartyStatement => "party_statement",
            EvidenceKind::Document => "document",
            EvidenceKind::Object => "object",
            EvidenceKind::AudioVisual => "audio_visual",
            EvidenceKind::ElectronicData => "electronic_data",
            EvidenceKind::Witness => "witness",
            EvidenceKind::ExpertOpinion => "expert_opinion",
            EvidenceKind::InspectionRecord => "inspection_record",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a file is, told by its bytes and never by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileType {
    Pdf,
    Jpeg,
    Png,
    Mp3,
    Mp4,
    Docx,
    Xlsx,
    Text,
}

impl FileType {
    pub const ALL: [FileType; 8] = [
        FileType::Pdf,
        FileType::Jpeg,
        FileType::Png,
        FileType::Mp3,
        FileType::Mp4,
        FileType::Docx,
        FileType::Xlsx,
        FileType::Text,
    ];

    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            FileType::Pdf => "application/pdf",
            FileType::Jpeg => "image/jpeg",
            FileType::Png => "image/png",
            FileType::Mp3 => "audio/mpeg",
            FileType::Mp4 => "video/mp4",
            FileType::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            FileType::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileType::Text => "text/plain; charset=utf-8",
        }
    }

    /// The endings a file of this type may have.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            FileType::Pdf => &["pdf"],
            FileType::Jpeg => &["jpg", "jpeg"],
            FileType::Png => &["png"],
            FileType::Mp3 => &["mp3"],
            FileType::Mp4 => &["mp4", "m4a"],
            FileType::Docx => &["docx"],
            FileType::Xlsx => &["xlsx"],
            FileType::Text => &["txt", "csv"],
        }
    }
}

/// The largest evidence file: 100 MiB, a scanned contract book or ten minutes of film.
pub const FILE_BYTES_MAX: u64 = 100 * 1024 * 1024;

/// All files of one filing together: 1 GiB.
pub const FILING_BYTES_MAX: u64 = 1024 * 1024 * 1024;

/// A file as the store holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    pub id: FileId,
    /// As the sender named it, made safe; never a path.
    pub name: String,
    pub file_type: FileType,
    pub bytes: u64,
    pub sha256: Hash,
    pub stored: Instant,
}

/// One piece of evidence of a filing; its number is its place in the list, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exhibit {
    pub id: ExhibitId,
    pub title: String,
    pub kind: EvidenceKind,
    /// Where it comes from (证据来源).
    pub source: String,
    /// What it is to prove (证明目的).
    pub purpose: String,
    pub file: StoredFile,
}
