//! Running a plan: points per row, filters, facets, order and page.

use std::collections::BinaryHeap;

use domain::calendar::Date;
use domain::market::region::RegionCode;
use domain::search::{AgencyQuery, AgencySort, Facet, PageCursor, Recognised};
use tantivy::query::EnableScoring;
use tantivy::{Searcher, SegmentReader};

use crate::facets::Counts;
use crate::filter::{Filters, Verdict};
use crate::plan::{How, Plan, Word};
use crate::rows::Rows;
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
pub struct Run<'a> {
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
        let wanted = usize::from(self.query.page_size) + 1;
        let mut best: BinaryHeap<Found> = BinaryHeap::with_capacity(wanted + 1);
        let mut total = 0;
        let near = self.near(plan);
        for (segment, reader) in self.snapshot.searcher.segment_readers().iter().enumerate() {
            let rows = &*self.snapshot.rows[segment];
            let points = self.points(plan, reader, rows, &filters)?;
            let places = filters.places(rows);
            let columns = rows.day(self.day, self.vocabulary);
            let mut tally = counts.tally(rows);
            for doc in 0..rows.count() {
                let point = points.as_ref().map_or(1, |points| points[doc as usize]);
                if point == 0 || reader.is_deleted(doc) {
                    continue;
                }
                let verdict = match filters.open {
                    true => Verdict::OPEN,
                    false => filters.verdict(rows, &places, doc),
                };
                match (self.facets, filters.open) {
                    (true, true) => tally.add_open(rows, &columns, &filters, doc),
                    (true, false) => tally.add(rows, &columns, &filters, verdict, doc),
                    (false, _) => {}
                }
                if !verdict.passes() {
                    continue;
                }
                total += 1;
                let rank = self.rank(rows, &filters, near, point, doc);
                let place = PageCursor {
                    rank,
                    tie: columns.ties[doc as usize],
                };
                if self.query.after.is_some_and(|after| place <= after) {
                    continue;
                }
                let found = Found {
                    place,
                    segment,
                    doc,
                };
                if best.len() < wanted {
                    best.push(found);
                } else if best.peek().is_some_and(|worst| found < *worst) {
                    best.pop();
                    best.push(found);
                }
            }
            counts.take(rows, tally);
        }
        let mut found = best.into_sorted_vec();
        let more = found.len() == wanted;
        found.truncate(usize::from(self.query.page_size));
        let facets = if self.facets {
            counts.facets()
        } else {
            Vec::new()
        };
        Ok(Page {
            total,
            found,
            more,
            facets,
        })
    }

    /// The points of each row, or nothing if no words were given and every row counts the same.
    fn points(
        &self,
        plan: &Plan,
        reader: &SegmentReader,
        rows: &Rows,
        filters: &Filters<'_>,
    ) -> tantivy::Result<Option<Vec<u32>>> {
        let mut total: Option<Vec<u32>> = None;
        for word in &plan.words {
            let points = word_points(word, &self.snapshot.searcher, reader, rows, filters)?;
            total = Some(match total {
                None => points,
                Some(mut total) => {
                    for (sum, more) in total.iter_mut().zip(points) {
                        *sum = if *sum == 0 || more == 0 {
                            0
                        } else {
                            *sum + more
                        };
                    }
                    total
                }
            });
        }
        Ok(total)
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

/// The best points any route of the word gives each row.
pub fn word_points(
    word: &Word,
    searcher: &Searcher,
    reader: &SegmentReader,
    rows: &Rows,
    filters: &Filters<'_>,
) -> tantivy::Result<Vec<u32>> {
    let mut best = vec![0u32; rows.count() as usize];
    let raise = |best: &mut Vec<u32>, doc: u32, points: u32| {
        let known = &mut best[doc as usize];
        *known = points.max(*known);
    };
    for route in &word.routes {
        let points = route.points;
        let mut by_row = |holds: &dyn Fn(u32) -> bool| {
            for doc in (0..rows.count()).filter(|doc| holds(*doc)) {
                raise(&mut best, doc, points);
            }
        };
        match &route.how {
            How::Indexed(query) => {
                let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
                weight.for_each_no_score(reader, &mut |docs| {
                    for doc in docs {
                        raise(&mut best, *doc, points);
                    }
                })?;
            }
            How::Services(mask) => by_row(&|doc| rows.services[doc as usize] & mask != 0),
            How::Regions(regions) => {
                let serves: Vec<bool> = rows
                    .places
                    .iter()
                    .map(|place| regions.iter().any(|region| place.serves(*region)))
                    .collect();
                by_row(&|doc| serves[rows.place[doc as usize] as usize]);
            }
            How::Licences(mask) => {
                by_row(&|doc| filters.holds_licence(rows.certificates(doc), *mask))
            }
            How::Grade(grade) => by_row(&|doc| filters.holds_grade(rows.certificates(doc), *grade)),
            How::Days(max) => by_row(&|doc| filters.within_days(rows.listings(doc), *max)),
            How::Anything => by_row(&|_| true),
            How::Pieces(pieces) => {
                let mut met = vec![true; rows.count() as usize];
                for piece in pieces {
                    let points = word_points(piece, searcher, reader, rows, filters)?;
                    for (met, points) in met.iter_mut().zip(points) {
                        *met &= points > 0;
                    }
                }
                by_row(&|doc| met[doc as usize]);
            }
        }
    }
    Ok(best)
}
