//! Counting: for every facet the rows that would be found with its own selection left out.

use std::collections::HashMap;

use domain::market::agency::{CertificateStanding, CreditScore};
use domain::market::region::{RegionCode, RegionLevel};
use domain::search::{
    AgencyQuery, Bucket, Facet, FacetKind, LicenceFilter, PriceBand, licence_value,
};

use crate::filter::{Filters, Verdict};
use crate::rows::Rows;
use crate::vocabulary::{ServiceMask, Vocabulary};

/// The promises one can choose between, in working days.
pub const DAYS_STEPS: [u16; 5] = [3, 5, 10, 20, 30];

/// Counts of a whole run.
pub struct Counts<'a> {
    query: &'a AgencyQuery,
    vocabulary: &'a Vocabulary,
    sums: Tally,
    regions: HashMap<RegionCode, u64>,
    /// Rows that serve everything inside a division because an area is it or lies above it.
    blankets: HashMap<RegionCode, u64>,
}

/// Counts of one segment.
pub struct Tally {
    places: Vec<u64>,
    services: Vec<u64>,
    categories: Vec<u64>,
    licences: HashMap<(usize, Option<usize>), u64>,
    credit: [u64; CreditScore::STARS_MAX as usize + 1],
    prices: [u64; PriceBand::ALL.len()],
    days: [u64; DAYS_STEPS.len()],
    consortium: [u64; 2],
    standings: [u64; 4],
    category_masks: Vec<ServiceMask>,
}

impl<'a> Counts<'a> {
    pub fn new(query: &'a AgencyQuery, vocabulary: &'a Vocabulary) -> Self {
        let sums = Tally::new(vocabulary, 0);
        Self {
            query,
            vocabulary,
            sums,
            regions: HashMap::new(),
            blankets: HashMap::new(),
        }
    }

    pub fn tally(&self, rows: &Rows) -> Tally {
        Tally::new(self.vocabulary, rows.places.len())
    }

