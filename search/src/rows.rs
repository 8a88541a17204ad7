//! The columns of one segment as plain vectors: filters, sorting and facets read them row by row.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::calendar::Date;
use domain::clock::Instant;
use domain::id::AgencyId;
use domain::market::agency::{Certificate, CertificateStanding, CertificateStatus};
use domain::market::listing::Listing;
use domain::market::region::RegionCode;
use domain::market::taxonomy::Grade;
use tantivy::SegmentReader;

use crate::bits::Bits;
use crate::day::DayColumns;
use crate::letters::Letters;
use crate::place::{Place, Reach};
use crate::vocabulary::{ServiceMask, Vocabulary};

/// A service on offer in one number: service, days, whether it has an amount, and the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedListing(u64);

const PRICE_BITS: u32 = 43;

pub fn packed_listing(service: usize, listing: &Listing) -> u64 {
    let days = u64::from(listing.promised_working_days.min(0xfff));
    let head = (service as u64) << 56 | days << 44;
    match listing.price.least() {
        None => head,
        Some(fen) => {
            let most = (1i64 << PRICE_BITS) - 1;
            head | 1 << PRICE_BITS | fen.0.clamp(0, most) as u64
        }
    }
}

impl PackedListing {
    pub fn service(self) -> usize {
        (self.0 >> 56) as usize
    }

    pub fn days(self) -> u16 {
        (self.0 >> 44 & 0xfff) as u16
    }

    pub fn least_fen(self) -> Option<i64> {
        let amount = (self.0 & ((1 << PRICE_BITS) - 1)) as i64;
        (self.0 >> PRICE_BITS & 1 == 1).then_some(amount)
    }
}

/// A certificate in one number: licence, grade, status and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedCertificate(u64);

pub fn packed_certificate(licence: usize, certificate: &Certificate) -> u64 {
    let place = |grade| Grade::ALL.iter().position(|known| *known == grade);
    let grade = certificate.grade.and_then(place);
    let grade = grade.map_or(0, |index| index as u64 + 1);
    let status = match certificate.status {
        CertificateStatus::InForce => 0,
        CertificateStatus::Suspended => 1,
        CertificateStatus::Revoked => 2,
    };
    let last = certificate.expires.map_or(0, |day| day_number(day).into());
    (licence as u64) << 56 | grade << 48 | status << 46 | last
}

impl PackedCertificate {
    pub fn licence(self) -> usize {
        (self.0 >> 56) as usize
    }

    pub fn grade(self) -> Option<Grade> {
        let index = (self.0 >> 48 & 0xff) as usize;
        index
            .checked_sub(1)
            .and_then(|index| Grade::ALL.get(index).copied())
    }

    pub fn standing(self, day: u32) -> CertificateStanding {
        let last = (self.0 & 0xffff_ffff) as u32;
        match self.0 >> 46 & 3 {
            1 => CertificateStanding::Suspended,
            2 => CertificateStanding::Revoked,
            _ if last != 0 && last < day => CertificateStanding::Expired,
            _ => CertificateStanding::Valid,
        }
    }
}

/// Days in one unsigned order; no year before the common era has certificates.
pub fn day_number(day: Date) -> u32 {
    u32::try_from(day.to_julian_day()).unwrap_or(0)
}

/// The rows of one segment. A segment never changes, so neither do they.
pub struct Rows {
    pub ids: Vec<AgencyId>,
    profile: Vec<u16>,
    pub place: Vec<u32>,
    pub places: Vec<Place>,
    pub services: Vec<ServiceMask>,
    listings: Lists<PackedListing>,
    certificates: Lists<PackedCertificate>,
    pub reaches: Vec<Reach>,
    /// Each service's category as a bit.
    pub categories: Vec<u32>,
    pub letters: Letters,
    days: Mutex<Vec<Arc<DayColumns>>>,
}

/// Days kept: today, and yesterday for pages begun before midnight.
const DAYS_KEPT: usize = 2;

/// A list for each row.
pub struct Lists<T> {
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            starts: vec![0],
            values: Vec::new(),
        }
    }
}

impl<T> Lists<T> {
    pub fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.values.extend(row);
        self.starts.push(self.values.len() as u32);
    }

    pub fn of(&self, doc: u32) -> &[T] {
        let doc = doc as usize;
        &self.values[self.starts[doc] as usize..self.starts[doc + 1] as usize]
    }
}

