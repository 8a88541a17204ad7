//! The lists inside a cell.

use domain::{
    calendar::{Date, parse_date},
    market::{
        agency::{Certificate, CertificateStatus, Practitioners},
        listing::{Listing, PriceModel},
        region::{RegionCode, RegionTable},
        taxonomy::{Grade, LicenceCode, ServiceCode, Taxonomy},
    },
    money::Fen,
};

/// The longest text in one part of an entry, in characters.
const TEXT_CHARS_MAX: usize = 200;

/// The most entries in one cell: twice the catalogue's 61 services.
const ENTRIES_MAX: usize = 122;

/// Two years of working days, as the search knows.
const PROMISED_DAYS_MAX: u16 = 500;

/// A rate above the whole amount of a project is a slip.
const BASIS_POINTS_MAX: u32 = 10_000;

/// The rule an entry breaks.
pub(super) type Broken = &'static str;

/// Reads every entry of a cell; an empty cell has none.
pub(super) fn list<T>(
    cell: &str,
    read: impl Fn(&[&str]) -> Result<T, Broken>,
) -> Result<Vec<T>, Broken> {
    let entries: Vec<&str> = cell
        .split(';')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .collect();
    if entries.len() > ENTRIES_MAX {
        return Err("entries.too_many");
    }
    entries
        .into_iter()
        .map(|entry| read(&entry.split('|').map(str::trim).collect::<Vec<_>>()))
        .collect()
}

pub(super) fn text(part: &str) -> Result<String, Broken> {
    match part {
        "" => Err("text.required"),
        part => optional_text(part),
    }
}

pub(super) fn optional_text(part: &str) -> Result<String, Broken> {
    if part.chars().count() > TEXT_CHARS_MAX {
        return Err("text.too_long");
    }
    if part.chars().any(char::is_control) {
        return Err("text.control");
    }
    Ok(part.to_owned())
}

pub(super) fn region(part: &str) -> Result<RegionCode, Broken> {
    let code: RegionCode = part.parse().map_err(|_| "region.form")?;
    let known = code == RegionCode::NATION || RegionTable::built_in().get(code).is_some();
    if known {
        Ok(code)
    } else {
        Err("region.unknown")
    }
}

pub(super) fn practitioners(parts: &[&str]) -> Result<Practitioners, Broken> {
    let [kind, count] = parts else {
        return Err("entry.parts");
    };
    Ok(Practitioners {
        kind: text(kind)?,
        count: count.parse().map_err(|_| "number.form")?,
    })
}

pub(super) fn certificate(parts: &[&str]) -> Result<Certificate, Broken> {
    let [
        licence,
        number,
        grade,
        scope,
        issuer,
        issued,
        expires,
        status,
    ] = parts
    else {
        return Err("entry.parts");
    };
    let licence: LicenceCode = licence.parse().map_err(|_| "licence.form")?;
    let known = Taxonomy::built_in()
        .licence(&licence)
        .ok_or("licence.unknown")?;
    let grade = match *grade {
        "" => None,
        grade => Some(Grade::from_code(grade).ok_or("grade.unknown")?),
    };
    if grade.is_some_and(|grade| !known.grades.contains(&grade)) {
        return Err("grade.not_of_licence");
    }
    let (issued, expires) = (date(issued)?, optional_date(expires)?);
    if expires.is_some_and(|expires| expires < issued) {
        return Err("date.reversed");
    }
    Ok(Certificate {
        licence,
        number: text(number)?,
        grade,
        scope: scope
            .split('、')
            .filter(|one| !one.is_empty())
            .map(text)
            .collect::<Result<_, _>>()?,
        issuer: text(issuer)?,
        issued,
        expires,
        status: status_of(status)?,
    })
}

fn status_of(code: &str) -> Result<CertificateStatus, Broken> {
    match code {
        "in_force" => Ok(CertificateStatus::InForce),
        "suspended" => Ok(CertificateStatus::Suspended),
        "revoked" => Ok(CertificateStatus::Revoked),
        _ => Err("status.unknown"),
    }
}

pub(super) fn listing(parts: &[&str]) -> Result<Listing, Broken> {
    let [
        service,
        title,
        model,
        value,
        days,
        areas,
        conditions,
        process,
    ] = parts
    else {
        return Err("entry.parts");
    };
    let service: ServiceCode = service.parse().map_err(|_| "service.form")?;
    Taxonomy::built_in()
        .service(service)
        .ok_or("service.unknown")?;
    let promised_working_days = days.parse().map_err(|_| "number.form")?;
    if !(1..=PROMISED_DAYS_MAX).contains(&promised_working_days) {
        return Err("number.range");
    }
    let area: Vec<RegionCode> = areas.split('+').map(region).collect::<Result<_, _>>()?;
    Ok(Listing {
        service,
        title: text(title)?,
        price: price(model, value)?,
        promised_working_days,
        area,
        conditions: optional_text(conditions)?,
        process: optional_text(process)?,
    })
}

fn price(model: &str, value: &str) -> Result<PriceModel, Broken> {
    let amount = || match value.parse::<Fen>() {
        Ok(amount) if !amount.is_negative() && !amount.is_zero() => Ok(amount),
        _ => Err("money.form"),
    };
    match model {
        "fixed" => Ok(PriceModel::Fixed(amount()?)),
        "from" => Ok(PriceModel::From(amount()?)),
        "rate" => match value.parse() {
            Ok(points @ 1..=BASIS_POINTS_MAX) => Ok(PriceModel::RateBasisPoints(points)),
            _ => Err("number.range"),
        },
        _ => Err("price.model"),
    }
}

pub(super) fn date(part: &str) -> Result<Date, Broken> {
    parse_date(part).map_err(|_| "date.form")
}

fn optional_date(part: &str) -> Result<Option<Date>, Broken> {
    if part.is_empty() {
        Ok(None)
    } else {
        date(part).map(Some)
    }
}
