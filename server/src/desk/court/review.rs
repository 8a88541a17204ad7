//! The filing clerk's desk: the queue, and the three answers to a complaint.

use domain::{
    caller::{Action, Caller, CourtCode, Role},
    clock::Instant,
    court::{
        case::{Case, CaseKind, CaseNumber, CorrectionItem, RefusalGround, Stage},
        deadline::{self, DeadlineRuleId},
        desk::IdempotencyKey,
        filing,
        view::{QueueRow, ReviewView},
    },
    docket::Actor,
    id::CaseId,
    outcome::Outcome,
    refusal::Refusal,
};
use serde_json::{Value, json};
use store::{Unit, Write, unit::Check};

use super::{
    Court,
    gate::enter,
    preview::{advice, not_here, property_fee, rules_missing},
    save::{Command, Tries, refused},
};

/// The most lines of one court's queue on a page: so many to decide, so many overdue fees and so many overdue lists.
const QUEUE_MAX: u32 = 200;

/// A case that was loaded to be decided on, and by whose authority.
struct Opened {
    now: Instant,
    case: Case,
    head: u64,
    actor: Actor,
    check: Check,
}

impl Court {
    pub(super) async fn queue(&self, caller: &Caller) -> Result<Vec<QueueRow>, Refusal> {
        enter(caller, Action::ReadQueue)?;
        let clerk = caller
            .roles()
            .filter(|grant| grant.role == Role::FilingClerk);
        let courts: Vec<CourtCode> = clerk.filter_map(|grant| grant.court.clone()).collect();
        let mut rows = Vec::new();
        let today = self.today();
        for court in &courts {
            let waiting = self
                .store()
                .cases
                .waiting(court, QUEUE_MAX)
                .await
                .map_err(refused)?;
            let overdue = self
                .store()
                .cases
                .fees_overdue(court, QUEUE_MAX)
                .await
                .map_err(refused)?;
            let unanswered = self
                .store()
                .cases
                .lists_overdue(court, QUEUE_MAX)
                .await
                .map_err(refused)?;
            rows.extend(
                waiting
                    .iter()
                    .chain(&overdue)
                    .chain(&unanswered)
                    .filter_map(|case| QueueRow::of(case, today)),
            );
        }
        rows.sort_by_key(|row| (row.decide_by, row.submitted));
        Ok(rows)
    }

    pub(super) async fn review(&self, caller: &Caller, id: CaseId) -> Result<ReviewView, Refusal> {
        let case = self.case_for(caller, id, Action::ReviewFiling).await?;
        self.note_reading(caller, &case, "review").await?;
        let (rules, today) = (self.context.rules.book(), self.today());
        let fee = property_fee(case.filing.claims.total, &rules, today)?;
        let fee_due_if_today = deadline::deadline(&rules, &DeadlineRuleId::FEE_PAYMENT, today);
        let jurisdiction = advice(&self.facts(&case), &rules, today);
        let not_here = not_here(jurisdiction.as_ref(), self.context.courts.get(&case.court));
        let may_send_list = matches!(case.stage, Stage::Submitted { answered: None, .. });
        Ok(ReviewView {
            fee,
            fee_due_if_today: fee_due_if_today.map_err(|_| rules_missing())?,
            jurisdiction: jurisdiction.unwrap_or_default(),
            not_here,
            may_send_list,
            case: self.view(caller, case).await?,
        })
    }

    /// The facts of jurisdiction as filed: the answers are read as the draft they once were.
    fn facts(&self, case: &Case) -> domain::court::jurisdiction::JurisdictionFacts {
        let id = domain::id::DraftId::from_parts(case.first_submitted, 0);
        let typed = filing::draft_of(&case.filing, case.id, id, case.owner, case.first_submitted);
        filing::jurisdiction_facts(&typed)
    }

    pub(super) async fn send_list(
        &self,
        caller: &Caller,
        id: CaseId,
        version: u64,
        items: Vec<CorrectionItem>,
        days: u32,
        key: IdempotencyKey,
    ) -> Result<(), Refusal> {
        let asked = json!({ "case": id, "items": items, "days": days });
        let rules = self.context.rules.book();
        self.decide(
            caller,
            id,
            version,
            ("filing.list", &key, asked),
            |opened| {
                let Opened {
                    case, actor, now, ..
                } = opened;
                Ok((
                    case.return_for_correction(items.clone(), days, actor, now, &rules)?,
                    Vec::new(),
                ))
            },
        )
        .await
    }

