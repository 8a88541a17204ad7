//! A case (案件) from its submission to the docket: stages that own their data, transitions that consume them.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Date, iso},
    caller::CourtCode,
    clock::Instant,
    court::{
        deadline::{self, Deadline, DeadlineRuleId},
        fee::FeeQuote,
        filing::Filing,
        notice::NoticeKind,
    },
    docket::{Actor, Hash, Statement},
    id::{AccountId, CaseId},
    outcome::{Effect, Outcome},
    refusal::{FieldError, Kind, Refusal},
    rulebook::RuleBook,
};

/// `（2026）浙0203民初1234号`: year of filing, court, type, number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CaseNumber {
    pub year: i32,
    pub court: CourtCode,
    pub kind: CaseKind,
    pub number: u64,
}

/// The type code in a case number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// 民初: civil, first instance.
    CivilFirst,
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            CaseKind::CivilFirst => "民初",
        };
        write!(f, "（{}）{}{kind}{}号", self.year, self.court, self.number)
    }
}

/// A case as the store holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub id: CaseId,
    pub version: u64,
    pub owner: AccountId,
    pub court: CourtCode,
    pub filing: Filing,
    /// When the first complaint reached the system: the claimant's date for limitation.
    pub first_submitted: Instant,
    pub stage: Stage,
}

/// Where a case stands before trial. Every variant owns what is known there and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// 待审查: the court's seven days run (CPL 126).
    Submitted {
        at: Instant,
        decide_by: Deadline,
        /// Set once the seven days have passed undecided (先行立案, REG 8).
        escalated: Option<Instant>,
        /// The one list there may be, once it has been answered (REG 7, OLR 9).
        answered: Option<CorrectionList>,
    },
    /// 待补正: the claimant's turn.
    Correction {
        list: CorrectionList,
        due: Deadline,
        /// Set when the period seemed to pass on a provisional date: nothing is returned before a notice settles it.
        overdue: Option<Instant>,
    },
    /// 已立案
    Docketed {
        number: CaseNumber,
        accepted: Instant,
        fee: Box<FeeQuote>,
        fee_due: Deadline,
        /// Set when the fee date passed unpaid: a task of the filing clerk, never an automatic loss (INT 213).
        fee_overdue: Option<Instant>,
        /// The one list there was: its document can be printed at any later time.
        #[serde(default)]
        answered: Option<CorrectionList>,
    },
    /// 退回: the period of the list passed without an answer (REG 7).
    Returned { at: Instant, list: CorrectionList },
    /// 不予受理: appealable within ten days (CPL 126, 171).
    Refused {
        at: Instant,
        ground: RefusalGround,
        reasons: String,
        /// The one list there was.
        #[serde(default)]
        list: Option<CorrectionList>,
        /// The claimant may appeal against the ruling (T19: CPL 171, INT 244).
        appeal_by: Deadline,
    },
}

/// The docket events that say a complaint came in; each gives a receipt.
pub const SUBMISSIONS: [&str; 2] = ["filing.submitted", "filing.resubmitted"];

impl Stage {
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Stage::Submitted { .. } => "submitted",
            Stage::Correction { .. } => "correction",
            Stage::Docketed { .. } => "docketed",
            Stage::Returned { .. } => "returned",
            Stage::Refused { .. } => "refused",
        }
    }
}

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

/// Why a court may not take a case (CPL 122, 127).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalGround {
    /// CPL 122(1)
    NoDirectInterest,
    /// CPL 122(2), INT 209
    NoDefiniteRespondent,
    /// CPL 122(3)
    NoSpecificClaim,
    /// CPL 127(1)
    Administrative,
    /// CPL 127(2)
    Arbitration,
    /// CPL 127(3)
    OtherAuthority,
    /// CPL 127(4)
    OtherCourt,
    /// CPL 127(5)
    AlreadyDecided,
    /// CPL 127(6)
    Premature,
}

