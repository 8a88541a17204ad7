//! Counting one segment's rows for all facets at once.

use domain::market::agency::CreditScore;
use domain::search::{FacetKind, PriceBand};

use crate::day::{DAYS_STEPS, DayColumns, Facts};
use crate::filter::{Filters, Verdict};
use crate::rows::Rows;
use crate::vocabulary::{ServiceMask, Vocabulary};

/// From this many rows on it is cheaper to count whole rows and spread the counts once.
pub const MANY_ROWS: u64 = 4_096;

/// Counts by facet and value.
pub struct Tally {
    places: Places,
    pub services: Vec<u64>,
    pub categories: Vec<u64>,
    pub licences: Vec<u64>,
    /// Rows with at least so many stars.
    pub credit: [u64; CreditScore::STARS_MAX as usize + 1],
    pub prices: [u64; PriceBand::ALL.len()],
    pub days: [u64; DAYS_STEPS.len()],
    pub consortium: [u64; 2],
    pub standings: [u64; 4],
    /// Rows by what is known of them; empty where few rows are counted.
    facts: Vec<u32>,
}

/// The places of the rows counted.
enum Places {
    /// One for each row.
    Few(Vec<u32>),
    /// How many rows there are at each place.
    Many(Vec<u64>),
}

impl Tally {
    /// A tally of about so many rows, at one of so many places.
    pub fn new(vocabulary: &Vocabulary, places: usize, rows: u64) -> Self {
        let taxonomy = vocabulary.taxonomy;
        let many = rows >= MANY_ROWS;
        Self {
            places: match many {
                true => Places::Many(vec![0; places]),
                false => Places::Few(Vec::new()),
            },
            services: vec![0; taxonomy.services.len()],
            categories: vec![0; taxonomy.categories.len()],
            licences: vec![0; vocabulary.licence_slot_count()],
            credit: Default::default(),
            prices: Default::default(),
            days: Default::default(),
            consortium: Default::default(),
            standings: Default::default(),
            facts: vec![0; if many { Facts::COUNT } else { 0 }],
        }
    }

    /// Each place with rows at it; one may come several times.
    pub fn each_place(&self, mut take: impl FnMut(usize, u64)) {
        match &self.places {
            Places::Few(rows) => rows.iter().for_each(|place| take(*place as usize, 1)),
            Places::Many(counts) => {
                let counted = counts.iter().enumerate().filter(|(_, count)| **count > 0);
                counted.for_each(|(place, count)| take(place, *count));
            }
        }
    }

    fn add_place(&mut self, place: u32) {
        match &mut self.places {
            Places::Few(rows) => rows.push(place),
            Places::Many(counts) => counts[place as usize] += 1,
        }
    }

    /// A row of a query without filters: it counts for every facet.
    pub fn add_open(&mut self, rows: &Rows, columns: &DayColumns, filters: &Filters<'_>, doc: u32) {
        let row = doc as usize;
        self.add_place(rows.place[row]);
        self.add_services(rows.services[row]);
        self.add_categories(rows.categories[row]);
        self.add_licences(columns, doc);
        let mut facts = columns.facts[row];
        if filters.narrows_listings() {
            let listings = rows.listings(doc).iter().copied();
            facts = facts.with_listings(listings.filter(|row| filters.speaks_of(*row)));
        }
        match self.facts.get_mut(usize::from(facts.0)) {
            Some(count) => *count += 1,
            None => self.add_facts(facts, 1),
        }
    }

