//! Counting: for every facet the rows that would be found with its own selection left out.

use std::cmp::Reverse;

use domain::market::agency::{CertificateStanding, CreditScore};
use domain::market::region::{RegionCode, RegionLevel};
use domain::search::{
    AgencyQuery, Bucket, Facet, FacetKind, LicenceFilter, PriceBand, licence_value,
};

use crate::day::DAYS_STEPS;
use crate::place::region_index;
use crate::rows::Rows;
use crate::tally::Tally;
use crate::vocabulary::Vocabulary;

/// Counts of a whole run.
pub struct Counts<'a> {
    query: &'a AgencyQuery,
    vocabulary: &'a Vocabulary,
    /// The division the words name.
    named: Option<RegionCode>,
    sums: Tally,
    regions: Vec<u64>,
    /// Rows that serve a division as a whole, and so everything inside it.
    whole: Vec<u64>,
}

/// The counts of a segment's places, spread over the divisions they count for.
struct Divisions<'a> {
    rows: &'a Rows,
    tally: &'a Tally,
}

enum Sums {
    Counted,
    Whole,
}

impl Divisions<'_> {
    fn each(&self, mut count: impl FnMut(Sums, usize, u64)) {
        self.tally.each_place(|place, rows| {
            let reach = &self.rows.reaches[place];
            for index in &reach.counted {
                count(Sums::Counted, usize::from(*index), rows);
            }
            for index in &reach.whole {
                count(Sums::Whole, usize::from(*index), rows);
            }
        });
    }
}

impl<'a> Counts<'a> {
    pub fn new(
        query: &'a AgencyQuery,
        vocabulary: &'a Vocabulary,
        named: Option<RegionCode>,
    ) -> Self {
        let sums = Tally::new(vocabulary, 0, 0);
        let divisions = vocabulary.regions.all().len() + 1;
        Self {
            query,
            vocabulary,
            named,
            sums,
            regions: vec![0; divisions],
            whole: vec![0; divisions],
        }
    }

    /// An empty tally for so many rows of a segment.
    pub fn tally(&self, rows: &Rows, count: u64) -> Tally {
        Tally::new(self.vocabulary, rows.places.len(), count)
    }

    /// Adds a segment's counts to the run's.
    pub fn take(&mut self, rows: &Rows, tally: &Tally) {
        let divisions = Divisions { rows, tally };
        divisions.each(|sums, index, count| match sums {
            Sums::Counted => self.regions[index] += count,
            Sums::Whole => self.whole[index] += count,
        });
        self.sums.add_sums(tally);
    }

    /// Takes rows off that are among a segment's counts and no longer among its rows.
    pub fn take_off(&mut self, rows: &Rows, tally: &Tally) {
        let divisions = Divisions { rows, tally };
        divisions.each(|sums, index, count| match sums {
            Sums::Counted => self.regions[index] -= count,
            Sums::Whole => self.whole[index] -= count,
        });
        self.sums.take_off_sums(tally);
    }

    /// The count of a division: rows that serve it as such and rows that serve all of what it lies in.
    fn region_count(&self, code: RegionCode) -> u64 {
        let index = |code| region_index(self.vocabulary.regions, code).map(usize::from);
        let own = index(code).map_or(0, |index| self.regions[index]);
        let above = code.ancestors().filter_map(index);
        own + above.map(|index| self.whole[index]).sum::<u64>()
    }

    pub fn facet(&self, kind: FacetKind) -> Facet {
        let buckets = match kind {
            FacetKind::Region => self.region_buckets(),
            FacetKind::Category => self.category_buckets(),
            FacetKind::Service => self.service_buckets(),
            FacetKind::Licence => self.licence_buckets(),
            FacetKind::Credit => self.credit_buckets(),
            FacetKind::Price => self.price_buckets(),
            FacetKind::PromisedDays => self.days_buckets(),
            FacetKind::Consortium => self.consortium_buckets(),
            FacetKind::Certificates => self.standing_buckets(),
        };
        Facet { kind, buckets }
    }

    /// Provinces, the cities of the fullest or chosen province, and the counties of chosen cities; the fullest first.
    /// A place the words name is as good as chosen, and the list begins with it.
    fn region_buckets(&self) -> Vec<Bucket> {
        let mut open: Vec<RegionCode> = Vec::new();
        for code in self.query.regions.iter().chain(&self.named) {
            open.push(code.province());
            if code.level() > RegionLevel::Province {
                open.push(code.city());
            }
        }
        let provinces = self.fullest_first(RegionCode::NATION);
        if open.is_empty() {
            open.extend(provinces.first());
        }
        let mut shown: Vec<RegionCode> = Vec::new();
        for province in provinces {
            shown.push(province);
            if !open.contains(&province) {
                continue;
            }
            for city in self.fullest_first(province) {
                shown.push(city);
                if open.contains(&city) {
                    shown.extend(self.fullest_first(city));
                }
            }
        }
        if let Some(named) = self.named {
            shown.sort_by_key(|code| kinship(named, *code));
        }
        let buckets = shown.into_iter().map(|code| {
            let selected = self.query.regions.contains(&code);
            bucket(code.to_string(), self.region_count(code), selected)
        });
        buckets.filter(worth_showing).collect()
    }

