use serde::{Deserialize, Serialize};

use crate::{
    clock::Instant,
    refusal::{FieldError, Refusal},
};

/// Days a claimant may be given to answer the list; the law leaves the figure to the court.
pub const CORRECTION_DAYS: core::ops::RangeInclusive<u32> = 3..=30;

/// The longest note to one item or reason, in characters.
pub const NOTE_CHARS_MAX: usize = 500;

/// The one list of what is lacking (补正告知, REG 7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionList {
    pub items: Vec<CorrectionItem>,
    pub sent: Instant,
    /// Days given from the day after the notice.
    pub days: u32,
}

/// One lack: a code of the closed set and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionItem {
    pub code: CorrectionCode,
    pub note: String,
}

/// What a filing may be sent back for. The check before submission cannot know any of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionCode {
    /// 被告不明确 (INT 209)
    RespondentNotIdentifiable,
    /// 身份材料不清或不符 (REG 6)
    IdentityPaperUnclear,
    /// 授权委托手续不全 (CPL 62)
    PowerOfAttorneyLacking,
    /// 诉讼请求不具体 (CPL 122(3))
    ClaimNotSpecific,
    /// 事实理由不清 (CPL 122(3))
    FactsUnclear,
    /// 证据无法辨认 (OLR 12)
    ExhibitUnreadable,
    /// 证据与目录不符 (EVI 19)
    ExhibitMismatch,
    /// 含谩骂和人身攻击之词 (INT 210)
    AbusiveText,
}

impl CorrectionCode {
    pub const ALL: [CorrectionCode; 8] = [
        CorrectionCode::RespondentNotIdentifiable,
        CorrectionCode::IdentityPaperUnclear,
        CorrectionCode::PowerOfAttorneyLacking,
        CorrectionCode::ClaimNotSpecific,
        CorrectionCode::FactsUnclear,
        CorrectionCode::ExhibitUnreadable,
        CorrectionCode::ExhibitMismatch,
        CorrectionCode::AbusiveText,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            CorrectionCode::RespondentNotIdentifiable => "respondent_not_identifiable",
            CorrectionCode::IdentityPaperUnclear => "identity_paper_unclear",
            CorrectionCode::PowerOfAttorneyLacking => "power_of_attorney_lacking",
            CorrectionCode::ClaimNotSpecific => "claim_not_specific",
            CorrectionCode::FactsUnclear => "facts_unclear",
            CorrectionCode::ExhibitUnreadable => "exhibit_unreadable",
            CorrectionCode::ExhibitMismatch => "exhibit_mismatch",
            CorrectionCode::AbusiveText => "abusive_text",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

pub(super) fn check_list(items: &[CorrectionItem], days: u32) -> Result<(), Refusal> {
    if items.is_empty() {
        return Err(Refusal::field("items", "list.empty"));
    }
    if !CORRECTION_DAYS.contains(&days) {
        let error = FieldError::new("days", "number.range")
            .with("min", CORRECTION_DAYS.start())
            .with("max", CORRECTION_DAYS.end());
        return Err(Refusal::invalid(vec![error]));
    }
    let mut codes: Vec<_> = items.iter().map(|item| item.code).collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.len() != items.len() {
        return Err(Refusal::field("items", "list.twice"));
    }
    items
        .iter()
        .try_for_each(|item| check_note(item.code.code(), &item.note))
}

pub(super) fn check_note(field: &str, note: &str) -> Result<(), Refusal> {
    if note.trim().is_empty() {
        return Err(Refusal::field(field, "text.required"));
    }
    if note.chars().count() > NOTE_CHARS_MAX {
        let error = FieldError::new(field, "text.too_long").with("max", NOTE_CHARS_MAX);
        return Err(Refusal::invalid(vec![error]));
    }
    Ok(())
}
