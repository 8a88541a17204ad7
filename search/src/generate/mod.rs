//! Made-up agencies, the same for the same seed: for the demo, the tests and the bench.
//!
//! Nothing in here is a real company; names follow the shapes of real ones, with their irregularities.

mod name;
mod offer;
mod planted;
mod random;

use domain::calendar::Date;
use domain::clock::Instant;
use domain::id::AgencyId;
use domain::identity::Uscc;
use domain::market::agency::{Agency, AgencyStatus, CreditScore, Practitioners};
use domain::market::region::{RegionCode, RegionLevel};
use domain::market::taxonomy::CategoryCode;

pub use planted::planted;
use random::Random;

use crate::vocabulary::Vocabulary;

/// How many agencies the demo has.
pub const DEMO_COUNT: u64 = 4_870;
/// Of a hundred agencies this many sit in Zhejiang.
const HOME_PERCENT: u64 = 85;

/// Agencies one by one; the row at an index does not depend on the rows before it.
pub fn agencies(seed: u64, count: u64, today: Date) -> impl Iterator<Item = Agency> {
    let world = World::new();
    (0..count).map(move |index| world.agency(seed, index, today))
}

/// The tables the generator draws from.
struct World {
    vocabulary: &'static Vocabulary,
    home: Vec<RegionCode>,
    away: Vec<RegionCode>,
}

impl World {
    fn new() -> Self {
        let vocabulary = Vocabulary::built_in();
        let rows = vocabulary.regions.all().iter();
        let counties = rows
            .map(|row| row.code)
            .filter(|code| code.level() == RegionLevel::County);
        let (home, away) = counties.partition(|code| code.number() / 10_000 == 33);
        Self {
            vocabulary,
            home,
            away,
        }
    }

    fn agency(&self, seed: u64, index: u64, today: Date) -> Agency {
        let mut random = Random::of(seed, index);
        let counties = match random.percent(HOME_PERCENT) {
            true => &self.home,
            false => &self.away,
        };
        let region = *random.skewed(counties);
        let category = self.category(&mut random);
        let names = name::names(&mut random, self.vocabulary.regions, region, category);
        let services = offer::listings(&mut random, self.vocabulary, category, region);
        let certificates =
            offer::certificates(&mut random, self.vocabulary, &services, region, today);
        let founded_days = i64::from(today.to_julian_day()) - random.range(60, 9_000) as i64;
        let founded = day(founded_days, today);
        let listed = Instant::from_china(founded, 9, 0).0 + random.range(1, 50) as i64 * 86_400_000;
        let stars = random.range(0, 99);
        let score = match stars {
            0..10 => random.range(4_500, 5_999),
            10..25 => random.range(6_000, 6_999),
            25..55 => random.range(7_000, 7_999),
            55..85 => random.range(8_000, 8_999),
            _ => random.range(9_000, 9_950),
        };
        Agency {
            id: AgencyId::from_parts(Instant(listed), random.wide()),
            address: address(&mut random, self.vocabulary, region),
            name: names.full,
            short_name: names.short,
            uscc: uscc(&mut random, region),
            region,
            status: AgencyStatus::Listed,
            founded,
            practitioners: practitioners(&mut random, category),
            certificates,
            services,
            credit: CreditScore::from_hundredths(score as u16)
                .expect("every band above ends below 100.00"),
            rating_count: random.range(0, 240) as u32,
            jobs_last_year: random.range(0, 90) as u32,
            consortium: random.percent(35),
            version: 1,
        }
    }

    fn category(&self, random: &mut Random) -> CategoryCode {
        random.skewed(&self.vocabulary.taxonomy.categories).code
    }
}

fn day(julian: i64, otherwise: Date) -> Date {
    let number = i32::try_from(julian).ok();
    number
        .and_then(|number| Date::from_julian_day(number).ok())
        .unwrap_or(otherwise)
}

