//! Running a plan: points per row, filters, facets, order and page.

use std::collections::BinaryHeap;

use domain::calendar::Date;
use domain::market::region::RegionCode;
use domain::search::{AgencyQuery, AgencySort, Facet, FacetKind, PageCursor, Recognised};
use tantivy::SegmentReader;

use crate::facets::Counts;
use crate::filter::{Filters, Verdict, bit};
use crate::meet::SegmentView;
use crate::plan::Plan;
use crate::rows::Rows;
use crate::schema::Fields;
use crate::snapshot::Snapshot;
use crate::vocabulary::Vocabulary;

/// A row that was found, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub place: PageCursor,
    pub segment: usize,
    pub doc: u32,
}

/// One page of a run.
pub struct Page {
    pub total: u64,
    pub found: Vec<Found>,
    pub more: bool,
    pub facets: Vec<Facet>,
}

/// What a run needs besides its plan.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    pub fields: &'a Fields,
    pub snapshot: &'a Snapshot,
    pub vocabulary: &'a Vocabulary,
    pub query: &'a AgencyQuery,
    pub day: Date,
    pub facets: bool,
}

impl Run<'_> {
    pub fn page(&self, plan: &Plan) -> tantivy::Result<Page> {
        let filters = Filters::new(self.query, self.day, plan.scope, self.vocabulary);
        let mut counts = Counts::new(self.query, self.vocabulary, named(plan));
        let mut best = Best::new(self.query);
        let near = self.near(plan);
        for (segment, reader) in self.snapshot.searcher.segment_readers().iter().enumerate() {
            let view = self.view(segment, reader, &filters)?;
            let rows = view.rows;
            let columns = rows.day(self.day, self.vocabulary);
            let (met, mut candidates) = view.words(&plan.words)?;
            if met.is_empty() && !filters.open() {
                candidates = filters.narrowed(&view, &columns)?;
            }
            let counting = self.facets && !(met.is_empty() && filters.open());
            let places = filters.places(rows);
            let mut tally = counts.tally(rows, candidates.count());
            for doc in candidates.iter() {
                if reader.has_deletes() && reader.is_deleted(doc) {
                    continue;
                }
                let verdict = match filters.open() {
                    true => Verdict::OPEN,
                    false => filters.verdict(rows, &places, doc),
                };
                if counting {
                    tally.add(rows, &columns, &filters, verdict, doc);
                }
                if verdict.passes() {
                    let points = met.iter().map(|met| met.points(doc)).sum();
                    let rank = self.rank(rows, &filters, near, points, doc);
                    best.offer(rank, || columns.ties[doc as usize], segment, doc);
                }
            }
            if counting {
                counts.take(rows, &tally.settled());
            }
        }
        Ok(Page {
            facets: match self.facets {
                true => self.facet_list(plan, &filters, &counts)?,
                false => Vec::new(),
            },
            ..best.page()
        })
    }

    pub fn view<'a>(
        &'a self,
        segment: usize,
        reader: &'a SegmentReader,
        filters: &'a Filters<'a>,
    ) -> tantivy::Result<SegmentView<'a>> {
        Ok(SegmentView {
            fields: self.fields,
            searcher: &self.snapshot.searcher,
            reader,
            rows: self.snapshot.rows(segment)?,
            filters,
        })
    }

    /// Without words a facet that is the only one chosen, and every facet if none is, counts everything there is.
    fn facet_list(
        &self,
        plan: &Plan,
        filters: &Filters<'_>,
        counts: &Counts<'_>,
    ) -> tantivy::Result<Vec<Facet>> {
        let single = filters.open() || filters.chosen.is_power_of_two();
        let everything = match plan.words.is_empty() && single {
            true => Some(self.everything(plan, filters)?),
            false => None,
        };
        let facet = |kind| match &everything {
            Some(everything) if filters.chosen & !bit(kind) == 0 => everything.facet(kind),
            _ => counts.facet(kind),
        };
        Ok(FacetKind::ALL.map(facet).into())
    }

    fn everything(&self, plan: &Plan, filters: &Filters<'_>) -> tantivy::Result<Counts<'_>> {
        let mut counts = Counts::new(self.query, self.vocabulary, named(plan));
        for (segment, reader) in self.snapshot.searcher.segment_readers().iter().enumerate() {
            let rows = self.snapshot.rows(segment)?;
            let columns = rows.day(self.day, self.vocabulary);
            counts.take(rows, columns.everything(rows, filters, self.vocabulary));
            if reader.has_deletes() {
                let mut deleted = counts.tally(rows, reader.num_deleted_docs().into());
                for doc in (0..rows.count()).filter(|doc| reader.is_deleted(*doc)) {
                    deleted.add_open(rows, &columns, filters, doc);
                }
                counts.take_off(rows, &deleted.settled());
            }
        }
        Ok(counts)
    }

    /// Smaller stands first.
    fn rank(
        &self,
        rows: &Rows,
        filters: &Filters<'_>,
        near: Option<RegionCode>,
        points: u32,
        doc: u32,
    ) -> u64 {
        let counted = || {
            let listings = rows.listings(doc).iter();
            listings.filter(|listing| filters.listing_counts(**listing, None))
        };
        match self.query.sort {
            AgencySort::Relevance => u64::from(u32::MAX - points),
            AgencySort::Credit => u64::from(u16::MAX - rows.credit(doc)),
            AgencySort::Price => {
                let least = counted().filter_map(|listing| listing.least_fen()).min();
                least.map_or(u64::MAX, |fen| fen as u64)
            }
            AgencySort::PromisedDays => counted()
                .map(|listing| listing.days())
                .min()
                .map_or(u64::MAX, u64::from),
            AgencySort::Distance => {
                near.map_or(0, |near| near.distance(rows.place_of(doc).seat) as u64)
            }
            AgencySort::Newest => {
                let stamp = u128::from_be_bytes(rows.ids[doc as usize].to_bytes()) >> 80;
                u64::MAX - stamp as u64
            }
        }
    }

    fn near(&self, plan: &Plan) -> Option<RegionCode> {
        let query = self.query;
        query
            .near
            .or(query.regions.first().copied())
            .or_else(|| named(plan))
    }
}

