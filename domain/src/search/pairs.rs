//! The query as address parameters and back; what is not understood is named, never dropped.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::query::{
    AgencyQuery, AgencySort, FACET_VALUES_MAX, LicenceFilter, PAGE_SIZE, PAGE_SIZE_MAX,
    PROMISED_DAYS_MAX, PriceBand, TEXT_CHARS_MAX,
};
use crate::calendar::{iso, parse_date};
use crate::market::agency::CertificateStanding;
use crate::market::taxonomy::Grade;

/// A parameter that was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryError {
    pub parameter: String,
    pub fault: QueryFault,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueryFault {
    Unknown,
    Repeated,
    Malformed,
    TooLong { chars_max: usize },
    TooMany { values_max: usize },
    OutOfRange { least: u16, most: u16 },
}

/// Reads address parameters, decoded, in any order. An empty value counts as absent: that is what an
/// untouched form field sends.
pub fn parse<K, V>(pairs: impl IntoIterator<Item = (K, V)>) -> Result<AgencyQuery, Vec<QueryError>>
where
    K: AsRef<str>,
    V: AsRef<str>,
{
    let mut query = AgencyQuery::default();
    let mut seen: Vec<String> = Vec::new();
    let mut errors: Vec<QueryError> = Vec::new();
    for (name, value) in pairs {
        let (name, value) = (name.as_ref(), value.as_ref());
        if let Err(fault) = take(&mut query, &mut seen, name, value) {
            let parameter: String = name.chars().take(TEXT_CHARS_MAX).collect();
            let error = QueryError { parameter, fault };
            if !errors.contains(&error) {
                errors.push(error);
            }
        }
    }
    if errors.is_empty() {
        Ok(query.normalised())
    } else {
        Err(errors)
    }
}

fn take(
    query: &mut AgencyQuery,
    seen: &mut Vec<String>,
    name: &str,
    value: &str,
) -> Result<(), QueryFault> {
    if !is_known(name) {
        return Err(QueryFault::Unknown);
    }
    if value.is_empty() {
        return Ok(());
    }
    match name {
        "region" => return push(&mut query.regions, parsed(value)?),
        "category" => return push(&mut query.categories, parsed(value)?),
        "service" => return push(&mut query.services, parsed(value)?),
        "licence" => return push(&mut query.licences, licence_filter(value)?),
        "price" => return push(&mut query.prices, known(PriceBand::from_code(value))?),
        _ => {}
    }
    if seen.iter().any(|earlier| earlier == name) {
        return Err(QueryFault::Repeated);
    }
    seen.push(name.to_owned());
    take_single(query, name, value)
}

fn take_single(query: &mut AgencyQuery, name: &str, value: &str) -> Result<(), QueryFault> {
    match name {
        "q" => query.text = text(value)?,
        "grade" => query.grade = Some(known(Grade::from_code(value))?),
        "grade_exact" => query.grade_exact = yes_or_no(value)?,
        "credit" => {
            let stars = u8::try_from(number(value, 1, 5)?);
            query.credit_at_least = Some(stars.map_err(|_| QueryFault::Malformed)?);
        }
        "promised_days" => query.promised_days_max = Some(number(value, 1, PROMISED_DAYS_MAX)?),
        "consortium" => query.consortium = Some(yes_or_no(value)?),
        "certificates" => query.certificates = Some(known(CertificateStanding::from_code(value))?),
        "near" => query.near = Some(parsed(value)?),
        "sort" => query.sort = known(AgencySort::from_code(value))?,
        "after" => query.after = Some(parsed(value)?),
        "page_size" => query.page_size = number(value, 1, PAGE_SIZE_MAX)?,
        "day" => query.day = Some(parse_date(value).map_err(|_| QueryFault::Malformed)?),
        "verbatim" => query.verbatim = yes_or_no(value)?,
        _ => return Err(QueryFault::Unknown),
    }
    Ok(())
}

