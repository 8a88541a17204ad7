//! What one cell may say.

use super::super::agency::{AgencyStatus, CreditScore, Practitioners};
use super::super::listing::PriceModel;
use super::super::region::RegionCode;
use crate::calendar::{Date, parse_date};
use crate::money::Fen;

pub(super) fn date(cell: &str) -> Option<Date> {
    parse_date(cell).ok()
}

pub(super) fn whole(cell: &str) -> Option<u32> {
    cell.parse().ok()
}

pub(super) fn yes_or_no(cell: &str) -> Option<bool> {
    match cell {
        "1" | "是" => Some(true),
        "0" | "否" => Some(false),
        _ => None,
    }
}

pub(super) fn status(cell: &str) -> Option<AgencyStatus> {
    match cell {
        "listed" | "已入驻" => Some(AgencyStatus::Listed),
        "suspended" | "暂停" => Some(AgencyStatus::Suspended),
        "removed" | "清退" => Some(AgencyStatus::Removed),
        _ => None,
    }
}

pub(super) fn list(cell: &str) -> Vec<String> {
    let parts = cell.split([';', '；']).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

pub(super) fn area(cell: &str) -> Option<Vec<RegionCode>> {
    list(cell).iter().map(|code| code.parse().ok()).collect()
}

/// A plain decimal with at most two places, in hundredths.
pub(super) fn hundredths(cell: &str) -> Option<u64> {
    let (whole, part) = cell.split_once('.').unwrap_or((cell, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let tenths = if part.len() == 1 { 10 } else { 1 };
    let part: u64 = part.parse().ok()?;
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(part * tenths)
}

pub(super) fn credit(cell: &str) -> Option<CreditScore> {
    let score = u16::try_from(hundredths(cell)?).ok()?;
    CreditScore::from_hundredths(score).ok()
}

pub(super) fn price(cell: &str) -> Option<PriceModel> {
    let (model, amount) = cell.split_once(':')?;
    let amount = hundredths(amount)?;
    match model {
        "fixed" => Some(PriceModel::Fixed(Fen(i64::try_from(amount).ok()?))),
        "from" => Some(PriceModel::From(Fen(i64::try_from(amount).ok()?))),
        "rate" => Some(PriceModel::RateBasisPoints(u32::try_from(amount).ok()?)),
        _ => None,
    }
}

pub(super) fn practitioners(cell: &str) -> Option<Vec<Practitioners>> {
    let read = |entry: &String| {
        let (kind, count) = entry.split_once([':', '：'])?;
        Some(Practitioners {
            kind: kind.trim().to_owned(),
            count: count.trim().parse().ok()?,
        })
    };
    list(cell).iter().map(read).collect()
}