/// The first division the words name.
fn named(plan: &Plan) -> Option<RegionCode> {
    plan.recognised.iter().find_map(|chip| match chip {
        Recognised::Region { region, .. } => Some(*region),
        _ => None,
    })
}

/// The first rows after a place, and how many there are in all.
struct Best {
    page_size: usize,
    after: Option<PageCursor>,
    total: u64,
    /// One more than a page, to know whether there is a next one; the worst on top.
    rows: BinaryHeap<Found>,
}

impl Best {
    fn new(query: &AgencyQuery) -> Self {
        let page_size = usize::from(query.page_size);
        Self {
            page_size,
            after: query.after,
            total: 0,
            rows: BinaryHeap::with_capacity(page_size + 2),
        }
    }

    fn offer(&mut self, rank: u64, tie: impl Fn() -> u64, segment: usize, doc: u32) {
        self.total += 1;
        let full = self.rows.len() > self.page_size;
        let worst = self.rows.peek().filter(|_| full);
        if worst.is_some_and(|worst| rank > worst.place.rank) {
            return;
        }
        let place = PageCursor { rank, tie: tie() };
        let found = Found {
            place,
            segment,
            doc,
        };
        let seen = self.after.is_some_and(|after| place <= after);
        if seen || worst.is_some_and(|worst| found >= *worst) {
            return;
        }
        self.rows.push(found);
        if full {
            self.rows.pop();
        }
    }

    fn page(self) -> Page {
        let mut found = self.rows.into_sorted_vec();
        let more = found.len() > self.page_size;
        found.truncate(self.page_size);
        Page {
            total: self.total,
            found,
            more,
            facets: Vec::new(),
        }
    }
}