impl RefusalGround {
    pub const ALL: [RefusalGround; 9] = [
        RefusalGround::NoDirectInterest,
        RefusalGround::NoDefiniteRespondent,
        RefusalGround::NoSpecificClaim,
        RefusalGround::Administrative,
        RefusalGround::Arbitration,
        RefusalGround::OtherAuthority,
        RefusalGround::OtherCourt,
        RefusalGround::AlreadyDecided,
        RefusalGround::Premature,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            RefusalGround::NoDirectInterest => "no_direct_interest",
            RefusalGround::NoDefiniteRespondent => "no_definite_respondent",
            RefusalGround::NoSpecificClaim => "no_specific_claim",
            RefusalGround::Administrative => "administrative",
            RefusalGround::Arbitration => "arbitration",
            RefusalGround::OtherAuthority => "other_authority",
            RefusalGround::OtherCourt => "other_court",
            RefusalGround::AlreadyDecided => "already_decided",
            RefusalGround::Premature => "premature",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// The article the ground stands in.
    #[must_use]
    pub fn article(self) -> &'static str {
        match self {
            RefusalGround::NoDirectInterest => "CPL 122(1)",
            RefusalGround::NoDefiniteRespondent => "CPL 122(2)",
            RefusalGround::NoSpecificClaim => "CPL 122(3)",
            RefusalGround::Administrative => "CPL 127(1)",
            RefusalGround::Arbitration => "CPL 127(2)",
            RefusalGround::OtherAuthority => "CPL 127(3)",
            RefusalGround::OtherCourt => "CPL 127(4)",
            RefusalGround::AlreadyDecided => "CPL 127(5)",
            RefusalGround::Premature => "CPL 127(6)",
        }
    }
}

/// Days a claimant may be given to answer the list; the law leaves the figure to the court.
pub const CORRECTION_DAYS: core::ops::RangeInclusive<u32> = 3..=30;

/// The longest note to one item or reason, in characters.
pub const NOTE_CHARS_MAX: usize = 500;

fn wrong_stage() -> Refusal {
    Refusal::conflict("case.stage")
}

/// A court's decision period starts anew with each submission (T01: CPL 126, INT 126, REG 8).
fn decide_by(rules: &RuleBook, at: Instant) -> Result<Deadline, Refusal> {
    limit(rules, &DeadlineRuleId::ACCEPTANCE_DECISION, at)
}

fn limit(rules: &RuleBook, id: &DeadlineRuleId, at: Instant) -> Result<Deadline, Refusal> {
    deadline::deadline(rules, id, at.date_in_china())
        .map_err(|_| Refusal::new(Kind::Unavailable, "rules.missing"))
}

impl Case {
    /// A checked filing becomes a case (SUBMITTED, receipt W01).
    ///
    /// # Errors
    /// The rule book lacks T01.
    pub fn submit(
        id: CaseId,
        owner: AccountId,
        filing: Filing,
        actor: Actor,
        now: Instant,
        rules: &RuleBook,
    ) -> Result<Outcome<Case>, Refusal> {
        let decide_by = decide_by(rules, now)?;
        let next_check = Some(decide_by.expires_at);
        let docket = vec![submission(actor, &filing, &decide_by, "filing.submitted")];
        let case = Case {
            id,
            version: 0,
            owner,
            court: filing.court.clone(),
            filing,
            first_submitted: now,
            stage: Stage::Submitted {
                at: now,
                decide_by,
                escalated: None,
                answered: None,
            },
        };
        Ok(Outcome {
            next: case,
            docket,
            effects: vec![
                Effect::Issue {
                    case: id,
                    notice: NoticeKind::SubmissionReceipt,
                },
                Effect::Remind {
                    case: id,
                    about: "filing.submitted".into(),
                },
            ],
            next_check,
        })
    }

    /// The clerk sends the first and only list (CORRECTION, W02).
    ///
    /// # Errors
    /// A list was sent before (REG 7); the case is at another stage; the list is empty or malformed.
    pub fn return_for_correction(
        self,
        items: Vec<CorrectionItem>,
        days: u32,
        actor: Actor,
        now: Instant,
        rules: &RuleBook,
    ) -> Result<Outcome<Case>, Refusal> {
        let Stage::Submitted { answered, .. } = &self.stage else {
            return Err(wrong_stage());
        };
        if answered.is_some() {
            return Err(Refusal::conflict("case.second_list"));
        }
        check_list(&items, days)?;
        let due = deadline::of_days(rules, now.date_in_china(), days, "REG 7");
        let next_check = Some(due.expires_at);
        let codes: Vec<_> = items.iter().map(|item| item.code.code()).collect();
        let said = Statement::new(actor, "filing.correction_list")
            .with("codes", codes.join(","))
            .with("due", iso(due.end));
        let id = self.id;
        let list = CorrectionList {
            items,
            sent: now,
            days,
        };
        Ok(Outcome {
            next: self.at(Stage::Correction {
                list,
                due,
                overdue: None,
            }),
            docket: vec![said],
            effects: vec![
                Effect::Issue {
                    case: id,
                    notice: NoticeKind::CorrectionList,
                },
                Effect::Remind {
                    case: id,
                    about: "filing.correction_list".into(),
                },
            ],
            next_check,
        })
    }

