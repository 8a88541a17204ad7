//! Agencies with known names and codes, for the demo's tour and for tests that expect one certain hit.

use domain::calendar::Date;
use domain::clock::Instant;
use domain::id::AgencyId;
use domain::market::agency::{
    Agency, AgencyStatus, Certificate, CertificateStatus, CreditScore, Practitioners,
};
use domain::market::listing::{Listing, PriceModel};
use domain::market::taxonomy::Grade;
use domain::money::Fen;

use super::day;
use crate::vocabulary::Vocabulary;

struct Plant {
    name: &'static str,
    short_name: &'static str,
    uscc: &'static str,
    region: &'static str,
    service: &'static str,
    grade: Option<Grade>,
    area: &'static str,
    yuan: i64,
    days: u16,
    credit: u16,
}

const PLANTS: [Plant; 6] = [
    Plant {
        name: "浙江甲测绘有限公司",
        short_name: "甲测绘",
        uscc: "91330106MA28AAAAAU",
        region: "330106",
        service: "SV-01",
        grade: Some(Grade::Jia),
        area: "330000",
        yuan: 12_000,
        days: 7,
        credit: 9_320,
    },
    Plant {
        name: "杭州湖畔环境科技有限公司",
        short_name: "湖畔环境",
        uscc: "91330106MA28BBBBBL",
        region: "330106",
        service: "EN-01",
        grade: None,
        area: "330100",
        yuan: 38_000,
        days: 15,
        credit: 8_810,
    },
    Plant {
        name: "宁波三江施工图审查有限公司",
        short_name: "三江图审",
        uscc: "91330206MA28CCCCCJ",
        region: "330206",
        service: "DE-02",
        grade: Some(Grade::ClassOne),
        area: "330000",
        yuan: 26_000,
        days: 10,
        credit: 9_050,
    },
    Plant {
        name: "温州瓯江水土保持咨询有限公司",
        short_name: "瓯江水保",
        uscc: "91330300MA28DDDDDR",
        region: "330302",
        service: "WA-01",
        grade: None,
        area: "330000",
        yuan: 9_800,
        days: 3,
        credit: 8_470,
    },
    Plant {
        name: "嘉兴南湖会计师事务所（普通合伙）",
        short_name: "南湖会计",
        uscc: "91330400MA28EEEEEP",
        region: "330402",
        service: "FI-01",
        grade: None,
        area: "330400",
        yuan: 6_000,
        days: 5,
        credit: 7_960,
    },
    Plant {
        name: "杭州钱塘地质灾害评估有限公司",
        short_name: "钱塘地灾",
        uscc: "91330100MA27XXXXX9",
        region: "330114",
        service: "GE-02",
        grade: Some(Grade::Yi),
        area: "330000",
        yuan: 22_000,
        days: 12,
        credit: 9_110,
    },
];

/// The planted agencies; their ids are the same every time.
pub fn planted(today: Date) -> Vec<Agency> {
    let rows = PLANTS.iter().enumerate();
    rows.map(|(index, plant)| agency(plant, index as u128 + 1, today))
        .collect()
}

fn agency(plant: &Plant, number: u128, today: Date) -> Agency {
    let vocabulary = Vocabulary::built_in();
    let known = "the table above is read by a test";
    let service = plant.service.parse().expect(known);
    let row = vocabulary.taxonomy.service(service).expect(known);
    let founded = day(i64::from(today.to_julian_day()) - 3_000, today);
    let region = plant.region.parse().expect(known);
    Agency {
        id: AgencyId::from_parts(Instant::from_china(founded, 9, 0), number),
        name: plant.name.to_owned(),
        short_name: plant.short_name.to_owned(),
        uscc: plant.uscc.parse().expect(known),
        region,
        address: format!("{}人民路{number}号", vocabulary.regions.full_name(region)),
        status: AgencyStatus::Listed,
        founded,
        certificates: certificate(plant, today).into_iter().collect(),
        services: vec![Listing {
            service,
            title: row.name.clone(),
            price: PriceModel::Fixed(Fen(plant.yuan * 100)),
            promised_working_days: plant.days,
            area: vec![plant.area.parse().expect(known)],
            conditions: "提供项目批复与场地资料".to_owned(),
            process: "受理—踏勘—编制—审核—交付".to_owned(),
        }],
        credit: CreditScore::from_hundredths(plant.credit).expect(known),
        rating_count: 40 + number as u32,
        practitioners: vec![Practitioners {
            kind: "高级工程师".to_owned(),
            count: 6,
        }],
        jobs_last_year: 30 + number as u32,
        consortium: number.is_multiple_of(2),
        version: 1,
    }
}

fn certificate(plant: &Plant, today: Date) -> Option<Certificate> {
    let vocabulary = Vocabulary::built_in();
    let service = vocabulary.taxonomy.service(plant.service.parse().ok()?)?;
    let licence = vocabulary.taxonomy.licence(service.licences.first()?)?;
    let now = i64::from(today.to_julian_day());
    Some(Certificate {
        licence: licence.code.clone(),
        number: format!("甲0{}", plant.region),
        grade: plant.grade,
        scope: vec![service.name.clone()],
        issuer: format!("浙江省{}", licence.issuer),
        issued: day(now - 400, today),
        expires: Some(day(now + 1_400, today)),
        status: CertificateStatus::InForce,
    })
}
