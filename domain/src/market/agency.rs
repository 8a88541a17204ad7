//! An intermediary agency (中介机构) as its public page shows it.

use serde::{Deserialize, Serialize};

use super::listing::Listing;
use super::region::RegionCode;
use super::taxonomy::{Grade, LicenceCode, ServiceCode};
use crate::calendar::{Date, as_iso, as_iso_option};
use crate::id::AgencyId;
use crate::identity::Uscc;

/// Whether the agency stands in the supermarket (入驻状态).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencyStatus {
    /// 已入驻
    Listed,
    /// 暂停
    Suspended,
    /// 清退
    Removed,
}

/// What the issuer says of a certificate (证书状态); expiry is a matter of the day and is not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateStatus {
    InForce,
    Suspended,
    Revoked,
}

/// What a certificate is worth on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateStanding {
    Valid,
    Expired,
    Suspended,
    Revoked,
}

impl CertificateStanding {
    pub fn code(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::Suspended => "suspended",
            Self::Revoked => "revoked",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Valid, Self::Expired, Self::Suspended, Self::Revoked]
            .into_iter()
            .find(|standing| standing.code() == code)
    }
}

/// A qualification certificate (资质证书).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    pub licence: LicenceCode,
    pub number: String,
    pub grade: Option<Grade>,
    /// The business it covers, in the words of the certificate.
    pub scope: Vec<String>,
    pub issuer: String,
    #[serde(with = "as_iso")]
    pub issued: Date,
    /// The last day it is valid; some licences have none.
    #[serde(default, with = "as_iso_option")]
    pub expires: Option<Date>,
    pub status: CertificateStatus,
}

impl Certificate {
    /// A valid certificate that ends within so many days is shown as ending (临期).
    pub const EXPIRING_DAYS: i64 = 30;

    /// How many days are left to a valid certificate that ends within [`Self::EXPIRING_DAYS`].
    pub fn expiring_in(&self, day: Date) -> Option<i64> {
        let left = (self.expires? - day).whole_days();
        let valid = self.standing(day) == CertificateStanding::Valid;
        (valid && left <= Self::EXPIRING_DAYS).then_some(left)
    }

    /// What it is worth on `day`; the last day still counts.
    pub fn standing(&self, day: Date) -> CertificateStanding {
        match self.status {
            CertificateStatus::Suspended => CertificateStanding::Suspended,
            CertificateStatus::Revoked => CertificateStanding::Revoked,
            CertificateStatus::InForce if self.expires.is_some_and(|last| last < day) => {
                CertificateStanding::Expired
            }
            CertificateStatus::InForce => CertificateStanding::Valid,
        }
    }
}

/// A credit score (信用分) in hundredths of a point, 0 to 10,000, with the stars it earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct CreditScore(u16);

/// The score is above 100.00 points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreditOutOfRange;

impl CreditScore {
    pub const HUNDREDTHS_MAX: u16 = 10_000;
    pub const STARS_MAX: u8 = 5;

    pub fn from_hundredths(hundredths: u16) -> Result<Self, CreditOutOfRange> {
        if hundredths > Self::HUNDREDTHS_MAX {
            return Err(CreditOutOfRange);
        }
        Ok(Self(hundredths))
    }

    pub fn hundredths(self) -> u16 {
        self.0
    }

    /// The least score of a grade: five stars from 90 points, then one star less for each ten below.
    /// This ladder is the project's own choice: no published one was found.
    pub fn least_for(stars: u8) -> Self {
        match stars {
            5.. => Self(9_000),
            4 => Self(8_000),
            3 => Self(7_000),
            2 => Self(6_000),
            _ => Self(0),
        }
    }

    /// One to five stars.
    pub fn stars(self) -> u8 {
        (2..=Self::STARS_MAX)
            .rev()
            .find(|stars| self >= Self::least_for(*stars))
            .unwrap_or(1)
    }
}

impl TryFrom<u16> for CreditScore {
    type Error = CreditOutOfRange;

    fn try_from(hundredths: u16) -> Result<Self, CreditOutOfRange> {
        Self::from_hundredths(hundredths)
    }
}

impl From<CreditScore> for u16 {
    fn from(score: CreditScore) -> Self {
        score.0
    }
}

impl std::fmt::Display for CreditOutOfRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a credit score is at most 100.00 points")
    }
}