    /// Adds a segment's counts to the run's.
    pub fn take(&mut self, rows: &Rows, tally: Tally) {
        let add = |sums: &mut [u64], more: &[u64]| {
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum += more;
            }
        };
        add(&mut self.sums.services, &tally.services);
        add(&mut self.sums.categories, &tally.categories);
        add(&mut self.sums.credit, &tally.credit);
        add(&mut self.sums.prices, &tally.prices);
        add(&mut self.sums.days, &tally.days);
        add(&mut self.sums.consortium, &tally.consortium);
        add(&mut self.sums.standings, &tally.standings);
        for (key, count) in tally.licences {
            *self.sums.licences.entry(key).or_default() += count;
        }
        for (place, count) in rows.places.iter().zip(tally.places) {
            if count > 0 {
                self.add_place(place, count);
            }
        }
    }

    /// A place counts once for each division it serves: those on the way up from its seat and areas,
    /// and, for a division it serves as a whole, all that lie inside.
    fn add_place(&mut self, place: &crate::rows::Place, count: u64) {
        let mut path: Vec<RegionCode> = Vec::new();
        for code in place.areas.iter().chain([&place.seat]) {
            path.push(*code);
            path.extend(code.ancestors());
        }
        path.sort_unstable();
        path.dedup();
        let blanket = |code: &RegionCode| place.areas.iter().any(|area| area.contains(*code));
        for code in path {
            let parent_is_covered = code.parent().as_ref().is_some_and(blanket);
            if !parent_is_covered {
                *self.regions.entry(code).or_default() += count;
            }
            if blanket(&code) && !parent_is_covered {
                *self.blankets.entry(code).or_default() += count;
            }
        }
    }

    /// The count of a division: rows that serve it as such and rows that serve all of what it lies in.
    fn region_count(&self, code: RegionCode) -> u64 {
        let own = self.regions.get(&code).copied().unwrap_or(0);
        let above = code
            .ancestors()
            .filter_map(|above| self.blankets.get(&above));
        own + above.sum::<u64>()
    }

    pub fn facets(&self) -> Vec<Facet> {
        let facet = |kind, buckets| Facet { kind, buckets };
        vec![
            facet(FacetKind::Region, self.region_buckets()),
            facet(FacetKind::Category, self.category_buckets()),
            facet(FacetKind::Service, self.service_buckets()),
            facet(FacetKind::Licence, self.licence_buckets()),
            facet(FacetKind::Credit, self.credit_buckets()),
            facet(FacetKind::Price, self.price_buckets()),
            facet(FacetKind::PromisedDays, self.days_buckets()),
            facet(FacetKind::Consortium, self.consortium_buckets()),
            facet(FacetKind::Certificates, self.standing_buckets()),
        ]
    }

    /// Provinces, the cities of the fullest or chosen province, and the counties of chosen cities.
    fn region_buckets(&self) -> Vec<Bucket> {
        let mut open: Vec<RegionCode> = Vec::new();
        for code in &self.query.regions {
            open.push(code.province());
            if code.level() > RegionLevel::Province {
                open.push(code.city());
            }
        }
        let provinces = || self.vocabulary.regions.children(RegionCode::NATION);
        if open.is_empty() {
            open.extend(
                provinces()
                    .map(|row| row.code)
                    .max_by_key(|code| self.region_count(*code)),
            );
        }
        let mut shown: Vec<RegionCode> = Vec::new();
        for province in provinces() {
            shown.push(province.code);
            if !open.contains(&province.code) {
                continue;
            }
            for city in self.vocabulary.regions.children(province.code) {
                shown.push(city.code);
                if open.contains(&city.code) {
                    let counties = self.vocabulary.regions.children(city.code);
                    shown.extend(counties.map(|row| row.code));
                }
            }
        }
        let buckets = shown.into_iter().map(|code| {
            let selected = self.query.regions.contains(&code);
            bucket(code.to_string(), self.region_count(code), selected)
        });
        buckets.filter(worth_showing).collect()
    }

    fn category_buckets(&self) -> Vec<Bucket> {
        let rows = self.vocabulary.taxonomy.categories.iter();
        let buckets = rows.zip(&self.sums.categories).map(|(row, count)| {
            let selected = self.query.categories.contains(&row.code);
            bucket(row.code.to_string(), *count, selected)
        });
        buckets.filter(worth_showing).collect()
    }

    fn service_buckets(&self) -> Vec<Bucket> {
        let rows = self.vocabulary.taxonomy.services.iter();
        let buckets = rows.zip(&self.sums.services).map(|(row, count)| {
            let selected = self.query.services.contains(&row.code);
            bucket(row.code.to_string(), *count, selected)
        });
        buckets.filter(worth_showing).collect()
    }

    fn licence_buckets(&self) -> Vec<Bucket> {
        let mut buckets = Vec::new();
        for (index, licence) in self.vocabulary.taxonomy.licences.iter().enumerate() {
            let grades = (0..licence.grades.len()).map(Some);
            for grade in std::iter::once(None).chain(grades) {
                let filter = LicenceFilter {
                    licence: licence.code.clone(),
                    grade: grade.map(|place| licence.grades[place]),
                };
                let count = self
                    .sums
                    .licences
                    .get(&(index, grade))
                    .copied()
                    .unwrap_or(0);
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

impl Tally {
    fn new(vocabulary: &Vocabulary, places: usize) -> Self {
        let taxonomy = vocabulary.taxonomy;
        let mask = |category| {
            let rows = taxonomy.services.iter().enumerate();
            rows.filter(|(_, row)| row.code.category() == category)
                .fold(0, |mask, (index, _)| mask | 1 << index)
        };
        Self {
            places: vec![0; places],
            services: vec![0; taxonomy.services.len()],
            categories: vec![0; taxonomy.categories.len()],
            licences: HashMap::new(),
            credit: Default::default(),
            prices: Default::default(),
            days: Default::default(),
            consortium: Default::default(),
            standings: Default::default(),
            category_masks: taxonomy
                .categories
                .iter()
                .map(|row| mask(row.code))
                .collect(),
        }
    }

    pub fn add(&mut self, rows: &Rows, filters: &Filters<'_>, verdict: Verdict, doc: u32) {
        if verdict.passes_without(FacetKind::Region) {
            self.places[rows.place[doc as usize] as usize] += 1;
        }
        self.add_listings(rows, filters, verdict, doc);
        if verdict.passes_without(FacetKind::Licence) {
            self.add_licences(rows, filters, doc);
        }
        if verdict.passes_without(FacetKind::Credit) {
            let score = rows.credit(doc);
            for stars in 2..=CreditScore::STARS_MAX {
                let reached = score >= CreditScore::least_for(stars).hundredths();
                self.credit[usize::from(stars)] += u64::from(reached);
            }
        }
        if verdict.passes_without(FacetKind::Consortium) {
            self.consortium[usize::from(rows.consortium(doc))] += 1;
        }
        if verdict.passes_without(FacetKind::Certificates)
            && let Some(standing) = filters.standing(rows.certificates(doc))
        {
            self.standings[standing as usize] += 1;
        }
    }

    fn add_listings(&mut self, rows: &Rows, filters: &Filters<'_>, verdict: Verdict, doc: u32) {
        let listings = rows.listings(doc);
        let counted = |kind| {
            listings
                .iter()
                .filter(move |row| filters.listing_counts(**row, Some(kind)))
        };
        let mask = |kind| counted(kind).fold(0, |mask: ServiceMask, row| mask | 1 << row.service());
        if verdict.passes_without(FacetKind::Category) {
            let offered = mask(FacetKind::Category);
            for (count, category) in self.categories.iter_mut().zip(&self.category_masks) {
                *count += u64::from(offered & category != 0);
            }
        }
        if verdict.passes_without(FacetKind::Service) {
            let mut offered = mask(FacetKind::Service);
            while offered != 0 {
                self.services[offered.trailing_zeros() as usize] += 1;
                offered &= offered - 1;
            }
        }
        if verdict.passes_without(FacetKind::Price) {
            let bands = counted(FacetKind::Price).map(|row| PriceBand::of(row.least_fen()));
            let seen = bands.fold(0u8, |seen, band| seen | 1 << band as u8);
            for (index, count) in self.prices.iter_mut().enumerate() {
                *count += u64::from(seen >> index & 1);
            }
        }
        if verdict.passes_without(FacetKind::PromisedDays)
            && let Some(least) = counted(FacetKind::PromisedDays).map(|row| row.days()).min()
        {
            for (count, step) in self.days.iter_mut().zip(DAYS_STEPS) {
                *count += u64::from(least <= step);
            }
        }
    }

    /// A licence counts once for a row, and each grade at or below the best one held.
    fn add_licences(&mut self, rows: &Rows, filters: &Filters<'_>, doc: u32) {
        let certificates = rows.certificates(doc);
        for (index, row) in certificates.iter().enumerate() {
            let valid = row.standing(filters.day) == CertificateStanding::Valid;
            let earlier = &certificates[..index];
            if !valid
                || earlier.iter().any(|other| {
                    other.licence() == row.licence()
                        && other.standing(filters.day) == CertificateStanding::Valid
                })
            {
                continue;
            }
            *self.licences.entry((row.licence(), None)).or_default() += 1;
            let later = certificates[index..].iter().filter(|other| {
                other.licence() == row.licence()
                    && other.standing(filters.day) == CertificateStanding::Valid
            });
            let grades = filters.grades_of(row.licence());
            let places = later.filter_map(|other| {
                grades
                    .iter()
                    .position(|grade| Some(*grade) == other.grade())
            });
            if let Some(best) = places.min() {
                for place in best..grades.len() {
                    *self
                        .licences
                        .entry((row.licence(), Some(place)))
                        .or_default() += 1;
                }
            }
        }
    }
}

fn bucket(value: String, count: u64, selected: bool) -> Bucket {
    Bucket {
        value,
        count,
        selected,
    }
}

/// A value nobody has is noise, unless it was chosen.
fn worth_showing(bucket: &Bucket) -> bool {
    bucket.count > 0 || bucket.selected
}
