//! The values of a document, read off the case and the docket entry it rests on.

use domain::{
    court::{
        case::{Case, CorrectionList, RefusalGround, Stage},
        deadline::{self, Deadline, DeadlineRuleId},
        fee::{self, Charge, Circumstances, FeeBand, FeeQuote, HalvingReason},
        notice::NoticeKind,
    },
    docket::{Entry, Hash},
    money::{Fen, Ratio},
};

use super::outbox::WorkError;
use crate::{
    context::Context,
    documents::{
        CorrectionLine, ExhibitLine, FeeLine, Head, Paper, Words, article, chinese_date,
        chinese_time, correction_label, deadline_reason, evidence_label, ground_label,
        notice_title, percent, yuan,
    },
    receipts::NoReceipt,
};

/// The document of `kind` as of `entry`; `None` where the case has moved on and no longer holds what it would say.
pub(super) fn paper(
    context: &Context,
    case: &Case,
    entry: &Entry,
    kind: NoticeKind,
    round: u32,
) -> Result<Option<Paper>, WorkError> {
    let words = match (kind, &case.stage) {
        (NoticeKind::SubmissionReceipt, _) => receipt(context, case, entry)?,
        (NoticeKind::CorrectionList, stage) => list_of(stage).map(|list| correction(context, list)),
        (
            NoticeKind::Refusal,
            Stage::Refused {
                ground, reasons, ..
            },
        ) => Some(refusal(case, *ground, reasons)),
        (
            NoticeKind::Acceptance,
            Stage::Docketed {
                accepted, fee_due, ..
            },
        ) => Some(Words::Acceptance {
            received: chinese_date(case.first_submitted.date_in_china()),
            accepted: chinese_date(accepted.date_in_china()),
            fee_due: chinese_date(fee_due.end),
        }),
        (NoticeKind::FeeNotice, Stage::Docketed { fee, fee_due, .. }) => {
            fee_words(context, case, fee, fee_due, entry)
        }
        _ => None,
    };
    Ok(words.map(|words| Paper {
        kind,
        round,
        dated: entry.at,
        head: head(context, case, entry, kind),
        words,
    }))
}

fn head(context: &Context, case: &Case, entry: &Entry, kind: NoticeKind) -> Head {
    Head {
        court: context.courts.name(&case.court),
        title: notice_title(kind),
        number: case
            .number()
            .filter(|_| follows_the_number(kind))
            .map(ToString::to_string),
        case_id: case.id.to_string(),
        claimants: case.filing.claimant_names(),
        respondents: case.filing.respondent_names(),
        cause: "民间借贷纠纷",
        date: chinese_date(entry.at.date_in_china()),
        docket_position: entry.position,
        docket_hash: entry.hash.to_string(),
    }
}

/// Receipts and lists come before a case has its number, however late they are printed.
fn follows_the_number(kind: NoticeKind) -> bool {
    !matches!(
        kind,
        NoticeKind::SubmissionReceipt | NoticeKind::CorrectionList
    )
}

fn receipt(context: &Context, case: &Case, entry: &Entry) -> Result<Option<Words>, WorkError> {
    let signed = match context.receipts.sign(&case.court, entry) {
        Ok(signed) => signed,
        Err(NoReceipt::NoSubmission { .. }) => return Ok(None),
        Err(error) => return Err(WorkError::Receipt(error.to_string())),
    };
    let day = entry.at.date_in_china();
    let rules = context.rules.book();
    let Ok(decide_by) = deadline::deadline(&rules, &DeadlineRuleId::ACCEPTANCE_DECISION, day)
    else {
        return Ok(None);
    };
    let amount = entry.statement.facts.get("amount_fen");
    let Some(amount) = amount.and_then(|fen| fen.parse().ok()) else {
        return Ok(None);
    };
    let exhibits = (1..)
        .zip(&signed.receipt.exhibits)
        .map(|(number, (sha256, bytes))| exhibit_line(case, number, *sha256, *bytes));
    Ok(Some(Words::Receipt {
        received: chinese_time(entry.at),
        amount: yuan(Fen(amount)),
        filing_sha256: signed.receipt.filing_sha256.to_string(),
        exhibits: exhibits.collect(),
        decide_by: chinese_date(decide_by.end),
        decide_reason: deadline_reason(&decide_by),
        key_id: signed.key_id,
        signature: signed.signature,
    }))
}