    pub(super) async fn accept(
        &self,
        caller: &Caller,
        id: CaseId,
        version: u64,
        key: IdempotencyKey,
    ) -> Result<(), Refusal> {
        let rules = self.context.rules.book();
        let court = self.case_for(caller, id, Action::ReviewFiling).await?.court;
        let mut tries = Tries::new();
        loop {
            let today = self.now().date_in_china();
            // The register gives each court's numbers of a year without a gap; a taken one is asked for again.
            let counter = format!("case:{court}:{}:civil_first", today.year());
            let taken = self
                .store()
                .counters
                .value(&counter)
                .await
                .map_err(refused)?;
            let number = CaseNumber {
                year: today.year(),
                court: court.clone(),
                kind: CaseKind::CivilFirst,
                number: taken + 1,
            };
            let asked = ("filing.accept", &key, json!({ "case": id }));
            let done = self.decide_once(caller, id, version, asked, &mut tries, |opened| {
                let Opened {
                    case, actor, now, ..
                } = opened;
                if now.date_in_china() != today {
                    return Err(Refusal::conflict("moved_on"));
                }
                let fee = property_fee(case.filing.claims.total, &rules, today)?;
                let take = Write::Take {
                    counter: counter.clone(),
                    expected: taken,
                };
                Ok((
                    case.accept(number.clone(), fee, actor, now, &rules)?,
                    vec![take],
                ))
            });
            if done.await? {
                return Ok(());
            }
        }
    }

    pub(super) async fn return_unanswered(
        &self,
        caller: &Caller,
        id: CaseId,
        version: u64,
        key: IdempotencyKey,
    ) -> Result<(), Refusal> {
        let asked = ("filing.return", &key, json!({ "case": id }));
        self.decide(caller, id, version, asked, |opened| {
            let Opened {
                case, actor, now, ..
            } = opened;
            Ok((case.return_unanswered(actor, now)?, Vec::new()))
        })
        .await
    }

    pub(super) async fn refuse(
        &self,
        caller: &Caller,
        id: CaseId,
        version: u64,
        ground: RefusalGround,
        reasons: String,
        key: IdempotencyKey,
    ) -> Result<(), Refusal> {
        let asked = json!({ "case": id, "ground": ground, "reasons": reasons });
        let rules = self.context.rules.book();
        self.decide(
            caller,
            id,
            version,
            ("filing.refuse", &key, asked),
            |opened| {
                let Opened {
                    case, actor, now, ..
                } = opened;
                Ok((
                    case.refuse(ground, reasons.clone(), actor, now, &rules)?,
                    Vec::new(),
                ))
            },
        )
        .await
    }

    async fn decide(
        &self,
        caller: &Caller,
        id: CaseId,
        version: u64,
        asked: (&str, &IdempotencyKey, Value),
        transition: impl Fn(Opened) -> Result<(Outcome<Case>, Vec<Write>), Refusal> + Send + Sync,
    ) -> Result<(), Refusal> {
        let mut tries = Tries::new();
        while !self
            .decide_once(caller, id, version, asked.clone(), &mut tries, &transition)
            .await?
        {}
        Ok(())
    }

    /// One try of a decision: open with authority, one transition, one save; false where it is worth another try.
    async fn decide_once(
        &self,
        caller: &Caller,
        id: CaseId,
        version: u64,
        (act, key, asked): (&str, &IdempotencyKey, Value),
        tries: &mut Tries,
        transition: impl Fn(Opened) -> Result<(Outcome<Case>, Vec<Write>), Refusal> + Send + Sync,
    ) -> Result<bool, Refusal> {
        let account = enter(caller, Action::ReviewFiling)?;
        let command = Command::named(caller, account, act, key, &asked)?;
        let unit = match self.opened(caller, id, version).await {
            Ok(opened) => decision(&command, opened, transition),
            Err(refusal) => Err(refusal),
        };
        match unit {
            Ok(unit) => Ok(tries.judge(self.save(unit).await)?.is_some()),
            Err(refusal) => self.unless_done(&command, refusal).await.map(|_| true),
        }
    }

    async fn opened(&self, caller: &Caller, id: CaseId, version: u64) -> Result<Opened, Refusal> {
        let case = self.case_for(caller, id, Action::ReviewFiling).await?;
        let account = enter(caller, Action::ReviewFiling)?;
        let (actor, check) = self
            .authority(account, Role::FilingClerk, &case.court)
            .await?;
        if case.version != version {
            return Err(Refusal::conflict("case.moved_on").with("version", case.version));
        }
        let head = self.store().dockets.head(id).await.map_err(refused)?;
        Ok(Opened {
            now: self.now(),
            case,
            head,
            actor,
            check,
        })
    }
}

fn decision(
    command: &Command,
    opened: Opened,
    transition: impl Fn(Opened) -> Result<(Outcome<Case>, Vec<Write>), Refusal>,
) -> Result<Unit, Refusal> {
    let (id, expected, head) = (opened.case.id, opened.case.version, opened.head);
    let (check, day) = (opened.check.clone(), opened.now.date_in_china());
    let (outcome, writes) = transition(opened)?;
    let case = Write::Case {
        case: Box::new(outcome.next),
        expected: Some(expected),
    };
    let unit = command
        .unit()
        .on_day(day)
        .check(check)
        .write(case)
        .append(id, head, outcome.docket)
        .effects(outcome.effects);
    Ok(writes.into_iter().fold(unit, Unit::write))
}
