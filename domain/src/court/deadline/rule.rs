use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::calendar::{Roll, Span, Unit};
use crate::rulebook::{Checked, Citation, Keyed};

/// The name of a time limit: `T02`, or `T08.simplified` where one limit has several lengths.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DeadlineRuleId(Cow<'static, str>);

impl DeadlineRuleId {
    pub const ACCEPTANCE_DECISION: DeadlineRuleId = DeadlineRuleId::fixed("T01");
    pub const FEE_PAYMENT: DeadlineRuleId = DeadlineRuleId::fixed("T02");
    pub const COMPLAINT_COPY: DeadlineRuleId = DeadlineRuleId::fixed("T03");
    pub const ANSWER: DeadlineRuleId = DeadlineRuleId::fixed("T04");
    pub const ANSWER_COPY: DeadlineRuleId = DeadlineRuleId::fixed("T05");
    pub const JURISDICTION_OBJECTION: DeadlineRuleId = DeadlineRuleId::fixed("T06");
    pub const EVIDENCE_ORDINARY: DeadlineRuleId = DeadlineRuleId::fixed("T08.ordinary");
    pub const EVIDENCE_SIMPLIFIED: DeadlineRuleId = DeadlineRuleId::fixed("T08.simplified");
    pub const EVIDENCE_SMALL_CLAIMS: DeadlineRuleId = DeadlineRuleId::fixed("T08.small_claims");
    pub const TRIAL_ORDINARY: DeadlineRuleId = DeadlineRuleId::fixed("T15");
    pub const TRIAL_SIMPLIFIED: DeadlineRuleId = DeadlineRuleId::fixed("T16");
    pub const TRIAL_SMALL_CLAIMS: DeadlineRuleId = DeadlineRuleId::fixed("T17");
    pub const APPEAL_JUDGMENT: DeadlineRuleId = DeadlineRuleId::fixed("T19.judgment");
    pub const APPEAL_RULING: DeadlineRuleId = DeadlineRuleId::fixed("T19.ruling");
    pub const ENFORCEMENT_APPLICATION: DeadlineRuleId = DeadlineRuleId::fixed("T33");
    pub const FEE_REFUND: DeadlineRuleId = DeadlineRuleId::fixed("T35");
    pub const FILING_COMPLAINT_ANSWER: DeadlineRuleId = DeadlineRuleId::fixed("T36");

    /// No limit of the table: the court set the length in its notice.
    pub const SET_BY_COURT: DeadlineRuleId = DeadlineRuleId::fixed("T00");

    const fn fixed(id: &'static str) -> DeadlineRuleId {
        DeadlineRuleId(Cow::Borrowed(id))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for DeadlineRuleId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for DeadlineRuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is not of the form `T02` or `T08.simplified`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleIdError(String);

impl std::fmt::Display for RuleIdError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is not the name of a time limit", self.0)
    }
}

impl std::error::Error for RuleIdError {}

impl TryFrom<String> for DeadlineRuleId {
    type Error = RuleIdError;

    fn try_from(text: String) -> Result<DeadlineRuleId, RuleIdError> {
        let (number, variant) = text.split_once('.').unwrap_or((&text, "plain"));
        let numbered = matches!(number.as_bytes(), [b'T', tens, ones]
            if tens.is_ascii_digit() && ones.is_ascii_digit());
        let named = !variant.is_empty()
            && variant
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        match numbered && named {
            true => Ok(DeadlineRuleId(Cow::Owned(text))),
            false => Err(RuleIdError(text)),
        }
    }
}

impl std::str::FromStr for DeadlineRuleId {
    type Err = RuleIdError;

    fn from_str(text: &str) -> Result<DeadlineRuleId, RuleIdError> {
        text.to_owned().try_into()
    }
}

impl From<DeadlineRuleId> for String {
    fn from(id: DeadlineRuleId) -> String {
        id.0.into_owned()
    }
}

/// The event from whose following day a limit is counted; the app has a text for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartEvent {
    ComplaintReceived,
    PaymentNoticeServed,
    CaseFiled,
    ComplaintServed,
    AnswerReceived,
    PanelFixed,
    EvidenceNoticeServed,
    HearingDay,
    RecusalRequested,
    RecusalDecisionServed,
    HearingHeld,
    JudgmentPronounced,
    JudgmentServed,
    RulingServed,
    AppealReceived,
    AppealServed,
    AppealAnswerReceived,
    AppealFileComplete,
    SecondInstanceFiled,
    JudgmentEffective,
    NoticePublished,
    PreservationRequested,
    PreservationTaken,
    SecurityGiven,
    PreservationRuled,
    FreezeBegun,
    PaymentOrderRequested,
    PaymentOrderAccepted,
    PaymentOrderServed,
    PaymentOrderIssued,
    PaymentOrderEnded,
    MediationAgreementEffective,
    ConfirmationAccepted,
    ConsentNoticeSent,
    MediationConsented,
    MediatorDesignationDue,
    MediatorDesignated,
    MediatorAccepted,
    PerformancePeriodEnded,
    EnforcementRequested,
    EnforcementFiled,
    EnforcementObjectionReceived,
    EnforcementDecisionServed,
    DocumentEffective,
    FilingComplaintReceived,
    CourtNoticeServed,
}

/// How long a limit is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    Span(Span),
    /// It ends with another limit, counted from the same day.
    With(DeadlineRuleId),
    /// A condition of the law without a length of its own, such as finality.
    Condition,
}

/// Whether the court may set another length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The law fixes the length.
    #[default]
    Fixed,
    /// The court sets it, not shorter than this.
    AtLeast,
    /// The court sets it, not longer than this.
    AtMost,
}

/// Whether a limit runs from its event or up to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    #[default]
    After,
    /// The act must be done this long before the event, as a summons before its hearing.
    Before,
}

/// A time limit of procedure (期间) as the law states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineRule {
    pub id: DeadlineRuleId,
    pub length: Length,
    pub roll: Roll,
    pub start_event: StartEvent,
    pub law: Vec<Citation>,
    #[serde(default)]
    pub bound: Bound,
    #[serde(default)]
    pub direction: Direction,
}

impl Checked for DeadlineRule {
    fn fault(&self) -> Option<String> {
        let fault = match (&self.length, self.direction) {
            _ if self.law.is_empty() => "cites no article",
            (Length::Span(span), _) if span.n == 0 => "has no length",
            (Length::Span(span), Direction::Before) if span.unit != Unit::Day => {
                "runs backwards in a unit other than days"
            }
            (Length::Span(_), Direction::Before) if self.roll == Roll::End => {
                "would shorten the notice by rolling"
            }
            (Length::Span(span), _) if span.unit == Unit::Hour && self.roll == Roll::End => {
                "rolls although it is counted in hours"
            }
            (Length::With(id), _) if *id == self.id => "ends with itself",
            _ => return None,
        };
        Some(format!("{} {fault}", self.id))
    }
}

impl Keyed for DeadlineRule {
    type Key = DeadlineRuleId;

    fn key(&self) -> DeadlineRuleId {
        self.id.clone()
    }
}