    /// The claimant answers the list; the seven days run anew from the next day (REG 7).
    ///
    /// # Errors
    /// No list is open; the answer names another court: that one has no case to answer in.
    pub fn resubmit(
        mut self,
        filing: Filing,
        actor: Actor,
        now: Instant,
        rules: &RuleBook,
    ) -> Result<Outcome<Case>, Refusal> {
        let Stage::Correction { list, .. } = &self.stage else {
            return Err(wrong_stage());
        };
        if filing.court != self.court {
            return Err(Refusal::field("court.0.court", "court.fixed"));
        }
        let answered = Some(list.clone());
        let decide_by = decide_by(rules, now)?;
        let next_check = Some(decide_by.expires_at);
        let docket = vec![submission(actor, &filing, &decide_by, "filing.resubmitted")];
        let id = self.id;
        self.filing = filing;
        Ok(Outcome {
            next: self.at(Stage::Submitted {
                at: now,
                decide_by,
                escalated: None,
                answered,
            }),
            docket,
            effects: vec![
                Effect::Issue {
                    case: id,
                    notice: NoticeKind::SubmissionReceipt,
                },
                Effect::Remind {
                    case: id,
                    about: "filing.resubmitted".into(),
                },
            ],
            next_check,
        })
    }

    /// The clerk accepts (DOCKETED, W04 and W06, fee deadline T02).
    ///
    /// # Errors
    /// The case is not waiting for a decision.
    pub fn accept(
        self,
        number: CaseNumber,
        fee: FeeQuote,
        actor: Actor,
        now: Instant,
        rules: &RuleBook,
    ) -> Result<Outcome<Case>, Refusal> {
        let Stage::Submitted { answered, .. } = &self.stage else {
            return Err(wrong_stage());
        };
        let answered = answered.clone();
        let fee_due = limit(rules, &DeadlineRuleId::FEE_PAYMENT, now)?;
        let said = Statement::new(actor, "case.accepted")
            .with("number", &number)
            .with("fee", fee.total)
            .with("fee_due", iso(fee_due.end));
        let id = self.id;
        let next_check = Some(fee_due.expires_at);
        Ok(Outcome {
            next: self.at(Stage::Docketed {
                number,
                accepted: now,
                fee: Box::new(fee),
                fee_due,
                fee_overdue: None,
                answered,
            }),
            docket: vec![said],
            effects: vec![
                Effect::Issue {
                    case: id,
                    notice: NoticeKind::Acceptance,
                },
                Effect::Issue {
                    case: id,
                    notice: NoticeKind::FeeNotice,
                },
                Effect::Remind {
                    case: id,
                    about: "case.accepted".into(),
                },
            ],
            next_check,
        })
    }

    /// The clerk refuses with an article (REFUSED, W03, time to appeal T19).
    ///
    /// # Errors
    /// The case is not waiting for a decision, as while the claimant's period for the list runs, or the reasons are empty or too long.
    pub fn refuse(
        self,
        ground: RefusalGround,
        reasons: String,
        actor: Actor,
        now: Instant,
        rules: &RuleBook,
    ) -> Result<Outcome<Case>, Refusal> {
        let Stage::Submitted { answered, .. } = &self.stage else {
            return Err(wrong_stage());
        };
        let list = answered.clone();
        check_note("reasons", &reasons)?;
        let appeal_by = limit(rules, &DeadlineRuleId::APPEAL_RULING, now)?;
        let said = Statement::new(actor, "case.refused")
            .with("ground", ground.code())
            .with("article", ground.article())
            .with("appeal_by", iso(appeal_by.end))
            .with("reasons_sha256", Hash::of(reasons.as_bytes()));
        let id = self.id;
        Ok(Outcome {
            next: self.at(Stage::Refused {
                at: now,
                ground,
                reasons,
                list,
                appeal_by,
            }),
            docket: vec![said],
            effects: vec![
                Effect::Issue {
                    case: id,
                    notice: NoticeKind::Refusal,
                },
                Effect::Remind {
                    case: id,
                    about: "case.refused".into(),
                },
            ],
            next_check: None,
        })
    }

