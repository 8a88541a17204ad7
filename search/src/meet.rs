//! Which rows of a segment meet a word: postings where there are postings, columns for the rest.

use tantivy::postings::SegmentPostings;
use tantivy::query::{EnableScoring, Query};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, Term};

use crate::bits::Bits;
use crate::filter::Filters;
use crate::plan::{How, NameRun, Word};
use crate::rows::Rows;
use crate::schema::Fields;
use crate::vocabulary::{LicenceMask, ServiceMask};

/// A list this many times as long as the candidates is asked for each of them and not read through.
const SEEK_FACTOR: usize = 16;

/// One segment with what a search asks of it.
pub struct SegmentView<'a> {
    pub fields: &'a Fields,
    pub searcher: &'a Searcher,
    pub reader: &'a SegmentReader,
    pub rows: &'a Rows,
    pub filters: &'a Filters<'a>,
}

/// The rows that meet a word, and what each way is worth, the best first.
pub struct Met {
    pub rows: Bits,
    tiers: Vec<(u32, Bits)>,
}

impl Met {
    /// The points of a row that meets the word.
    pub fn points(&self, doc: u32) -> u32 {
        let Some(((least, _), better)) = self.tiers.split_last() else {
            return 0;
        };
        let best = better.iter().find(|(_, rows)| rows.contains(doc));
        best.map_or(*least, |(points, _)| *points)
    }
}

