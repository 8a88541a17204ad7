//! What may have been meant, when nothing was found: a word that sounds the same, or one other character.

use std::collections::HashMap;

use domain::search::{AgencyQuery, Correction, CorrectionWhy};
use tantivy::query::EnableScoring;
use tantivy::schema::Field;
use tantivy::{DocSet, Searcher, TERMINATED};

use crate::explain::explain;
use crate::filter::Filters;
use crate::fold::is_han;
use crate::plan::{Plan, Word, phrase};
use crate::run::Run;
use crate::schema::Fields;
use crate::sound;
use crate::tokens::probe;

/// Candidates that are looked up before giving up.
const TRIES_MAX: usize = 96;
/// Candidates of one place that are looked up; the most frequent pairs come first.
const PLACE_TRIES_MAX: usize = 48;

/// The pairs of characters that occur in names, with the number of names.
#[derive(Default)]
pub struct Pairs {
    after: HashMap<char, HashMap<char, u32>>,
    before: HashMap<char, HashMap<char, u32>>,
}

impl Pairs {
    /// Reads them from the term dictionary.
    pub fn read(searcher: &Searcher, field: Field) -> tantivy::Result<Self> {
        let mut pairs = Self::default();
        for reader in searcher.segment_readers() {
            let inverted = reader.inverted_index(field)?;
            let mut terms = inverted.terms().stream()?;
            while terms.advance() {
                let Ok(text) = std::str::from_utf8(terms.key()) else {
                    continue;
                };
                let mut chars = text.chars();
                if let (Some(a), Some(b), None) = (chars.next(), chars.next(), chars.next())
                    && is_han(a)
                    && is_han(b)
                {
                    let names = terms.value().doc_freq;
                    *pairs.after.entry(a).or_default().entry(b).or_default() += names;
                    *pairs.before.entry(b).or_default().entry(a).or_default() += names;
                }
            }
        }
        Ok(pairs)
    }

    fn has(&self, first: char, second: char) -> bool {
        self.after
            .get(&first)
            .is_some_and(|next| next.contains_key(&second))
    }

    /// The characters that could stand at `place` instead, most frequent first.
    fn fitting(&self, word: &[char], place: usize) -> Vec<(char, u32)> {
        let before = place.checked_sub(1).map(|index| word[index]);
        let after = word.get(place + 1).copied();
        let mut fitting: Vec<(char, u32)> = match (before, after) {
            (Some(before), Some(after)) => {
                let next = self.after.get(&before).into_iter().flatten();
                let both = next.filter(|(c, _)| self.has(**c, after));
                both.map(|(c, names)| (*c, *names.min(&self.after[c][&after])))
                    .collect()
            }
            (Some(before), None) => copied(self.after.get(&before)),
            (None, Some(after)) => copied(self.before.get(&after)),
            (None, None) => Vec::new(),
        };
        fitting.retain(|(c, _)| *c != word[place]);
        fitting.sort_unstable_by_key(|(c, names)| (std::cmp::Reverse(*names), *c));
        fitting
    }
}

fn copied(row: Option<&HashMap<char, u32>>) -> Vec<(char, u32)> {
    let row = row.into_iter().flatten();
    row.map(|(c, names)| (*c, *names)).collect()
}

struct Candidate {
    word: String,
    same_sound: bool,
    /// A word of the tables goes before a run of characters from names.
    known: bool,
    names: u32,
}

/// The best correction that has hits. Only words no row meets are changed, one of them.
pub fn correction(run: &Run<'_>, plan: &Plan) -> tantivy::Result<Option<Correction>> {
    let fields = run.fields;
    let missing = unmet(run, plan)?;
    let Some(index) = missing.first().copied().filter(|_| missing.len() == 1) else {
        return Ok(None);
    };
    let word = &plan.words[index];
    if word.chars.len() < 2 || !word.chars.iter().all(|c| is_han(*c)) {
        return Ok(None);
    }
    for candidate in candidates(run, fields, &word.chars) {
        if !candidate.known && !occurs(run, fields, &candidate.word)? {
            continue;
        }
        let query = replaced(run.query, plan, index, &candidate.word);
        let plan = Plan::new(&query, fields, run.vocabulary);
        let other = Run {
            query: &query,
            facets: false,
            ..*run
        };
        let page = other.page(&plan)?;
        if page.total > 0 {
            return Ok(Some(Correction {
                typed: run.query.text.clone(),
                meant: query.text.clone(),
                why: match candidate.same_sound {
                    true => CorrectionWhy::SameSound,
                    false => CorrectionWhy::OneCharacter,
                },
                total: page.total,
                hits: explain(&other, &plan, &page.found)?,
            }));
        }
    }
    Ok(None)
}

