//! Submission, the answer to a correction list, and the receipt of either.

use std::sync::Arc;

use domain::{
    calendar::Date,
    caller::{Action, Caller},
    court::{
        case::{Case, SUBMISSIONS, Stage},
        desk::IdempotencyKey,
        draft::Draft,
        filing::{self, Filing, draft_of},
        notice::NoticeKind,
        view::ReceiptView,
    },
    id::{CaseId, DraftId},
    receipt::{NotProved, PublicKey, SignedReceipt},
    refusal::{Kind, Refusal},
    rulebook::RuleBook,
};
use serde_json::json;
use store::{Unit, Write};

use super::{
    Court,
    draft::id_of,
    gate::{enter, filer},
    save::{Command, Tries, refused},
};

impl Court {
    pub(super) async fn submit(
        &self,
        caller: &Caller,
        id: DraftId,
        key: IdempotencyKey,
    ) -> Result<CaseId, Refusal> {
        let account = enter(caller, Action::SubmitFiling)?;
        let command = Command::named(
            caller,
            account,
            "filing.submit",
            &key,
            &json!({ "draft": id }),
        )?;
        let mut tries = Tries::new();
        loop {
            let unit = match self.submission(caller, id, &command).await {
                Ok(unit) => unit,
                Err(refusal) => return id_of(&self.unless_done(&command, refusal).await?),
            };
            if let Some(saved) = tries.judge(self.save(unit).await)? {
                return id_of(saved.result());
            }
        }
    }

    /// One submission as a unit: the case moves, the draft goes.
    async fn submission(
        &self,
        caller: &Caller,
        id: DraftId,
        command: &Command,
    ) -> Result<Unit, Refusal> {
        let draft = self.own_draft(caller, id).await?;
        let rules = self.context.rules.book();
        let now = self.now();
        let filing = self.checked(&draft, &rules, now.date_in_china())?;
        let actor = filer(caller, draft.owner);
        let drop = Write::DropDraft {
            id,
            expected: draft.version,
        };
        let (outcome, expected, head) = match draft.corrects {
            None => {
                let case = CaseId::from_parts(now, self.context.random.id_half());
                (
                    Case::submit(case, draft.owner, filing, actor, now, &rules)?,
                    None,
                    0,
                )
            }
            Some(case) => {
                let case = self.case_for(caller, case, Action::SubmitFiling).await?;
                let head = self.store().dockets.head(case.id).await.map_err(refused)?;
                let expected = Some(case.version);
                (case.resubmit(filing, actor, now, &rules)?, expected, head)
            }
        };
        let case = outcome.next.id;
        Ok(command
            .unit()
            .on_day(now.date_in_china())
            .write(Write::Case {
                case: Box::new(outcome.next),
                expected,
            })
            .write(drop)
            .append(case, head, outcome.docket)
            .effects(outcome.effects)
            .answering(json!(case)))
    }

    /// The typed complaint, or every rule it breaks; the court must be one of the table.
    fn checked(
        &self,
        draft: &Draft,
        rules: &Arc<RuleBook>,
        today: Date,
    ) -> Result<Filing, Refusal> {
        let filing = filing::check(draft, rules, today).map_err(Refusal::invalid)?;
        match self.context.courts.get(&filing.court) {
            Some(_) => Ok(filing),
            None => Err(Refusal::field("court.0.court", "court.unknown")),
        }
    }

    pub(super) async fn correct(&self, caller: &Caller, id: CaseId) -> Result<DraftId, Refusal> {
        let case = self.case_for(caller, id, Action::SubmitFiling).await?;
        let Stage::Correction { list, .. } = &case.stage else {
            return Err(Refusal::conflict("case.stage"));
        };
        // One list has one answer: the command is named by the list, whoever asks and however often.
        let key = IdempotencyKey(list.sent.ms().to_string());
        let command = Command::named(
            caller,
            case.owner,
            &format!("filing.correct.{id}"),
            &key,
            &json!({}),
        )?;
        let now = self.now();
        let draft_id = DraftId::from_parts(now, self.context.random.id_half());
        let draft = draft_of(&case.filing, id, draft_id, case.owner, now);
        let unit = command.unit().answering(json!(draft_id));
        let unit = unit.write(Write::Draft {
            draft: Box::new(draft),
            expected: None,
        });
        let saved = self.save(unit).await.map_err(refused)?;
        let made: DraftId = id_of(saved.result())?;
        // A draft thrown away by mistake must not cost the right to answer.
        match self.store().drafts.by_id(made).await.map_err(refused)? {
            Some(_) => Ok(made),
            None => self.correct_anew(caller, &case).await,
        }
    }

    async fn correct_anew(&self, caller: &Caller, case: &Case) -> Result<DraftId, Refusal> {
        let drafts = self
            .store()
            .drafts
            .of_owner(case.owner)
            .await
            .map_err(refused)?;
        if let Some(open) = drafts.iter().find(|draft| draft.corrects == Some(case.id)) {
            return Ok(open.id);
        }
        let now = self.now();
        let random = self.context.random;
        let draft = draft_of(
            &case.filing,
            case.id,
            DraftId::from_parts(now, random.id_half()),
            case.owner,
            now,
        );
        let id = draft.id;
        let command = Command::repeatable(caller, case.owner, "filing.correct", random.id_half());
        let unit = command.unit().write(Write::Draft {
            draft: Box::new(draft),
            expected: None,
        });
        self.save(unit).await.map_err(refused)?;
        Ok(id)
    }

    pub(super) async fn receipt(
        &self,
        caller: &Caller,
        id: CaseId,
        round: Option<usize>,
    ) -> Result<ReceiptView, Refusal> {
        let case = self.case_for(caller, id, Action::ReadCase).await?;
        let entries = self.store().dockets.of_case(id).await.map_err(refused)?;
        let submissions: Vec<_> = entries
            .iter()
            .filter(|entry| SUBMISSIONS.contains(&entry.statement.event.as_str()))
            .collect();
        let round = round.unwrap_or(submissions.len());
        let submitted = round
            .checked_sub(1)
            .and_then(|place| submissions.get(place));
        let submitted = submitted.ok_or_else(Refusal::not_found)?;
        let signed = self
            .context
            .receipts
            .sign(&case.court, submitted)
            .map_err(|error| {
                tracing::error!(%error, case = %id, "no receipt");
                Refusal::new(Kind::Unavailable, "unavailable")
            })?;
        let notices = self.store().notices.of_case(id).await.map_err(refused)?;
        let printed = notices.iter().find(|notice| {
            notice.kind == NoticeKind::SubmissionReceipt
                && usize::try_from(notice.round) == Ok(round)
        });
        self.note_reading(caller, &case, "receipt").await?;
        Ok(ReceiptView {
            case: id,
            round,
            text: signed.text(),
            signed,
            notice: printed.map(|notice| notice.id),
        })
    }

    pub(super) fn verify_receipt(&self, text: &str) -> Result<SignedReceipt, NotProved> {
        domain::receipt::verify(text, &self.public_keys())
    }

    pub(super) fn public_keys(&self) -> Vec<PublicKey> {
        self.context.receipts.public().unwrap_or_else(|error| {
            tracing::error!(%error, "the receipt keys cannot be read");
            Vec::new()
        })
    }
}