    fn fullest_first(&self, above: RegionCode) -> Vec<RegionCode> {
        let children = self.vocabulary.regions.children(above);
        let mut codes: Vec<RegionCode> = children.map(|row| row.code).collect();
        codes.sort_by_cached_key(|code| Reverse(self.region_count(*code)));
        codes
    }

    fn category_buckets(&self) -> Vec<Bucket> {
        let rows = self.vocabulary.taxonomy.categories.iter();
        let buckets = rows.zip(&self.sums.categories).map(|(row, count)| {
            let selected = self.query.categories.contains(&row.code);
            bucket(row.code.to_string(), *count, selected)
        });
        most_first(buckets.filter(worth_showing).collect())
    }

    fn service_buckets(&self) -> Vec<Bucket> {
        let rows = self.vocabulary.taxonomy.services.iter();
        let buckets = rows.zip(&self.sums.services).map(|(row, count)| {
            let selected = self.query.services.contains(&row.code);
            bucket(row.code.to_string(), *count, selected)
        });
        most_first(buckets.filter(worth_showing).collect())
    }

    fn licence_buckets(&self) -> Vec<Bucket> {
        let mut buckets = Vec::new();
        let mut licences: Vec<_> = self
            .vocabulary
            .taxonomy
            .licences
            .iter()
            .enumerate()
            .collect();
        // A licence leads its grades, so licences are ordered and not the single buckets.
        licences.sort_by_key(|(index, _)| {
            Reverse(self.sums.licences[usize::from(self.vocabulary.licence_slot(*index))])
        });
        for (index, licence) in licences {
            let grades = (0..licence.grades.len()).map(Some);
            for grade in std::iter::once(None).chain(grades) {
                let filter = LicenceFilter {
                    licence: licence.code.clone(),
                    grade: grade.map(|place| licence.grades[place]),
                };
                let slot = self.vocabulary.licence_slot(index);
                let slot = usize::from(slot) + grade.map_or(0, |place| place + 1);
                let count = self.sums.licences[slot];
                let selected = self.query.licences.contains(&filter);
                buckets.push(bucket(licence_value(&filter), count, selected));
            }
        }
        buckets.retain(worth_showing);
        buckets
    }

    fn credit_buckets(&self) -> Vec<Bucket> {
        let stars = (2..=CreditScore::STARS_MAX).rev();
        let buckets = stars.map(|stars| {
            let selected = self.query.credit_at_least == Some(stars);
            bucket(
                stars.to_string(),
                self.sums.credit[usize::from(stars)],
                selected,
            )
        });
        buckets.filter(worth_showing).collect()
    }

    fn price_buckets(&self) -> Vec<Bucket> {
        let bands = PriceBand::ALL.into_iter().zip(self.sums.prices);
        let buckets = bands.map(|(band, count)| {
            let selected = self.query.prices.contains(&band);
            bucket(band.code().to_owned(), count, selected)
        });
        buckets.filter(worth_showing).collect()
    }

    fn days_buckets(&self) -> Vec<Bucket> {
        let steps = DAYS_STEPS.into_iter().zip(self.sums.days);
        let buckets = steps.map(|(days, count)| {
            let selected = self.query.promised_days_max == Some(days);
            bucket(days.to_string(), count, selected)
        });
        buckets.filter(worth_showing).collect()
    }

    fn consortium_buckets(&self) -> Vec<Bucket> {
        let answers = [("1", true), ("0", false)].into_iter();
        let buckets = answers.map(|(value, joins)| {
            let selected = self.query.consortium == Some(joins);
            bucket(
                value.to_owned(),
                self.sums.consortium[usize::from(joins)],
                selected,
            )
        });
        buckets.filter(worth_showing).collect()
    }

    fn standing_buckets(&self) -> Vec<Bucket> {
        use CertificateStanding::{Expired, Revoked, Suspended, Valid};
        let rows = [Valid, Expired, Suspended, Revoked]
            .into_iter()
            .zip(self.sums.standings);
        let buckets = rows.map(|(standing, count)| {
            let selected = self.query.certificates == Some(standing);
            bucket(standing.code().to_owned(), count, selected)
        });
        buckets.filter(worth_showing).collect()
    }
}

/// How near `code` stands to a named place in the list: the place, what lies in it, what it lies in, its neighbours
/// within the city, everything else.
fn kinship(named: RegionCode, code: RegionCode) -> u8 {
    let of_a_county = named.level() == RegionLevel::County;
    if code == named {
        0
    } else if named.contains(code) {
        1
    } else if of_a_county && code == named.city() {
        2
    } else if of_a_county && named.city().contains(code) {
        3
    } else {
        4
    }
}

fn bucket(value: String, count: u64, selected: bool) -> Bucket {
    Bucket {
        value,
        count,
        selected,
    }
}

/// Equal counts stay in the order of the taxonomy.
fn most_first(mut buckets: Vec<Bucket>) -> Vec<Bucket> {
    buckets.sort_by_key(|bucket| Reverse(bucket.count));
    buckets
}

/// A value nobody has is noise, unless it was chosen.
fn worth_showing(bucket: &Bucket) -> bool {
    bucket.count > 0 || bucket.selected
}