    /// What time alone does. It proposes and records; it decides nothing the law gives to a person.
    ///
    /// `None` when nothing is due at `now`.
    #[must_use]
    pub fn tick(self, now: Instant) -> Option<Outcome<Case>> {
        let id = self.id;
        let (stage, event, article) = match self.stage.clone() {
            Stage::Submitted {
                at,
                decide_by,
                escalated: None,
                answered,
            } if decide_by.expires_at <= now => {
                let stage = Stage::Submitted {
                    at,
                    decide_by,
                    escalated: Some(now),
                    answered,
                };
                (stage, "clock.decision_overdue", "REG 8")
            }
            // The day may still move: the claimant keeps the turn until a notice settles it.
            Stage::Correction {
                list,
                due,
                overdue: None,
            } if due.expires_at <= now && due.provisional => {
                let overdue = Some(now);
                let stage = Stage::Correction { list, due, overdue };
                (stage, "clock.correction_overdue", "CPL 85")
            }
            Stage::Correction { list, due, .. } if due.expires_at <= now && !due.provisional => {
                (Stage::Returned { at: now, list }, "clock.returned", "REG 7")
            }
            Stage::Docketed {
                number,
                accepted,
                fee,
                fee_due,
                fee_overdue: None,
                answered,
            } if fee_due.expires_at <= now => {
                let stage = Stage::Docketed {
                    number,
                    accepted,
                    fee,
                    fee_due,
                    fee_overdue: Some(now),
                    answered,
                };
                (stage, "clock.fee_overdue", "INT 213")
            }
            _ => return None,
        };
        Some(Outcome {
            next: self.at(stage),
            docket: vec![Statement::new(Actor::Clock, event).with("article", article)],
            effects: vec![Effect::Remind {
                case: id,
                about: event.into(),
            }],
            next_check: None,
        })
    }

    /// When the clock must look at this case again; recomputable from the case alone.
    #[must_use]
    pub fn next_check(&self) -> Option<Instant> {
        match &self.stage {
            Stage::Submitted {
                decide_by,
                escalated: None,
                ..
            } => Some(decide_by.expires_at),
            Stage::Correction {
                due, overdue: None, ..
            } => Some(due.expires_at),
            Stage::Docketed {
                fee_due,
                fee_overdue: None,
                ..
            } => Some(fee_due.expires_at),
            _ => None,
        }
    }

    #[must_use]
    pub fn number(&self) -> Option<&CaseNumber> {
        match &self.stage {
            Stage::Docketed { number, .. } => Some(number),
            _ => None,
        }
    }

    /// The day a court must act by, for the order of its queue.
    #[must_use]
    pub fn court_acts_by(&self) -> Option<Date> {
        match &self.stage {
            Stage::Submitted { decide_by, .. } => Some(decide_by.end),
            Stage::Docketed {
                fee_due,
                fee_overdue: Some(_),
                ..
            } => Some(fee_due.end),
            _ => None,
        }
    }

    pub(super) fn at(mut self, stage: Stage) -> Self {
        self.stage = stage;
        self.version += 1;
        self
    }
}

/// What a receipt says of a submission stands in its entry, since a later answer replaces the filing.
fn submission(actor: Actor, filing: &Filing, decide_by: &Deadline, event: &str) -> Statement {
    let files = filing.exhibits.iter().map(|exhibit| &exhibit.file);
    let files = files.map(|file| format!("{}:{}", file.sha256, file.bytes));
    Statement::new(actor, event)
        .with("amount_fen", filing.claims.total.0)
        .with("exhibit_files", files.collect::<Vec<_>>().join(","))
        .with("filing_sha256", filing.digest())
        .with("exhibits", filing.exhibits.len())
        .with("decide_by", iso(decide_by.end))
}

fn check_list(items: &[CorrectionItem], days: u32) -> Result<(), Refusal> {
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

fn check_note(field: &str, note: &str) -> Result<(), Refusal> {
    if note.trim().is_empty() {
        return Err(Refusal::field(field, "text.required"));
    }
    if note.chars().count() > NOTE_CHARS_MAX {
        let error = FieldError::new(field, "text.too_long").with("max", NOTE_CHARS_MAX);
        return Err(Refusal::invalid(vec![error]));
    }
    Ok(())
}
