//! What a made-up agency offers and holds: plausible for its category.

use domain::calendar::Date;
use domain::market::agency::{Certificate, CertificateStatus};
use domain::market::listing::{Listing, PriceModel};
use domain::market::region::RegionCode;
use domain::market::taxonomy::{CategoryCode, Service};
use domain::money::Fen;

use super::day;
use super::random::Random;
use crate::vocabulary::Vocabulary;

/// Days a certificate runs.
const TERM_DAYS: i64 = 5 * 365 + 1;

pub fn listings(
    random: &mut Random,
    vocabulary: &Vocabulary,
    category: CategoryCode,
    seat: RegionCode,
) -> Vec<Listing> {
    let own: Vec<&Service> = vocabulary.taxonomy.services_in(category).collect();
    let mut offered: Vec<&Service> = Vec::new();
    for _ in 0..random.range(1, 4) {
        let service = *random.pick(&own);
        if !offered.contains(&service) {
            offered.push(service);
        }
    }
    if random.percent(12) {
        let other = random.pick(&vocabulary.taxonomy.services);
        if !offered.contains(&other) {
            offered.push(other);
        }
    }
    offered
        .into_iter()
        .map(|service| listing(random, service, seat))
        .collect()
}

fn listing(random: &mut Random, service: &Service, seat: RegionCode) -> Listing {
    let mut area = vec![match random.range(0, 99) {
        0..35 => seat.city(),
        35..85 => seat.province(),
        85..93 => seat,
        _ => RegionCode::NATION,
    }];
    if random.percent(6) {
        area.push(RegionCode::new(330_200).unwrap_or(seat));
        area.dedup();
    }
    let title = match random.range(0, 99) {
        0..60 => service.name.clone(),
        60..80 => format!("{}技术服务", service.name),
        80..90 => format!("{}（含报告编制）", service.name),
        _ => format!("{}一站式服务", service.matters[0]),
    };
    Listing {
        service: service.code,
        title,
        price: price(random, service),
        promised_working_days: random.range(2, 45) as u16,
        area,
        conditions: format!("提供{}所需的项目资料与现场条件", service.matters.join("、")),
        process: "受理委托—资料审核—现场作业—成果编制—内部审核—交付".to_owned(),
    }
}

fn price(random: &mut Random, service: &Service) -> PriceModel {
    let weight = service.name.chars().map(|c| c as u64).sum::<u64>() % 9 + 1;
    let yuan = weight * random.range(4, 60) * 100;
    let fen = Fen((yuan * 100) as i64);
    match random.range(0, 99) {
        0..45 => PriceModel::Fixed(fen),
        45..88 => PriceModel::From(fen),
        _ => PriceModel::RateBasisPoints(random.range(10, 300) as u32),
    }
}

pub fn certificates(
    random: &mut Random,
    vocabulary: &Vocabulary,
    listings: &[Listing],
    seat: RegionCode,
    today: Date,
) -> Vec<Certificate> {
    let mut held: Vec<Certificate> = Vec::new();
    let services = listings
        .iter()
        .filter_map(|row| vocabulary.taxonomy.service(row.service));
    for service in services {
        let Some(code) = service.licences.first() else {
            continue;
        };
        if held.iter().any(|row| row.licence == *code) || !random.percent(92) {
            continue;
        }
        let Some(licence) = vocabulary.taxonomy.licence(code) else {
            continue;
        };
        let issued = i64::from(today.to_julian_day()) - random.range(1, 1_980) as i64;
        let serial = random.range(1, 9_999);
        let grades = &licence.grades;
        let grade = (!grades.is_empty()).then(|| *random.pick(grades));
        let province = vocabulary.regions.name(seat.province());
        held.push(Certificate {
            licence: code.clone(),
            number: format!(
                "{}{:02}{serial:06}",
                seat.number() / 10_000,
                service.code.to_string().len()
            ),
            grade,
            scope: vec![service.name.clone()],
            issuer: format!("{province}{}", licence.issuer),
            issued: day(issued, today),
            expires: random.percent(94).then(|| day(issued + TERM_DAYS, today)),
            status: match random.range(0, 99) {
                0 => CertificateStatus::Revoked,
                1 | 2 => CertificateStatus::Suspended,
                _ => CertificateStatus::InForce,
            },
        });
    }
    held
}