/// An exhibit of the submission the entry speaks of; one that was taken away since has only its hash.
fn exhibit_line(case: &Case, number: usize, sha256: Hash, bytes: u64) -> ExhibitLine {
    let exhibits = &case.filing.exhibits;
    let found = exhibits.iter().find(|one| one.file.sha256 == sha256);
    let (title, kind, source) = match found {
        Some(one) => (
            one.title.clone(),
            evidence_label(one.kind),
            one.source.clone(),
        ),
        None => ("补正时已更换的材料".to_owned(), "—", "原告".to_owned()),
    };
    ExhibitLine {
        number,
        title,
        kind,
        source,
        bytes,
        sha256: sha256.to_string(),
    }
}

/// The one list of a case, wherever it stands by now.
fn list_of(stage: &Stage) -> Option<&CorrectionList> {
    match stage {
        Stage::Correction { list, .. } | Stage::Returned { list, .. } => Some(list),
        Stage::Submitted { answered, .. } | Stage::Docketed { answered, .. } => answered.as_ref(),
        Stage::Refused { list, .. } => list.as_ref(),
    }
}

fn correction(context: &Context, list: &CorrectionList) -> Words {
    let rules = context.rules.book();
    let due = deadline::of_days(&rules, list.sent.date_in_china(), list.days, "REG 7");
    let items = list.items.iter().map(|item| {
        let (label, citation) = correction_label(item.code);
        CorrectionLine {
            label,
            article: article(citation),
            note: item.note.clone(),
        }
    });
    Words::Correction {
        items: items.collect(),
        days: list.days,
        due: chinese_date(due.end),
        due_reason: deadline_reason(&due),
    }
}

fn refusal(case: &Case, ground: RefusalGround, reasons: &str) -> Words {
    Words::Refusal {
        amount: yuan(case.filing.claims.total),
        ground: ground_label(ground).to_owned(),
        article: article(ground.article()),
        reasons: reasons.to_owned(),
    }
}

fn fee_words(
    context: &Context,
    case: &Case,
    quote: &FeeQuote,
    due: &Deadline,
    entry: &Entry,
) -> Option<Words> {
    let rules = context.rules.book();
    let table = rules.fees.at(entry.at.date_in_china())?;
    let amount = case.filing.claims.total;
    let charge = Charge::Property {
        claims: vec![amount],
    };
    let half = fee::quote(
        &charge,
        &Circumstances::halved_by(HalvingReason::Simplified),
        table,
    )
    .ok()?;
    let lines = quote.lines.iter().map(|line| FeeLine {
        part: part(line.band),
        sum: rounded(line.subtotal),
    });
    Some(Words::Fee {
        amount: yuan(amount),
        lines: lines.collect(),
        total: yuan(quote.total),
        half: yuan(half.total),
        due: chinese_date(due.end),
        due_reason: deadline_reason(due),
        rule: article(quote.lines.first()?.rule.article()),
    })
}

/// One bracket in words: `超过10,000.00元至100,000.00元的部分：90,000.00元 × 2.5%`.
fn part(band: FeeBand) -> String {
    match band {
        FeeBand::Flat { up_to: Some(up_to) } => format!("不超过{}的部分：按件交纳", yuan(up_to)),
        FeeBand::Flat { up_to: None } => "按件交纳".to_owned(),
        FeeBand::Rate {
            base,
            rate,
            over,
            up_to,
        } => {
            let end = up_to.map_or_else(String::new, |up_to| format!("至{}", yuan(up_to)));
            format!(
                "超过{}{end}的部分：{} × {}",
                yuan(over),
                yuan(base),
                percent(rate)
            )
        }
    }
}

/// A line is shown to the fen; only the sum is ever rounded for payment.
fn rounded(subtotal: Ratio) -> String {
    let exact = Fen(1).times(subtotal).and_then(domain::money::Exact::round);
    exact.map_or_else(|_| subtotal.to_string(), yuan)
}