impl std::error::Error for CreditOutOfRange {}

/// How many people of one kind work there (执业人员).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practitioners {
    pub kind: String,
    pub count: u16,
}

/// An agency with everything its page and the search index need. All of it is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    pub id: AgencyId,
    pub name: String,
    /// The brand people know it by.
    pub short_name: String,
    pub uscc: Uscc,
    /// Where it is registered.
    pub region: RegionCode,
    /// Its public business address.
    pub address: String,
    pub status: AgencyStatus,
    #[serde(with = "as_iso")]
    pub founded: Date,
    pub certificates: Vec<Certificate>,
    pub services: Vec<Listing>,
    pub credit: CreditScore,
    /// How many ratings stand behind the score.
    pub rating_count: u32,
    pub practitioners: Vec<Practitioners>,
    pub jobs_last_year: u32,
    /// Whether it joins consortia (联合体).
    pub consortium: bool,
    /// Counts up with each change; the store compares it.
    pub version: u64,
}

impl Agency {
    /// The day it joined (入驻): its id was made then and never changes.
    pub fn joined(&self) -> Date {
        self.id.made_at().date_in_china()
    }

    pub fn offers(&self, service: ServiceCode) -> Option<&Listing> {
        self.services.iter().find(|row| row.service == service)
    }

    /// True if a service is given somewhere in `region`, or the agency sits in it.
    pub fn serves(&self, region: RegionCode) -> bool {
        let areas = self.services.iter().flat_map(|listing| &listing.area);
        region.contains(self.region) || areas.into_iter().any(|area| area.overlaps(region))
    }

    /// The best thing its certificates are worth on `day`; none answers `None`.
    pub fn standing(&self, day: Date) -> Option<CertificateStanding> {
        let standings = self.certificates.iter().map(|row| row.standing(day));
        standings.min_by_key(|standing| *standing as u8)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn certificate(expires: Option<Date>, status: CertificateStatus) -> Certificate {
        Certificate {
            licence: "surveying".parse().expect("a slug"),
            number: "甲测资字33100001".to_owned(),
            grade: Some(Grade::Jia),
            scope: vec!["工程测量".to_owned()],
            issuer: "浙江省自然资源厅".to_owned(),
            issued: date!(2021 - 07 - 01),
            expires,
            status,
        }
    }

    #[test]
    fn a_certificate_is_valid_through_its_last_day() {
        let last = date!(2026 - 06 - 30);
        let row = certificate(Some(last), CertificateStatus::InForce);
        assert_eq!(row.standing(last), CertificateStanding::Valid);
        let next = last.next_day().expect("a day");
        assert_eq!(row.standing(next), CertificateStanding::Expired);
    }

    #[test]
    fn a_certificate_is_expiring_in_its_last_thirty_days() {
        let last = date!(2026 - 06 - 30);
        let row = certificate(Some(last), CertificateStatus::InForce);
        assert_eq!(row.expiring_in(date!(2026 - 05 - 30)), None);
        assert_eq!(row.expiring_in(date!(2026 - 05 - 31)), Some(30));
        assert_eq!(row.expiring_in(date!(2026 - 06 - 07)), Some(23));
        assert_eq!(row.expiring_in(last), Some(0));
        assert_eq!(row.expiring_in(date!(2026 - 07 - 01)), None);
        let revoked = certificate(Some(last), CertificateStatus::Revoked);
        assert_eq!(revoked.expiring_in(last), None);
        assert_eq!(
            certificate(None, CertificateStatus::InForce).expiring_in(last),
            None
        );
    }

    #[test]
    fn a_revoked_certificate_stays_revoked() {
        let row = certificate(None, CertificateStatus::Revoked);
        assert_eq!(
            row.standing(date!(2022 - 01 - 01)),
            CertificateStanding::Revoked
        );
    }

    #[test]
    fn stars_step_at_each_ten_points() {
        let stars = |hundredths| {
            CreditScore::from_hundredths(hundredths)
                .expect("in range")
                .stars()
        };
        assert_eq!(
            [0, 5_999, 6_000, 7_999, 8_000, 8_999, 9_000, 10_000].map(stars),
            [1, 1, 2, 3, 4, 4, 5, 5]
        );
        assert_eq!(CreditScore::from_hundredths(10_001), Err(CreditOutOfRange));
    }
}
