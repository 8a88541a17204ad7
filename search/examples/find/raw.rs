//! The floor: tantivy itself on the same index, with the same ways to meet a word as one query object, the same
//! facets counted by a collector of its own, and the same stored fields read. No order of the day, no reasons, no
//! marks, and regions counted by seat and area alone: it does less than the search, never more.

use std::path::Path;
use std::sync::Arc;

use domain::calendar::Date;
use search::fold::{fold_chars, is_han};
use search::tokens::{END, START, probe};
use search::vocabulary::Vocabulary;
use tantivy::collector::{Collector, Count, SegmentCollector, TopDocs};
use tantivy::columnar::Column;
use tantivy::query::doc_predicate_query::{
    ConstOrVariableSegmentPredicate, DocPredicate, DocPredicateQuery,
};
use tantivy::query::{
    BooleanQuery, ConstScoreQuery, EnableScoring, PhraseQuery, Query, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption, Value as _};
use tantivy::{DocId, Searcher, SegmentOrdinal, SegmentReader, TantivyDocument, Term};

/// Bits of a certificate's number, as the search packs them.
const LICENCE_SHIFT: u32 = 56;
const STATUS_SHIFT: u32 = 46;
const SERVICE_SHIFT: u32 = 56;

pub struct Raw {
    searcher: Searcher,
    name: Field,
    title: Field,
    service: Field,
    licence: Field,
    card: Field,
    day: u32,
    regions: Arc<Regions>,
}

/// A small number for each division, told beforehand so that counting is an addition and no look-up in a table of
/// hashes.
struct Regions {
    ordinal: Vec<u16>,
    count: usize,
}

impl Regions {
    /// All codes of six digits.
    const CODES: usize = 1_000_000;

    fn of(searcher: &Searcher) -> Self {
        let mut regions = Self {
            ordinal: vec![0; Self::CODES],
            count: 1,
        };
        for segment in searcher.segment_readers() {
            for name in ["seat", "area"] {
                let column = segment.fast_fields().u64(name).expect("a column");
                let rows = 0..segment.max_doc();
                for code in rows.flat_map(|doc| column.values_for_doc(doc)) {
                    regions.add(code as usize);
                }
            }
        }
        regions
    }

    fn add(&mut self, code: usize) {
        if self.ordinal[code] == 0 {
            self.ordinal[code] = u16::try_from(self.count).expect("few divisions");
            self.count += 1;
        }
    }
}

/// What a page needs of an engine.
pub struct Page {
    pub total: usize,
    pub cards: Vec<String>,
    pub facets: Facets,
}

impl Raw {
    pub fn open(folder: &Path, today: Date) -> Self {
        let index = tantivy::Index::open_in_dir(folder).expect("the index");
        let field = |name: &str| index.schema().get_field(name).expect("a field");
        let searcher = index.reader().expect("a reader").searcher();
        Self {
            regions: Arc::new(Regions::of(&searcher)),
            searcher,
            name: field("name"),
            title: field("title"),
            service: field("service"),
            licence: field("licence"),
            card: field("card"),
            day: today.to_julian_day() as u32,
        }
    }

    pub fn page(&self, text: &str, size: usize) -> Page {
        let query = self.query(text);
        let collectors = (
            TopDocs::with_limit(size).order_by_score(),
            Count,
            CountFacets(Arc::clone(&self.regions)),
        );
        let (top, total, facets) = self
            .searcher
            .search(&query, &collectors)
            .expect("an answer");
        let card = |address| {
            let row: TantivyDocument = self.searcher.doc(address).expect("a row");
            row.get_first(self.card)
                .and_then(|card| card.as_str())
                .unwrap_or_default()
                .to_owned()
        };
        Page {
            total,
            cards: top.into_iter().map(|(_, address)| card(address)).collect(),
            facets,
        }
    }

    /// Every word must be met in one of its ways; a better way is worth more.
    fn query(&self, text: &str) -> BooleanQuery {
        let words = text
            .split_whitespace()
            .map(|word| self.word(&fold_chars(word)));
        BooleanQuery::intersection(words.collect())
    }

    fn word(&self, run: &[char]) -> Box<dyn Query> {
        let vocabulary = Vocabulary::built_in();
        let around = |start: &[char], end: &[char]| [start, run, end].concat();
        let mut ways: Vec<Box<dyn Query>> = Vec::new();
        let mut add = |points: f32, query: Option<Box<dyn Query>>| {
            let scored = query.map(|query| ConstScoreQuery::new(query, points));
            ways.extend(scored.map(|query| Box::new(query) as Box<dyn Query>));
        };
        if run.first().is_some_and(|c| is_han(*c)) && run.last().is_some_and(|c| is_han(*c)) {
            add(900.0, phrase(self.name, &around(&[START], &[END])));
            add(300.0, phrase(self.name, &around(&[START], &[])));
        }
        add(10_000.0, phrase(self.name, run));
        add(500.0, phrase(self.title, run));
        add(480.0, any(self.service, vocabulary.services_named(run)));
        let licences = vocabulary.licences_named(run);
        let valid = (licences != 0).then(|| {
            let predicate = ValidLicence {
                field: self.licence,
                licences,
                day: self.day,
            };
            Box::new(DocPredicateQuery::from(predicate)) as Box<dyn Query>
        });
        add(400.0, valid);
        Box::new(BooleanQuery::union(ways))
    }
}

fn phrase(field: Field, run: &[char]) -> Option<Box<dyn Query>> {
    let mut tokens = probe(run);
    let term = |text: &str| Term::from_field_text(field, text);
    match tokens.len() {
        0 => None,
        1 => {
            let (_, text) = tokens.pop()?;
            Some(Box::new(TermQuery::new(
                term(&text),
                IndexRecordOption::Basic,
            )))
        }
        _ => {
            let terms = tokens.iter().map(|(place, text)| (*place, term(text)));
            Some(Box::new(PhraseQuery::new_with_offset(terms.collect())))
        }
    }
}