/// The parameters of a query in a fixed order; defaults are left out, so the address stays short.
pub fn to_pairs(query: &AgencyQuery) -> Vec<(&'static str, String)> {
    let mut pairs: Vec<(&'static str, String)> = Vec::new();
    let mut add = |name: &'static str, value: Option<String>| {
        if let Some(value) = value {
            pairs.push((name, value));
        }
    };
    let yes = |flag: bool| flag.then(|| "1".to_owned());
    add(
        "q",
        Some(query.text.clone()).filter(|text| !text.is_empty()),
    );
    for code in &query.regions {
        add("region", Some(code.to_string()));
    }
    for code in &query.categories {
        add("category", Some(code.to_string()));
    }
    for code in &query.services {
        add("service", Some(code.to_string()));
    }
    for filter in &query.licences {
        add("licence", Some(licence_value(filter)));
    }
    add("grade", query.grade.map(|grade| grade.code().to_owned()));
    add("grade_exact", yes(query.grade_exact));
    add(
        "credit",
        query.credit_at_least.map(|stars| stars.to_string()),
    );
    for band in &query.prices {
        add("price", Some(band.code().to_owned()));
    }
    add(
        "promised_days",
        query.promised_days_max.map(|days| days.to_string()),
    );
    add(
        "consortium",
        query.consortium.map(|joins| u8::from(joins).to_string()),
    );
    add(
        "certificates",
        query
            .certificates
            .map(|standing| standing.code().to_owned()),
    );
    add("near", query.near.map(|code| code.to_string()));
    let sort = Some(query.sort).filter(|sort| *sort != AgencySort::Relevance);
    add("sort", sort.map(|sort| sort.code().to_owned()));
    let size = Some(query.page_size).filter(|size| *size != PAGE_SIZE);
    add("page_size", size.map(|size| size.to_string()));
    add("day", query.day.map(iso));
    add("verbatim", yes(query.verbatim));
    add("after", query.after.map(|cursor| cursor.to_string()));
    pairs
}

/// A licence and the least grade as one value: `surveying` or `surveying:jia`.
pub fn licence_value(filter: &LicenceFilter) -> String {
    match filter.grade {
        None => filter.licence.to_string(),
        Some(grade) => format!("{}:{}", filter.licence, grade.code()),
    }
}

fn is_known(name: &str) -> bool {
    const NAMES: [&str; 18] = [
        "q",
        "region",
        "category",
        "service",
        "licence",
        "grade",
        "grade_exact",
        "credit",
        "price",
        "promised_days",
        "consortium",
        "certificates",
        "near",
        "sort",
        "after",
        "page_size",
        "day",
        "verbatim",
    ];
    NAMES.contains(&name)
}

fn push<T>(values: &mut Vec<T>, value: T) -> Result<(), QueryFault> {
    if values.len() == FACET_VALUES_MAX {
        return Err(QueryFault::TooMany {
            values_max: FACET_VALUES_MAX,
        });
    }
    values.push(value);
    Ok(())
}

fn parsed<T: FromStr>(value: &str) -> Result<T, QueryFault> {
    value.parse().map_err(|_| QueryFault::Malformed)
}

fn known<T>(value: Option<T>) -> Result<T, QueryFault> {
    value.ok_or(QueryFault::Malformed)
}

fn text(value: &str) -> Result<String, QueryFault> {
    if value.chars().count() > TEXT_CHARS_MAX {
        return Err(QueryFault::TooLong {
            chars_max: TEXT_CHARS_MAX,
        });
    }
    Ok(value.to_owned())
}

fn licence_filter(value: &str) -> Result<LicenceFilter, QueryFault> {
    let (licence, grade) = match value.split_once(':') {
        None => (value, None),
        Some((licence, grade)) => (licence, Some(known(Grade::from_code(grade))?)),
    };
    Ok(LicenceFilter {
        licence: parsed(licence)?,
        grade,
    })
}

fn yes_or_no(value: &str) -> Result<bool, QueryFault> {
    match value {
        "1" => Ok(true),
        "0" => Ok(false),
        _ => Err(QueryFault::Malformed),
    }
}