impl Rows {
    pub fn read(segment: &SegmentReader, vocabulary: &Vocabulary) -> tantivy::Result<Self> {
        let columns = segment.fast_fields();
        let count = segment.max_doc();
        let single = |name: &str| -> tantivy::Result<Vec<u64>> {
            let column = columns.u64(name)?;
            Ok((0..count)
                .map(|doc| column.first(doc).unwrap_or(0))
                .collect())
        };
        let high = single("id_high")?;
        let low = single("id_low")?;
        let ids = high
            .iter()
            .zip(&low)
            .map(|(high, low)| agency_id(*high, *low));
        let (place, places) = places(segment, single("seat")?)?;
        let listings = lists(segment, "listing", PackedListing)?;
        let mask = |doc| {
            let row: &[PackedListing] = listings.of(doc);
            row.iter()
                .fold(0, |mask, listing| mask | 1 << listing.service())
        };
        let services: Vec<ServiceMask> = (0..count).map(mask).collect();
        let reaches = places.iter().map(|place| place.reach(vocabulary.regions));
        Ok(Self {
            reaches: reaches.collect(),
            categories: services
                .iter()
                .map(|mask| vocabulary.categories_of(*mask))
                .collect(),
            services,
            ids: ids.collect(),
            profile: single("profile")?
                .into_iter()
                .map(|value| value as u16)
                .collect(),
            place,
            places,
            listings,
            certificates: lists(segment, "certificate", PackedCertificate)?,
            letters: Letters::open(segment)?,
            days: Mutex::new(Vec::new()),
        })
    }

    pub fn count(&self) -> u32 {
        self.ids.len() as u32
    }

    pub fn credit(&self, doc: u32) -> u16 {
        self.profile[doc as usize] >> 1
    }

    pub fn consortium(&self, doc: u32) -> bool {
        self.profile[doc as usize] & 1 == 1
    }

    pub fn place_of(&self, doc: u32) -> &Place {
        &self.places[self.place[doc as usize] as usize]
    }

    /// The rows at the places that are true.
    pub fn at_places(&self, places: &[bool]) -> Bits {
        Bits::matching(self.count(), |doc| {
            places[self.place[doc as usize] as usize]
        })
    }

    pub fn listings(&self, doc: u32) -> &[PackedListing] {
        self.listings.of(doc)
    }

    pub fn certificates(&self, doc: u32) -> &[PackedCertificate] {
        self.certificates.of(doc)
    }

    /// The columns of a day, worked out when first asked for.
    pub fn day(&self, day: Date, vocabulary: &Vocabulary) -> Arc<DayColumns> {
        let mut kept = self.days.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.iter().find(|columns| columns.day == day) {
            return Arc::clone(known);
        }
        let columns = Arc::new(DayColumns::new(self, day, vocabulary));
        kept.truncate(DAYS_KEPT - 1);
        kept.insert(0, Arc::clone(&columns));
        columns
    }
}

/// The place of each row, and the places there are.
fn places(segment: &SegmentReader, seats: Vec<u64>) -> tantivy::Result<(Vec<u32>, Vec<Place>)> {
    let areas = segment.fast_fields().u64("area")?;
    let mut known: HashMap<Vec<u32>, u32> = HashMap::new();
    let mut places: Vec<Place> = Vec::new();
    let mut of_rows = Vec::with_capacity(seats.len());
    // Seat first, then areas: few rows bring a new one, and only those are kept.
    let mut row: Vec<u32> = Vec::new();
    for (doc, seat) in (0..).zip(seats) {
        row.clear();
        row.push(seat as u32);
        row.extend(areas.values_for_doc(doc).map(|number| number as u32));
        let place = match known.get(&row) {
            Some(place) => *place,
            None => {
                let place = places.len() as u32;
                places.push(Place {
                    seat: region(row[0]),
                    areas: row[1..].iter().map(|number| region(*number)).collect(),
                });
                known.insert(row.clone(), place);
                place
            }
        };
        of_rows.push(place);
    }
    Ok((of_rows, places))
}

fn agency_id(high: u64, low: u64) -> AgencyId {
    let number = u128::from(high) << 64 | u128::from(low);
    let random = number & ((1 << 80) - 1);
    AgencyId::from_parts(Instant((number >> 80) as i64), random)
}

fn region(number: u32) -> RegionCode {
    RegionCode::new(number).unwrap_or(RegionCode::NATION)
}

fn lists<T>(
    segment: &SegmentReader,
    name: &str,
    read: impl Fn(u64) -> T,
) -> tantivy::Result<Lists<T>> {
    let column = segment.fast_fields().u64(name)?;
    let mut lists = Lists::default();
    for doc in 0..segment.max_doc() {
        lists.push(column.values_for_doc(doc).map(&read));
    }
    Ok(lists)
}