fn address(random: &mut Random, vocabulary: &Vocabulary, region: RegionCode) -> String {
    const ROADS: [&str; 12] = [
        "文一西路",
        "江南大道",
        "人民路",
        "解放路",
        "中山北路",
        "环城南路",
        "学院路",
        "建设路",
        "科技路",
        "滨江大道",
        "迎宾路",
        "创业路",
    ];
    let road = random.pick(&ROADS);
    let (number, room) = (random.range(1, 999), random.range(101, 2_808));
    let place = vocabulary.regions.full_name(region);
    format!("{place}{road}{number}号{room}室")
}

fn practitioners(random: &mut Random, category: CategoryCode) -> Vec<Practitioners> {
    let kind = match category.as_str() {
        "SV" => "注册测绘师",
        "GE" => "注册土木工程师（岩土）",
        "DE" => "注册建筑师",
        "EN" => "环境影响评价工程师",
        "SA" => "安全评价师",
        "QA" => "注册监理工程师",
        "CO" => "咨询工程师（投资）",
        "FI" => "注册会计师",
        "LE" => "执业律师",
        _ => "工程师",
    };
    let row = |kind: &str, count: u64| Practitioners {
        kind: kind.to_owned(),
        count: count as u16,
    };
    vec![
        row(kind, random.range(1, 30)),
        row("高级工程师", random.range(0, 15)),
    ]
}

/// A code with a valid check character (GB 32100).
fn uscc(random: &mut Random, region: RegionCode) -> Uscc {
    const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
    ];
    let mut code = format!("91{region}MA");
    for _ in 0..7 {
        code.push(char::from(*random.pick(ALPHABET)));
    }
    let value = |byte: u8| {
        ALPHABET
            .iter()
            .position(|known| *known == byte)
            .unwrap_or(0)
    };
    let sum: usize = code
        .bytes()
        .zip(WEIGHTS)
        .map(|(byte, weight)| value(byte) * weight)
        .sum();
    code.push(char::from(ALPHABET[(31 - sum % 31) % 31]));
    code.parse()
        .unwrap_or_else(|_| unreachable!("the check character was just computed"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 03 - 02);

    #[test]
    fn the_same_seed_gives_the_same_agencies() {
        let some = |seed| agencies(seed, 50, TODAY).collect::<Vec<Agency>>();
        assert_eq!(some(7), some(7));
        assert_ne!(some(7), some(8));
    }

    #[test]
    fn most_agencies_sit_in_zhejiang_and_ids_differ() {
        let rows: Vec<Agency> = agencies(1, DEMO_COUNT, TODAY).collect();
        let home = rows
            .iter()
            .filter(|row| row.region.number() / 10_000 == 33)
            .count();
        assert!((80..90).contains(&(home * 100 / rows.len())), "{home}");
        let ids: HashSet<AgencyId> = rows.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), rows.len());
        let codes: HashSet<&str> = rows.iter().map(|row| row.uscc.as_str()).collect();
        assert_eq!(codes.len(), rows.len());
    }

    #[test]
    fn names_have_the_irregularities_of_real_ones() {
        let rows: Vec<Agency> = agencies(1, DEMO_COUNT, TODAY).collect();
        let some = |test: &dyn Fn(&str) -> bool| rows.iter().filter(|row| test(&row.name)).count();
        assert!(some(&|name| name.contains('（')) > 100);
        assert!(some(&|name| name.ends_with("分公司")) > 50);
        assert!(some(&|name| name.contains("（特殊普通合伙）")) > 10);
        assert!(some(&|name| name.contains('測')) > 5);
        assert!(some(&|name| name.chars().any(|c| c > '\u{ffff}')) > 5);
        assert!(some(&|name| name.chars().any(|c| c.is_ascii_alphabetic())) > 50);
        assert!(some(&|name| name.chars().any(|c| c.is_ascii_digit())) > 10);
    }

    #[test]
    fn every_category_and_most_services_are_offered() {
        let rows: Vec<Agency> = agencies(1, DEMO_COUNT, TODAY).collect();
        let services: HashSet<_> = rows
            .iter()
            .flat_map(|row| &row.services)
            .map(|row| row.service)
            .collect();
        assert_eq!(
            services.len(),
            Vocabulary::built_in().taxonomy.services.len()
        );
        assert!(rows.iter().all(|row| !row.services.is_empty()));
    }
}