fn number(value: &str, least: u16, most: u16) -> Result<u16, QueryFault> {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return Err(QueryFault::Malformed);
    }
    match value.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(QueryFault::OutOfRange { least, most }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::date;

    use super::*;
    use crate::search::PageCursor;

    fn fault(name: &str, value: &str) -> QueryFault {
        let errors = parse([(name, value)]).expect_err("a fault");
        assert_eq!(errors[0].parameter, name);
        errors[0].fault
    }

    #[test]
    fn an_unknown_parameter_is_an_error_that_names_it() {
        assert_eq!(fault("colour", "red"), QueryFault::Unknown);
        assert_eq!(fault("colour", ""), QueryFault::Unknown);
    }

    #[test]
    fn an_untouched_form_field_counts_as_absent() {
        let query = parse([("q", ""), ("credit", ""), ("region", "")]);
        assert_eq!(query, Ok(AgencyQuery::default()));
    }

    #[test]
    fn limits_are_enforced_with_their_bounds() {
        let long = "测".repeat(TEXT_CHARS_MAX + 1);
        assert_eq!(fault("q", &long), QueryFault::TooLong { chars_max: 64 });
        let credit = QueryFault::OutOfRange { least: 1, most: 5 };
        assert_eq!(fault("credit", "6"), credit);
        assert_eq!(fault("credit", "99999999999999999999"), credit);
        assert_eq!(fault("credit", "-1"), QueryFault::Malformed);
        let page = QueryFault::OutOfRange {
            least: 1,
            most: PAGE_SIZE_MAX,
        };
        assert_eq!(fault("page_size", "0"), page);
        assert_eq!(fault("after", "zz"), QueryFault::Malformed);
        assert_eq!(fault("day", "2026-02-30"), QueryFault::Malformed);
        let many = (0..21).map(|city| ("region", format!("{}", 330_100 + city * 100)));
        let errors = parse(many).expect_err("too many");
        assert_eq!(errors[0].fault, QueryFault::TooMany { values_max: 20 });
    }

    #[test]
    fn a_single_valued_parameter_is_taken_once() {
        let errors = parse([("q", "a"), ("q", "b")]).expect_err("repeated");
        assert_eq!(errors[0].fault, QueryFault::Repeated);
    }

    fn queries() -> impl Strategy<Value = AgencyQuery> {
        let regions = prop::collection::vec(110_000u32..820_000, 0..4);
        let licences = prop::collection::vec(("[a-z]{1,9}", prop::option::of(0usize..13)), 0..3);
        let words = (".{0,64}", regions, licences, prop::option::of(0usize..13));
        let numbers = (
            prop::option::of(1u8..=5),
            prop::option::of(1u16..=PROMISED_DAYS_MAX),
            1u16..=PAGE_SIZE_MAX,
            prop::option::of((any::<u64>(), any::<u64>())),
            0usize..6,
        );
        let flags = (
            any::<bool>(),
            prop::option::of(any::<bool>()),
            any::<bool>(),
            0i64..20_000,
        );
        (words, numbers, flags).prop_map(|(words, numbers, flags)| {
            let licence = |(code, grade): (String, Option<usize>)| LicenceFilter {
                licence: code.parse().expect("a slug"),
                grade: grade.map(|index| Grade::ALL[index]),
            };
            let codes = words.1.into_iter();
            AgencyQuery {
                text: words.0,
                regions: codes
                    .filter_map(|code| crate::market::region::RegionCode::new(code).ok())
                    .collect(),
                services: vec!["SV-01".parse().expect("a code")],
                categories: vec!["WA".parse().expect("a code")],
                licences: words.2.into_iter().map(licence).collect(),
                grade: words.3.map(|index| Grade::ALL[index]),
                grade_exact: flags.0,
                credit_at_least: numbers.0,
                prices: PriceBand::ALL[numbers.4.min(4)..].to_vec(),
                promised_days_max: numbers.1,
                consortium: flags.1,
                certificates: flags.1.map(|_| CertificateStanding::Expired),
                near: None,
                sort: AgencySort::ALL[numbers.4],
                after: numbers.3.map(|(rank, tie)| PageCursor { rank, tie }),
                page_size: numbers.2,
                day: date!(2000 - 01 - 01).checked_add(time::Duration::days(flags.3)),
                verbatim: flags.2,
            }
            .normalised()
        })
    }

    proptest! {
        #[test]
        fn an_address_leads_back_to_its_query(query in queries()) {
            prop_assert_eq!(parse(to_pairs(&query)), Ok(query));
        }

        #[test]
        fn no_address_makes_the_parser_fail(pairs in prop::collection::vec((".{0,12}", ".{0,80}"), 0..8)) {
            let _: Result<AgencyQuery, Vec<QueryError>> = parse(pairs);
        }
    }

    #[test]
    fn an_early_year_is_written_in_four_digits() {
        let query = AgencyQuery {
            day: Some(date!(0999 - 01 - 02)),
            ..AgencyQuery::default()
        };
        assert_eq!(to_pairs(&query), [("day", "0999-01-02".to_owned())]);
    }
}