impl SegmentView<'_> {
    /// The rows of each word and those that meet all of them. Words that are quick go first: the others are
    /// then asked of fewer rows.
    pub fn words(&self, words: &[Word]) -> tantivy::Result<(Vec<Met>, Bits)> {
        let mut met = Vec::with_capacity(words.len());
        let mut all: Option<Bits> = None;
        let (quick, slow): (Vec<&Word>, Vec<&Word>) =
            words.iter().partition(|word| word.is_quick());
        for word in quick.into_iter().chain(slow) {
            let next = self.word(word, all.as_ref())?;
            match &mut all {
                None => all = Some(next.rows.clone()),
                Some(all) => all.keep(&next.rows),
            }
            met.push(next);
        }
        Ok((met, all.unwrap_or_else(|| Bits::all(self.rows.count()))))
    }

    /// The rows that meet a word, at least among those `within`.
    pub fn word(&self, word: &Word, within: Option<&Bits>) -> tantivy::Result<Met> {
        let mut met = Met {
            rows: Bits::none(self.rows.count()),
            tiers: Vec::new(),
        };
        for route in &word.routes {
            let rows = self.route(&route.how, within)?;
            if rows.is_empty() {
                continue;
            }
            met.rows.add(&rows);
            match met.tiers.last_mut() {
                Some((points, known)) if *points == route.points => known.add(&rows),
                _ => met.tiers.push((route.points, rows)),
            }
        }
        Ok(met)
    }

    fn route(&self, how: &How, within: Option<&Bits>) -> tantivy::Result<Bits> {
        let rows = self.rows;
        let each = |holds: &dyn Fn(u32) -> bool| match within {
            None => Bits::matching(rows.count(), holds),
            Some(within) => {
                let mut found = Bits::none(rows.count());
                for doc in within.iter().filter(|doc| holds(*doc)) {
                    found.insert(doc);
                }
                found
            }
        };
        Ok(match how {
            How::Indexed(query) => self.indexed(&**query)?,
            How::Named(run) => self.named(run)?,
            How::Services(mask) => self.offering(*mask)?,
            How::Regions(regions) => {
                let serves = rows.places.iter();
                let serves = serves.map(|place| regions.iter().any(|region| place.serves(*region)));
                rows.at_places(&serves.collect::<Vec<bool>>())
            }
            How::Licences(mask) => {
                let mut held = self.licensed(*mask)?;
                if let Some(within) = within {
                    held.keep(within);
                }
                let mut valid = Bits::none(rows.count());
                let filters = self.filters;
                for doc in held.iter() {
                    if filters.holds_licence(rows.certificates(doc), *mask) {
                        valid.insert(doc);
                    }
                }
                valid
            }
            How::Grade(grade) => {
                each(&|doc| self.filters.holds_grade(rows.certificates(doc), *grade))
            }
            How::Days(max) => each(&|doc| self.filters.within_days(rows.listings(doc), *max)),
            How::Anything => within.cloned().unwrap_or_else(|| Bits::all(rows.count())),
            How::Pieces(pieces) => self.words(pieces)?.1,
        })
    }

    fn indexed(&self, query: &dyn Query) -> tantivy::Result<Bits> {
        let mut rows = Bits::none(self.rows.count());
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        weight.for_each_no_score(self.reader, &mut |docs| {
            docs.iter().for_each(|doc| rows.insert(*doc));
        })?;
        Ok(rows)
    }

    /// Rows that offer one of the services.
    pub fn offering(&self, services: ServiceMask) -> tantivy::Result<Bits> {
        self.with_any(self.fields.service, services)
    }

    /// Rows that name one of the licences, valid or not.
    pub fn licensed(&self, licences: LicenceMask) -> tantivy::Result<Bits> {
        self.with_any(self.fields.licence, licences.into())
    }

    fn with_any(&self, field: Field, mut numbers: u128) -> tantivy::Result<Bits> {
        let index = self.reader.inverted_index(field)?;
        let mut rows = Bits::none(self.rows.count());
        while numbers != 0 {
            let number = u64::from(numbers.trailing_zeros());
            add_all(&index, &Term::from_field_u64(field, number), &mut rows)?;
            numbers &= numbers - 1;
        }
        Ok(rows)
    }

    /// The rarest token's rows, kept while they have the others, then read for the run itself.
    fn named(&self, run: &NameRun) -> tantivy::Result<Bits> {
        let mut found = Bits::none(self.rows.count());
        let index = self.reader.inverted_index(self.fields.name)?;
        let mut lists = Vec::with_capacity(run.tokens.len());
        for token in &run.tokens {
            let Some(info) = index.get_term_info(token)? else {
                return Ok(found);
            };
            lists.push((info.doc_freq as usize, token));
        }
        lists.sort_by_key(|(length, _)| *length);
        let mut candidates = Vec::with_capacity(lists.first().map_or(0, |(length, _)| *length));
        for (place, (length, token)) in lists.into_iter().enumerate() {
            if place == 0 {
                each_block(&index, token, |docs| candidates.extend_from_slice(docs))?;
            } else if length / SEEK_FACTOR > candidates.len() {
                let list = index.read_postings(token, IndexRecordOption::Basic)?;
                list.into_iter()
                    .for_each(|list| keep_listed(&mut candidates, list));
            } else {
                let mut listed = Bits::none(self.rows.count());
                add_all(&index, token, &mut listed)?;
                candidates.retain(|doc| listed.contains(*doc));
            }
        }
        self.rows.letters.keep_with(&mut candidates, &run.units);
        candidates.into_iter().for_each(|doc| found.insert(doc));
        Ok(found)
    }
}

fn add_all(index: &InvertedIndexReader, term: &Term, rows: &mut Bits) -> tantivy::Result<()> {
    each_block(index, term, |docs| {
        docs.iter().for_each(|doc| rows.insert(*doc))
    })
}

fn each_block(
    index: &InvertedIndexReader,
    term: &Term,
    mut take: impl FnMut(&[u32]),
) -> tantivy::Result<()> {
    let Some(mut list) = index.read_block_postings(term, IndexRecordOption::Basic)? else {
        return Ok(());
    };
    while !list.docs().is_empty() {
        take(list.docs());
        list.advance();
    }
    Ok(())
}

fn keep_listed(candidates: &mut Vec<u32>, mut list: SegmentPostings) {
    candidates.retain(|doc| {
        if list.doc() < *doc {
            list.seek(*doc);
        }
        list.doc() == *doc && list.doc() != TERMINATED
    });
}
