//! Cases driven through the desks, act by act, in the order of their days.

use std::sync::Arc;

use bytes::Bytes;
use domain::{
    calendar::Date,
    caller::Caller,
    clock::Instant,
    court::{
        case::CorrectionItem,
        desk::{CourtDesk as _, ExhibitWords, IdempotencyKey},
        evidence::EvidenceKind,
        field::Step,
    },
    id::{CaseId, DraftId},
    money::Fen,
    refusal::Refusal,
};
use futures::stream;
use store::clock::HandClock;

use super::{
    accounts::PEOPLE,
    filing::days_before,
    load::DemoError,
    story::{Act, STORIES, Story},
};
use crate::{context::Context, desk::court::Court, work};

/// A scheduled act: when, in which story, which of its acts.
type Scheduled = (Instant, usize, Act);

/// Tells every story on a clock that only moves forward.
pub(super) async fn tell(
    context: &Arc<Context>,
    clock: &HandClock,
    now: Instant,
) -> Result<usize, DemoError> {
    let court = Court::new(context.clone());
    let mut made: Vec<Option<CaseId>> = vec![None; STORIES.len()];
    for (at, place, act) in schedule(now) {
        pass_time(context, clock, at).await?;
        let told = perform(context, &court, place, act, made[place]).await;
        made[place] = told
            .map_err(|refusal| DemoError::Refused {
                story: place,
                refusal,
            })?
            .or(made[place]);
        work::work_off(context).await?;
    }
    pass_time(context, clock, now).await?;
    Ok(STORIES.len())
}

/// All acts by time. Work begins at nine in the morning; each story has minutes of its own.
fn schedule(now: Instant) -> Vec<Scheduled> {
    let today = now.date_in_china();
    let mut acts: Vec<Scheduled> = STORIES
        .iter()
        .enumerate()
        .flat_map(|(place, story)| {
            story
                .acts
                .iter()
                .map(move |(days_ago, act)| (place, *days_ago, *act))
        })
        .map(|(place, days_ago, act)| {
            let minute = u8::try_from(place * 4).unwrap_or(0);
            let at = Instant::from_china(days_before(today, days_ago), 9, minute);
            (at.min(now), place, act)
        })
        .collect();
    acts.sort_by_key(|(at, place, _)| (*at, *place));
    acts
}

/// Moves the clock through every check that falls due on the way.
async fn pass_time(context: &Context, clock: &HandClock, to: Instant) -> Result<(), DemoError> {
    while let Some(due) = context
        .store
        .schedule
        .next_due()
        .await?
        .filter(|due| *due <= to)
    {
        clock.move_to(due.max(context.now()));
        let moved = work::tick_due(context).await?;
        work::work_off(context).await?;
        if moved == 0 {
            break;
        }
    }
    clock.move_to(to.max(context.now()));
    Ok(())
}

fn caller(key: &str) -> Caller {
    let person = PEOPLE
        .into_iter()
        .find(|person| person.key == key)
        .expect("stories name people of the list");
    Caller {
        account: Some(person.id()),
        session: None,
        grants: vec![person.grant()],
        second_factor: person.role.is_staff(),
    }
}

fn key(place: usize, act: &str) -> IdempotencyKey {
    IdempotencyKey(format!("demo-{place}-{act}"))
}

async fn perform(
    context: &Context,
    court: &Court,
    place: usize,
    act: Act,
    case: Option<CaseId>,
) -> Result<Option<CaseId>, Refusal> {
    let story = &STORIES[place];
    let (filer, clerk) = (caller(story.filer), caller(story.clerk));
    let case = || case.ok_or_else(Refusal::not_found);
    match act {
        Act::Draft => {
            write(context, court, &filer, place, story).await?;
            Ok(None)
        }
        Act::Submit => {
            let draft = write(context, court, &filer, place, story).await?;
            Ok(Some(
                court.submit(&filer, draft, key(place, "submit")).await?,
            ))
        }
        Act::List { code, note, days } => {
            let case = case()?;
            let version = court.review(&clerk, case).await?.case.version;
            let items = vec![CorrectionItem {
                code,
                note: note.to_owned(),
            }];
            court
                .send_list(&clerk, case, version, items, days, key(place, "list"))
                .await?;
            Ok(None)
        }
        Act::Resubmit => {
            let draft = court.correct(&filer, case()?).await?;
            let answer = [("id_number".to_owned(), "99010119780922001X".to_owned())];
            court
                .save_row(&filer, draft, None, Step::Respondent, 0, answer.into())
                .await?;
            Ok(Some(
                court.submit(&filer, draft, key(place, "resubmit")).await?,
            ))
        }
        Act::Accept => {
            let case = case()?;
            let version = court.review(&clerk, case).await?.case.version;
            court
                .accept(&clerk, case, version, key(place, "accept"))
                .await?;
            Ok(None)
        }
        Act::Refuse { ground, reasons } => {
            let case = case()?;
            let version = court.review(&clerk, case).await?.case.version;
            court
                .refuse(
                    &clerk,
                    case,
                    version,
                    ground,
                    reasons.to_owned(),
                    key(place, "refuse"),
                )
                .await?;
            Ok(None)
        }
    }
}

/// Types the whole form and adds two exhibits. The interest is what the ledger says of the draft itself.
async fn write(
    context: &Context,
    court: &Court,
    filer: &Caller,
    place: usize,
    story: &Story,
) -> Result<DraftId, Refusal> {
    let draft = court.open_draft(filer, key(place, "draft")).await?;
    let today = context.today();
    type_pages(court, filer, draft, story, today, Fen::ZERO).await?;
    let run = court.draft(filer, draft).await?.preview.ledger;
    let interest = run.map_or(Fen::ZERO, |run| run.outstanding.interest);
    type_pages(court, filer, draft, story, today, interest).await?;
    exhibits(court, filer, draft, story).await?;
    Ok(draft)
}

async fn type_pages(
    court: &Court,
    filer: &Caller,
    draft: DraftId,
    story: &Story,
    today: Date,
    interest: Fen,
) -> Result<(), Refusal> {
    for (step, row, values) in story.complaint.pages(today, interest) {
        court
            .save_row(filer, draft, None, step, row, values)
            .await?;
    }
    Ok(())
}

async fn exhibits(
    court: &Court,
    filer: &Caller,
    draft: DraftId,
    story: &Story,
) -> Result<(), Refusal> {
    let complaint = &story.complaint;
    let note = format!(
        "借条（演示）\n今借到{}人民币{}元，年利率6%，到期一次性还本付息。\n借款人：{}\n",
        complaint.claimant.name, complaint.lent, complaint.respondent
    );
    let flows = format!(
        "类型,金额\n出借,{}\n归还,{}\n",
        complaint.lent, complaint.paid
    );
    let files = [
        (
            "借条.txt",
            note,
            "借条",
            EvidenceKind::Document,
            "原告保存的借条文字稿",
            "证明借款关系成立和约定的利率",
        ),
        (
            "转账流水.csv",
            flows,
            "转账流水",
            EvidenceKind::ElectronicData,
            "银行网银导出",
            "证明款项的实际交付和归还情况",
        ),
    ];
    for (name, text, title, kind, source, purpose) in files {
        let words = ExhibitWords {
            title: title.to_owned(),
            kind,
            source: source.to_owned(),
            purpose: purpose.to_owned(),
        };
        let body = stream::iter([Ok::<_, std::convert::Infallible>(Bytes::from(text))]);
        crate::evidence::add(court, filer, draft, name, body, words).await?;
    }
    Ok(())
}