/// The words that no row meets, whatever the filters.
fn unmet(run: &Run<'_>, plan: &Plan) -> tantivy::Result<Vec<usize>> {
    let open = AgencyQuery::default();
    let filters = Filters::new(&open, run.day, plan.scope, run.vocabulary);
    let mut missing = Vec::new();
    for (index, word) in plan.words.iter().enumerate() {
        if !is_met(run, word, &filters)? {
            missing.push(index);
        }
    }
    Ok(missing)
}

fn is_met(run: &Run<'_>, word: &Word, filters: &Filters<'_>) -> tantivy::Result<bool> {
    for (segment, reader) in run.snapshot.searcher.segment_readers().iter().enumerate() {
        let met = run.view(segment, reader, filters)?.word(word, None)?;
        if met.rows.iter().any(|doc| !reader.is_deleted(doc)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// True if some name has this run of characters: far cheaper than a whole search.
fn occurs(run: &Run<'_>, fields: &Fields, word: &str) -> tantivy::Result<bool> {
    let searcher = &run.snapshot.searcher;
    let chars: Vec<char> = word.chars().collect();
    let Some(query) = phrase(fields.name, probe(&chars)) else {
        return Ok(false);
    };
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    for reader in searcher.segment_readers() {
        if weight.scorer(reader, 1.0)?.doc() != TERMINATED {
            return Ok(true);
        }
    }
    Ok(false)
}

fn candidates(run: &Run<'_>, fields: &Fields, word: &[char]) -> Vec<Candidate> {
    let known = run
        .vocabulary
        .near(word)
        .into_iter()
        .map(|(word, same_sound)| Candidate {
            word,
            same_sound,
            known: true,
            names: 0,
        });
    let mut candidates: Vec<Candidate> = known.collect();
    let pairs = run.snapshot.pairs(fields.name);
    for place in suspects(pairs, word) {
        let fitting = pairs.fitting(word, place);
        let (alike, others): (Vec<_>, Vec<_>) = fitting
            .into_iter()
            .partition(|(c, _)| sound::sounds_like(*c, word[place]));
        let some = |list: Vec<(char, u32)>, same_sound| {
            let tries = list.into_iter().take(PLACE_TRIES_MAX);
            tries.map(move |(c, names)| (c, names, same_sound))
        };
        for (c, names, same_sound) in some(alike, true).chain(some(others, false)) {
            let mut changed = word.to_vec();
            changed[place] = c;
            candidates.push(Candidate {
                word: changed.into_iter().collect(),
                same_sound,
                known: false,
                names,
            });
        }
    }
    let order = |row: &Candidate| (!row.same_sound, !row.known, std::cmp::Reverse(row.names));
    candidates.sort_by_key(order);
    candidates.truncate(TRIES_MAX);
    candidates
}

/// The places a slip can be at: all pairs that occur nowhere have to touch it.
fn suspects(pairs: &Pairs, word: &[char]) -> Vec<usize> {
    let broken: Vec<usize> = (1..word.len())
        .filter(|index| !pairs.has(word[index - 1], word[*index]))
        .collect();
    let touches = |place: usize| {
        broken
            .iter()
            .all(|index| *index == place || index - 1 == place)
    };
    (0..word.len()).filter(|place| touches(*place)).collect()
}

fn replaced(query: &AgencyQuery, plan: &Plan, index: usize, word: &str) -> AgencyQuery {
    let words = plan
        .words
        .iter()
        .enumerate()
        .map(|(place, other)| match place == index {
            true => word,
            false => other.typed.as_str(),
        });
    AgencyQuery {
        text: words.collect::<Vec<&str>>().join(" "),
        ..query.clone()
    }
}