    /// A row of a query with filters: it counts for the facets whose own selection alone may keep it out.
    pub fn add(
        &mut self,
        rows: &Rows,
        columns: &DayColumns,
        filters: &Filters<'_>,
        verdict: Verdict,
        doc: u32,
    ) {
        if verdict.passes() && !filters.chooses_listings() {
            return self.add_open(rows, columns, filters, doc);
        }
        if !verdict.passes_without_one() {
            return;
        }
        let row = doc as usize;
        let facts = columns.facts[row];
        if verdict.passes_without(FacetKind::Region) {
            self.add_place(rows.place[row]);
        }
        if verdict.passes_without(FacetKind::Licence) {
            self.add_licences(columns, doc);
        }
        if verdict.passes_without(FacetKind::Credit) {
            self.add_stars(facts, 1);
        }
        if verdict.passes_without(FacetKind::Consortium) {
            self.consortium[usize::from(facts.consortium())] += 1;
        }
        if verdict.passes_without(FacetKind::Certificates)
            && let Some(standing) = facts.standing()
        {
            self.standings[standing] += 1;
        }
        let offered = |kind| {
            let counted = rows.listings(doc).iter().copied();
            counted.filter(move |row| filters.listing_counts(*row, Some(kind)))
        };
        let mask = |kind| offered(kind).fold(0, |mask: ServiceMask, row| mask | 1 << row.service());
        if verdict.passes_without(FacetKind::Category) {
            self.add_categories(filters.categories_of(mask(FacetKind::Category)));
        }
        if verdict.passes_without(FacetKind::Service) {
            self.add_services(mask(FacetKind::Service));
        }
        if verdict.passes_without(FacetKind::Price) {
            self.add_bands(facts.with_listings(offered(FacetKind::Price)), 1);
        }
        if verdict.passes_without(FacetKind::PromisedDays) {
            self.add_steps(facts.with_listings(offered(FacetKind::PromisedDays)), 1);
        }
    }

    /// Adds another tally; places are the segment's own and stay out.
    pub fn add_sums(&mut self, other: &Self) {
        self.each_sum(other, |sum, more| *sum += more);
    }

    /// Takes off rows another tally was made of, all of which are in this one.
    pub fn take_off_sums(&mut self, other: &Self) {
        self.each_sum(other, |sum, less| *sum -= less);
    }

    fn each_sum(&mut self, other: &Self, change: impl Fn(&mut u64, u64)) {
        let each = |sums: &mut [u64], others: &[u64]| {
            for (sum, other) in sums.iter_mut().zip(others) {
                change(sum, *other);
            }
        };
        each(&mut self.services, &other.services);
        each(&mut self.categories, &other.categories);
        each(&mut self.licences, &other.licences);
        each(&mut self.credit, &other.credit);
        each(&mut self.prices, &other.prices);
        each(&mut self.days, &other.days);
        each(&mut self.consortium, &other.consortium);
        each(&mut self.standings, &other.standings);
    }

    /// Spreads the histogram of facts over the facets it stands for: the last thing to do before the sums are read.
    pub fn settled(mut self) -> Self {
        for (value, count) in std::mem::take(&mut self.facts).into_iter().enumerate() {
            if count == 0 {
                continue;
            }
            self.add_facts(Facts(value as u16), u64::from(count));
        }
        self
    }

    fn add_facts(&mut self, facts: Facts, count: u64) {
        self.add_stars(facts, count);
        self.add_bands(facts, count);
        self.add_steps(facts, count);
        self.consortium[usize::from(facts.consortium())] += count;
        if let Some(standing) = facts.standing() {
            self.standings[standing] += count;
        }
    }

    fn add_services(&mut self, mut offered: ServiceMask) {
        while offered != 0 {
            self.services[offered.trailing_zeros() as usize] += 1;
            offered &= offered - 1;
        }
    }

    fn add_categories(&mut self, mut bits: u32) {
        while bits != 0 {
            self.categories[bits.trailing_zeros() as usize] += 1;
            bits &= bits - 1;
        }
    }

    fn add_licences(&mut self, columns: &DayColumns, doc: u32) {
        for slot in columns.licences.of(doc) {
            self.licences[usize::from(*slot)] += 1;
        }
    }

    fn add_stars(&mut self, facts: Facts, count: u64) {
        for reached in &mut self.credit[..=usize::from(facts.stars())] {
            *reached += count;
        }
    }

    fn add_bands(&mut self, facts: Facts, count: u64) {
        for (index, sum) in self.prices.iter_mut().enumerate() {
            *sum += count * u64::from(facts.bands() >> index & 1);
        }
    }

    fn add_steps(&mut self, facts: Facts, count: u64) {
        for sum in self.days.iter_mut().skip(facts.step()) {
            *sum += count;
        }
    }
}