fn any(field: Field, numbers: u128) -> Option<Box<dyn Query>> {
    let numbers = (0..128_u64).filter(|number| numbers >> number & 1 == 1);
    let terms: Vec<Term> = numbers
        .map(|number| Term::from_field_u64(field, number))
        .collect();
    match terms.len() {
        0 => None,
        1..8 => Some(Box::new(BooleanQuery::new_multiterms_query(terms))),
        _ => Some(Box::new(TermSetQuery::new(terms))),
    }
}

/// Rows with one of the licences on a certificate that is valid on the day.
#[derive(Clone, Debug)]
struct ValidLicence {
    field: Field,
    licences: u64,
    day: u32,
}

impl DocPredicate for ValidLicence {
    type SegmentDocPredicate = Box<dyn Fn(DocId) -> bool + Send + Sync>;

    fn doc_predicate(
        &self,
        segment: &SegmentReader,
    ) -> tantivy::Result<ConstOrVariableSegmentPredicate<Self::SegmentDocPredicate>> {
        let certificates = segment.fast_fields().u64("certificate")?;
        let (licences, day) = (self.licences, self.day);
        let valid = move |doc| {
            certificates
                .values_for_doc(doc)
                .any(|row| licences >> (row >> LICENCE_SHIFT) & 1 == 1 && is_valid(row, day))
        };
        let searcherless = EnableScoring::disabled_from_schema(segment.schema());
        let named = any(self.field, self.licences.into()).expect("some licence");
        Ok(ConstOrVariableSegmentPredicate::Variable {
            predicate: Box::new(valid),
            necessary_condition: named.weight(searcherless)?.scorer(segment, 1.0)?,
        })
    }
}

fn is_valid(certificate: u64, day: u32) -> bool {
    let last = (certificate & 0xffff_ffff) as u32;
    certificate >> STATUS_SHIFT & 3 == 0 && (last == 0 || last >= day)
}

/// Counts for all nine facets.
struct CountFacets(Arc<Regions>);

#[derive(Default)]
pub struct Facets {
    pub regions: Vec<u64>,
    pub services: Vec<u64>,
    pub licences: Vec<u64>,
    pub credit: Vec<u64>,
    pub prices: Vec<u64>,
    pub days: Vec<u64>,
    pub consortium: [u64; 2],
    pub standings: Vec<u64>,
}

pub struct CountSegment {
    seat: Column<u64>,
    area: Column<u64>,
    listing: Column<u64>,
    certificate: Column<u64>,
    profile: Column<u64>,
    regions: Arc<Regions>,
    facets: Facets,
}

impl Collector for CountFacets {
    type Fruit = Facets;
    type Child = CountSegment;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<CountSegment> {
        let column = |name: &str| segment.fast_fields().u64(name);
        Ok(CountSegment {
            seat: column("seat")?,
            area: column("area")?,
            listing: column("listing")?,
            certificate: column("certificate")?,
            profile: column("profile")?,
            regions: Arc::clone(&self.0),
            facets: Facets {
                regions: vec![0; self.0.count],
                services: vec![0; 128],
                licences: vec![0; 64],
                credit: vec![0; 101],
                prices: vec![0; 64],
                days: vec![0; 4_096],
                standings: vec![0; 4],
                ..Facets::default()
            },
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Facets>) -> tantivy::Result<Facets> {
        let mut segments = segments.into_iter();
        let mut all = segments.next().unwrap_or_default();
        for segment in segments {
            let add = |sums: &mut Vec<u64>, more: &[u64]| {
                sums.iter_mut()
                    .zip(more)
                    .for_each(|(sum, more)| *sum += more);
            };
            add(&mut all.regions, &segment.regions);
            add(&mut all.services, &segment.services);
            add(&mut all.licences, &segment.licences);
            add(&mut all.credit, &segment.credit);
            add(&mut all.prices, &segment.prices);
            add(&mut all.days, &segment.days);
            add(&mut all.standings, &segment.standings);
            for (sum, more) in all.consortium.iter_mut().zip(segment.consortium) {
                *sum += more;
            }
        }
        Ok(all)
    }
}

impl SegmentCollector for CountSegment {
    type Fruit = Facets;

    fn collect(&mut self, doc: DocId, _: f32) {
        let facets = &mut self.facets;
        let seat = self.seat.first(doc).unwrap_or(0);
        let ordinal = |code: u64| usize::from(self.regions.ordinal[code as usize]);
        facets.regions[ordinal(seat)] += 1;
        for area in self.area.values_for_doc(doc).filter(|area| *area != seat) {
            facets.regions[ordinal(area)] += 1;
        }
        for listing in self.listing.values_for_doc(doc) {
            facets.services[(listing >> SERVICE_SHIFT) as usize & 127] += 1;
            facets.prices[(listing & ((1 << 43) - 1)).checked_ilog2().unwrap_or(0) as usize] += 1;
            facets.days[(listing >> 44 & 0xfff) as usize] += 1;
        }
        for certificate in self.certificate.values_for_doc(doc) {
            facets.licences[(certificate >> LICENCE_SHIFT) as usize & 63] += 1;
            facets.standings[(certificate >> STATUS_SHIFT & 3) as usize] += 1;
        }
        let profile = self.profile.first(doc).unwrap_or(0);
        facets.credit[(profile >> 1) as usize / 100 % 101] += 1;
        facets.consortium[(profile & 1) as usize] += 1;
    }

    fn harvest(self) -> Facets {
        self.facets
    }
}
