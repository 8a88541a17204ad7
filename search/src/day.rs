//! What depends on the day: the order of equal rows, and what certificates are worth.

use std::fmt::Write as _;
use std::sync::OnceLock;

use domain::calendar::{Date, iso};
use domain::id::AgencyId;
use domain::market::agency::{CertificateStanding, CreditScore};
use domain::search::PriceBand;
use sha2::{Digest as _, Sha256};

use crate::filter::Filters;
use crate::rows::{Lists, PackedCertificate, PackedListing, Rows, day_number};
use crate::tally::Tally;
use crate::vocabulary::Vocabulary;

/// The promises one can choose between, in working days.
pub const DAYS_STEPS: [u16; 5] = [3, 5, 10, 20, 30];

/// Columns worked out once a day for each segment.
pub struct DayColumns {
    pub day: Date,
    pub ties: Vec<u64>,
    /// What five facets need to know of a row.
    pub facts: Vec<Facts>,
    /// The licence facet's slots of a row.
    pub licences: Lists<u16>,
    everything: OnceLock<Tally>,
}

impl DayColumns {
    /// The counts of all rows, deleted ones too, for searches that ask for everything.
    pub fn everything(
        &self,
        rows: &Rows,
        filters: &Filters<'_>,
        vocabulary: &Vocabulary,
    ) -> &Tally {
        self.everything.get_or_init(|| {
            let mut tally = Tally::new(vocabulary, rows.places.len(), rows.count().into());
            for doc in 0..rows.count() {
                tally.add_open(rows, self, filters, doc);
            }
            tally.settled()
        })
    }

    pub fn new(rows: &Rows, day: Date, vocabulary: &Vocabulary) -> Self {
        let text = iso(day);
        let number = day_number(day);
        let mut licences = Lists::default();
        let mut slots = Vec::new();
        for doc in 0..rows.count() {
            licence_slots(rows.certificates(doc), number, vocabulary, &mut slots);
            licences.push(slots.iter().copied());
        }
        let mut named = String::new();
        let ties = rows.ids.iter().map(|id| tie(*id, &text, &mut named));
        Self {
            day,
            ties: ties.collect(),
            facts: (0..rows.count())
                .map(|doc| Facts::of(rows, doc, number))
                .collect(),
            licences,
            everything: OnceLock::new(),
        }
    }
}

/// The first eight bytes of SHA-256 over the id's text and the day.
fn tie(id: AgencyId, day: &str, text: &mut String) -> u64 {
    text.clear();
    write!(text, "{id}{day}").expect("a string takes everything");
    let digest = Sha256::digest(&*text);
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    u64::from_be_bytes(first)
}

/// Stars, consortium, standing, promise and price bands of a row in fifteen bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts(pub u16);

impl Facts {
    /// Distinct values: what a histogram over facts has to hold.
    pub const COUNT: usize = 1 << 15;
    const NO_STANDING: u16 = 4;

    fn of(rows: &Rows, doc: u32, day: u32) -> Self {
        let score = rows.credit(doc);
        let reached = |stars: &u8| score >= CreditScore::least_for(*stars).hundredths();
        let stars = (2..=CreditScore::STARS_MAX)
            .rev()
            .find(reached)
            .unwrap_or(1);
        let standing = standing(rows.certificates(doc), day);
        let standing = standing.map_or(Self::NO_STANDING, |standing| standing as u16);
        let head = u16::from(stars) << 12 | u16::from(rows.consortium(doc)) << 11 | standing << 8;
        Self(head).with_listings(rows.listings(doc).iter().copied())
    }

    /// The same row with only these listings counting for price and promise.
    pub fn with_listings(self, listings: impl Iterator<Item = PackedListing>) -> Self {
        let mut bands = 0u16;
        let mut step = DAYS_STEPS.len();
        for listing in listings {
            bands |= 1 << PriceBand::of(listing.least_fen()) as u16;
            let days = listing.days();
            step = step.min(
                DAYS_STEPS
                    .iter()
                    .position(|most| days <= *most)
                    .unwrap_or(step),
            );
        }
        Self(self.0 & 0x7f00 | (step as u16) << 5 | bands)
    }

    pub fn stars(self) -> u8 {
        (self.0 >> 12) as u8
    }

    pub fn consortium(self) -> bool {
        self.0 >> 11 & 1 == 1
    }

    /// The standing's place in its declaration, if there is a certificate.
    pub fn standing(self) -> Option<usize> {
        let standing = self.0 >> 8 & 7;
        (standing < Self::NO_STANDING).then_some(usize::from(standing))
    }

    /// The first step that the quickest promise keeps; after the last if none does.
    pub fn step(self) -> usize {
        usize::from(self.0 >> 5 & 7)
    }

    pub fn bands(self) -> u16 {
        self.0 & 0x1f
    }
}

/// The best thing certificates are worth on a day.
pub fn standing(certificates: &[PackedCertificate], day: u32) -> Option<CertificateStanding> {
    let standings = certificates.iter().map(|row| row.standing(day));
    standings.min_by_key(|standing| *standing as u8)
}

/// A licence held counts once, and so does each of its grades at or below the best one held.
fn licence_slots(
    certificates: &[PackedCertificate],
    day: u32,
    vocabulary: &Vocabulary,
    slots: &mut Vec<u16>,
) {
    slots.clear();
    for row in certificates {
        if row.standing(day) != CertificateStanding::Valid {
            continue;
        }
        let first = vocabulary.licence_slot(row.licence());
        slots.push(first);
        let grades = &vocabulary.taxonomy.licences[row.licence()].grades;
        let best = grades.iter().position(|grade| Some(*grade) == row.grade());
        let reached = best.map_or(grades.len(), |best| best)..grades.len();
        slots.extend(reached.map(|place| first + 1 + place as u16));
    }
    slots.sort_unstable();
    slots.dedup();
}
