//! Lines offered while typing: words for services first, then regions, then agencies whose name begins so.

use std::ops::ControlFlow;

use domain::calendar::Date;
use domain::search::{Segment, Suggestion, SuggestionKind};
use tantivy::query::{EnableScoring, Query};
use tantivy::schema::Value;
use tantivy::{DocAddress, TERMINATED, TantivyDocument};

use crate::explain::{Card, segments};
use crate::fold::{fold, fold_chars, is_han};
use crate::plan::phrase;
use crate::reading::places;
use crate::schema::Fields;
use crate::snapshot::Snapshot;
use crate::sound;
use crate::tokens::{START, probe};
use crate::vocabulary::{ServiceMask, Vocabulary};

/// Rows looked at per way of matching; a box shows a dozen lines at most.
const ROWS_MAX: usize = 256;
/// Words and regions leave room for agencies.
const WORDS_MAX: usize = 4;

pub fn suggest(
    snapshot: &Snapshot,
    fields: &Fields,
    vocabulary: &Vocabulary,
    prefix: &str,
    count: usize,
    today: Date,
) -> tantivy::Result<Vec<Suggestion>> {
    let run = fold_chars(prefix.trim());
    if run.is_empty() || count == 0 {
        return Ok(Vec::new());
    }
    let mut lines = words(vocabulary, &run);
    lines.truncate(WORDS_MAX.min(count));
    for query in ways(fields, &run) {
        if lines.len() == count {
            break;
        }
        let found = agencies(snapshot, vocabulary, &*query, today)?;
        for (_, segment, doc) in found {
            if add_agency(snapshot, fields, (segment, doc), &run, count, &mut lines)?.is_break() {
                break;
            }
        }
    }
    Ok(lines)
}

fn words(vocabulary: &Vocabulary, run: &[char]) -> Vec<Suggestion> {
    let letters: String = run.iter().collect();
    let mut lines: Vec<Suggestion> = Vec::new();
    let mut add = |text: &str, services: ServiceMask, region| {
        let service = vocabulary
            .taxonomy
            .services
            .iter()
            .find(|row| row.name == text);
        let kind = match (region, service) {
            (Some(code), _) => SuggestionKind::Region(code),
            (None, Some(row)) => SuggestionKind::Service(row.code),
            (None, None) => SuggestionKind::Word,
        };
        let known = lines.iter().any(|line| line.text == text);
        if !known && (services != 0 || region.is_some()) {
            let segments = highlighted(text, run);
            lines.push(Suggestion {
                kind,
                text: text.to_owned(),
                segments,
            });
        }
    };
    if run.iter().all(char::is_ascii_alphabetic) {
        for heard in vocabulary.heard(&letters) {
            add(&heard.meant, heard.services, heard.region);
        }
    } else {
        for (text, services, region) in vocabulary.beginning(run) {
            add(text, services, region);
        }
    }
    lines
}

/// The start of a name, then any part of it; letters by syllables and by initials.
fn ways(fields: &Fields, run: &[char]) -> Vec<Box<dyn Query>> {
    let opening: Vec<char> = std::iter::once(START).chain(run.iter().copied()).collect();
    let letters: String = run.iter().collect();
    let mut ways = Vec::new();
    if is_han(run[0]) {
        ways.extend(phrase(fields.name, probe(&opening)));
    }
    ways.extend(phrase(fields.name, probe(run)));
    if run.iter().all(char::is_ascii_alphabetic) {
        for cut in sound::cuts(&letters) {
            ways.extend(phrase(
                fields.syllables,
                cut.into_iter().enumerate().collect(),
            ));
        }
        let opening = format!("^{letters}");
        let opening: Vec<char> = opening.chars().collect();
        let triples = opening
            .windows(3)
            .map(|three| three.iter().copied().collect())
            .enumerate();
        ways.extend(phrase(fields.initials, triples.collect()));
    }
    ways
}

/// Rows that answer the query, in the order of the day; of very many only some.
fn agencies(
    snapshot: &Snapshot,
    vocabulary: &Vocabulary,
    query: &dyn Query,
    today: Date,
) -> tantivy::Result<Vec<(u64, usize, u32)>> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(&snapshot.searcher))?;
    let mut found: Vec<(u64, usize, u32)> = Vec::new();
    for (segment, reader) in snapshot.searcher.segment_readers().iter().enumerate() {
        let columns = snapshot.rows(segment)?.day(today, vocabulary);
        let mut docs = weight.scorer(reader, 1.0)?;
        let mut taken = 0;
        while docs.doc() != TERMINATED && taken < ROWS_MAX {
            let doc = docs.doc();
            if !reader.is_deleted(doc) {
                found.push((columns.ties[doc as usize], segment, doc));
                taken += 1;
            }
            docs.advance();
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn add_agency(
    snapshot: &Snapshot,
    fields: &Fields,
    (segment, doc): (usize, u32),
    run: &[char],
    count: usize,
    lines: &mut Vec<Suggestion>,
) -> tantivy::Result<ControlFlow<()>> {
    let address = DocAddress::new(segment as u32, doc);
    let row: TantivyDocument = snapshot.searcher.doc(address)?;
    let card = row.get_first(fields.card).and_then(|value| value.as_str());
    let name = Card::new(card.unwrap_or_default()).name;
    let id = snapshot.rows(segment)?.ids[doc as usize];
    Ok(push(lines, count, SuggestionKind::Agency(id), name, run))
}

fn push(
    lines: &mut Vec<Suggestion>,
    count: usize,
    kind: SuggestionKind,
    name: &str,
    run: &[char],
) -> ControlFlow<()> {
    if lines.len() >= count {
        return ControlFlow::Break(());
    }
    if !lines.iter().any(|line| line.kind == kind) {
        lines.push(Suggestion {
            kind,
            text: name.to_owned(),
            segments: highlighted(name, run),
        });
    }
    ControlFlow::Continue(())
}

fn highlighted(text: &str, run: &[char]) -> Vec<Segment> {
    let folded = fold(text);
    let mut marks = vec![false; text.chars().count()];
    for start in places(&folded.chars, run) {
        for origin in &folded.origin[start..start + run.len()] {
            marks[*origin] = true;
        }
    }
    segments(text, &marks)
}
