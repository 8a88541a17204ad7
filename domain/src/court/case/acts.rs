//! What people do with a case before trial.

use super::{
    Case, CaseNumber, CorrectionItem, CorrectionList, RefusalGround, Stage,
    list::{check_list, check_note},
};
use crate::{
    calendar::iso,
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
    refusal::{Kind, Refusal},
    rulebook::RuleBook,
};

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

    /// The clerk returns a filing whose list ran out on a provisional day (RETURNED): the clock does not, since that
    /// day may still move (CPL 85), so a person answers for it.
    ///
    /// # Errors
    /// No list is open, or its day has not passed.
    pub fn return_unanswered(self, actor: Actor, now: Instant) -> Result<Outcome<Case>, Refusal> {
        let Stage::Correction {
            list,
            due,
            overdue: Some(_),
        } = &self.stage
        else {
            return Err(wrong_stage());
        };
        let said = Statement::new(actor, "filing.returned")
            .with("article", "REG 7")
            .with("due", iso(due.end));
        let list = list.clone();
        let id = self.id;
        Ok(Outcome {
            next: self.at(Stage::Returned { at: now, list }),
            docket: vec![said],
            effects: vec![Effect::Remind {
                case: id,
                about: "filing.returned".into(),
            }],
            next_check: None,
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
