//! From words to routes: every way a word can be met, each with its points.

use domain::market::region::{RegionCode, RegionLevel};
use domain::market::taxonomy::Grade;
use domain::search::{AgencyQuery, Recognised};
use ecow::eco_format;
use tantivy::Term;
use tantivy::query::{PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use crate::fold::{fold_chars, is_han, is_word};
use crate::letters::units;
use crate::reading::{days, short_grade};
use crate::schema::Fields;
use crate::sound;
use crate::tokens::{END, Placed, START, probe};
use crate::vocabulary::{Heard, LicenceMask, ServiceMask, Vocabulary};

/// One word that stands literally in the name outweighs everything that only means the same.
pub const NAME_POINTS: u32 = 10_000;
const USCC_POINTS: u32 = 12_000;
const NAME_WHOLE_POINTS: u32 = 10_900;
const NAME_START_POINTS: u32 = 10_300;
const TITLE_POINTS: u32 = 500;
const SERVICE_POINTS: u32 = 480;
const SYNONYM_POINTS: u32 = 450;
const TABLE_POINTS: u32 = 400;
const NAME_SOUND_POINTS: u32 = 700;
const NAME_INITIALS_POINTS: u32 = 600;
const HEARD_POINTS: u32 = 650;
const HEARD_INITIALS_POINTS: u32 = 550;
const PIECES_POINTS: u32 = 200;
const STOP_POINTS: u32 = 1;
/// Regions of one name shown as chips; some county names stand in many cities.
const NAMESAKES_MAX: usize = 3;

/// A query's words, all of which a hit must meet.
pub struct Plan {
    pub words: Vec<Word>,
    /// The services the words speak of: days and grades are asked of these.
    pub scope: ServiceMask,
    pub recognised: Vec<Recognised>,
    /// The text had characters, but none that can be searched.
    pub unsearchable: bool,
}

/// One word with its routes, best first.
pub struct Word {
    pub typed: String,
    pub chars: Vec<char>,
    pub routes: Vec<Route>,
}

/// A way to meet a word.
pub struct Route {
    pub points: u32,
    pub how: How,
}

/// What has to hold.
pub enum How {
    Indexed(Box<dyn Query>),
    Named(NameRun),
    Services(ServiceMask),
    Regions(Vec<RegionCode>),
    Licences(LicenceMask),
    Grade(Grade),
    Days(u16),
    /// A stop word inside a longer word never narrows.
    Anything,
    Pieces(Vec<Word>),
}

/// A run of Hanzi in a name: rows that have all its tokens are read for the run itself.
pub struct NameRun {
    pub tokens: Vec<Term>,
    pub units: Vec<u16>,
}

impl How {
    /// True if postings or places answer it, without a look at single rows.
    fn is_quick(&self) -> bool {
        match self {
            How::Indexed(_) | How::Named(_) | How::Services(_) | How::Regions(_) => true,
            How::Pieces(pieces) => pieces.iter().all(Word::is_quick),
            How::Licences(_) | How::Grade(_) | How::Days(_) | How::Anything => false,
        }
    }
}

impl Word {
    pub fn is_quick(&self) -> bool {
        self.routes.iter().all(|route| route.how.is_quick())
    }

    fn best_first(mut self) -> Self {
        self.routes
            .sort_by_key(|route| std::cmp::Reverse(route.points));
        self
    }
}

impl Plan {
    pub fn new(query: &AgencyQuery, fields: &Fields, vocabulary: &Vocabulary) -> Self {
        let mut planner = Planner {
            fields,
            vocabulary,
            verbatim: query.verbatim,
            scope: 0,
            recognised: Vec::new(),
        };
        let typed = words(&query.text);
        let words: Vec<Word> = typed.iter().map(|word| planner.word(word)).collect();
        Self {
            unsearchable: words.is_empty() && !query.text.trim().is_empty(),
            words,
            scope: planner.scope,
            recognised: planner.recognised,
        }
    }
}

/// The words of a text. A credit code keeps together however it is spaced.
pub fn words(text: &str) -> Vec<String> {
    const USCC_CHARS: usize = 18;
    let code: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    let code: String = fold_chars(&code).into_iter().collect();
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if code.len() == USCC_CHARS && plain && digits >= USCC_CHARS / 2 {
        return vec![code];
    }
    text.split_whitespace()
        .filter(|word| fold_chars(word).iter().any(|c| is_han(*c) || is_word(*c)))
        .map(str::to_owned)
        .collect()
}

struct Planner<'a> {
    fields: &'a Fields,
    vocabulary: &'a Vocabulary,
    verbatim: bool,
    scope: ServiceMask,
    recognised: Vec<Recognised>,
}

impl Planner<'_> {
    fn word(&mut self, typed: &str) -> Word {
        let mut word = self.literal(typed);
        if self.verbatim {
            return word.best_first();
        }
        self.add_meaning(&mut word, typed);
        let chars = word.chars.clone();
        if chars.iter().all(char::is_ascii_alphabetic) {
            self.add_sound(&mut word);
        }
        let known = self.vocabulary.meaning(&chars).is_some();
        if let Some(pieces) = self.vocabulary.pieces(&chars).filter(|_| !known) {
            let pieces: Vec<Word> = pieces.iter().map(|piece| self.piece(piece)).collect();
            push(&mut word, PIECES_POINTS, How::Pieces(pieces));
        }
        word.best_first()
    }

    /// The characters as they stand: in the name, in a service title, in the names of the tables.
    fn literal(&self, typed: &str) -> Word {
        let chars = fold_chars(typed);
        let mut word = Word {
            typed: typed.to_owned(),
            routes: Vec::new(),
            chars,
        };
        let around = |start: Option<char>, end: Option<char>| -> Vec<char> {
            start
                .into_iter()
                .chain(word.chars.iter().copied())
                .chain(end)
                .collect()
        };
        let whole = around(Some(START), Some(END));
        let opening = around(Some(START), None);
        let plain = around(None, None);
        let hanzi_first = plain.first().is_some_and(|c| is_han(*c));
        let hanzi_last = plain.last().is_some_and(|c| is_han(*c));
        let name = self.fields.name;
        if hanzi_first && hanzi_last {
            self.push_run(&mut word, NAME_WHOLE_POINTS, name, &whole);
        }
        if hanzi_first {
            self.push_run(&mut word, NAME_START_POINTS, name, &opening);
        }
        self.push_run(&mut word, NAME_POINTS, name, &plain);
        self.push_run(&mut word, TITLE_POINTS, self.fields.title, &plain);
        let services = self.vocabulary.services_named(&plain);
        let licences = self.vocabulary.licences_named(&plain);
        push_some(
            &mut word,
            SERVICE_POINTS,
            services != 0,
            How::Services(services),
        );
        push_some(
            &mut word,
            TABLE_POINTS,
            licences != 0,
            How::Licences(licences),
        );
        let upper: String = plain.iter().collect::<String>().to_ascii_uppercase();
        let code = TermQuery::new(
            Term::from_field_text(self.fields.uscc, &upper),
            IndexRecordOption::Basic,
        );
        push_some(
            &mut word,
            USCC_POINTS,
            upper.len() == 18,
            How::Indexed(Box::new(code)),
        );
        word
    }

    fn push_run(&self, word: &mut Word, points: u32, field: Field, run: &[char]) {
        let tokens = probe(run);
        let stands_apart = |c: &char| !is_han(*c) && *c != START && *c != END;
        if field == self.fields.name && tokens.len() > 1 && !run.iter().any(stands_apart) {
            let term = |(_, text): &Placed| Term::from_field_text(field, text);
            let run = NameRun {
                tokens: tokens.iter().map(term).collect(),
                units: units(run),
            };
            push(word, points, How::Named(run));
        } else if let Some(query) = phrase(field, tokens) {
            push(word, points, How::Indexed(query));
        }
    }

    /// What the word stands for: a service, a region, a grade, a number of days.
    fn add_meaning(&mut self, word: &mut Word, typed: &str) {
        if let Some(meaning) = self.vocabulary.meaning(&word.chars) {
            let services = meaning.services;
            self.scope |= services;
            push_some(word, SYNONYM_POINTS, services != 0, How::Services(services));
            let regions = meaning.regions.clone();
            if !regions.is_empty() {
                self.recognise_regions(typed, &regions);
                push(word, TABLE_POINTS, How::Regions(regions));
            }
            if let Some(grade) = meaning.grade {
                self.recognise_grade(word, typed, grade);
            }
        }
        if let Some(max) = days(&word.chars) {
            let typed = typed.to_owned();
            self.recognised
                .push(Recognised::PromisedDays { typed, max });
            push(word, TABLE_POINTS, How::Days(max));
        }
    }

    /// A piece of a longer word; a bare 甲 is a grade only here.
    fn piece(&mut self, run: &[char]) -> Word {
        let typed: String = run.iter().collect();
        if self
            .vocabulary
            .meaning(run)
            .is_some_and(|meaning| meaning.stop)
        {
            let routes = vec![Route {
                points: STOP_POINTS,
                how: How::Anything,
            }];
            return Word {
                typed,
                chars: run.to_vec(),
                routes,
            };
        }
        let mut word = self.literal(&typed);
        self.add_meaning(&mut word, &typed);
        if let Some(grade) = short_grade(run) {
            self.recognise_grade(&mut word, &typed, grade);
        }
        word.best_first()
    }

    fn recognise_grade(&mut self, word: &mut Word, typed: &str, grade: Grade) {
        let typed = typed.to_owned();
        self.recognised.push(Recognised::Grade { typed, grade });
        push(word, TABLE_POINTS, How::Grade(grade));
    }

    /// The largest divisions of the name; several counties may share it.
    fn recognise_regions(&mut self, typed: &str, regions: &[RegionCode]) {
        let largest = regions.iter().map(|code| code.level()).min();
        let shown = regions.iter().filter(|code| Some(code.level()) == largest);
        for region in shown.take(NAMESAKES_MAX) {
            let chip = Recognised::Region {
                typed: typed.to_owned(),
                region: *region,
            };
            let county = region.level() == RegionLevel::County;
            if !self.recognised.contains(&chip) && (!county || regions.len() <= NAMESAKES_MAX) {
                self.recognised.push(chip);
            }
        }
    }

    /// Latin letters may be the sound of Hanzi: whole syllables or initials.
    fn add_sound(&mut self, word: &mut Word) {
        let letters: String = word.chars.iter().collect();
        for cut in sound::cuts(&letters) {
            let tokens = cut.into_iter().enumerate().collect();
            if let Some(query) = phrase(self.fields.syllables, tokens) {
                push(word, NAME_SOUND_POINTS, How::Indexed(query));
            }
        }
        if let Some(query) = phrase(self.fields.initials, initial_probe(&letters)) {
            push(word, NAME_INITIALS_POINTS, How::Indexed(query));
        }
        for Heard {
            services,
            region,
            initials,
            ..
        } in self.vocabulary.heard(&letters)
        {
            let points = if initials {
                HEARD_INITIALS_POINTS
            } else {
                HEARD_POINTS
            };
            push_some(word, points, services != 0, How::Services(services));
            if let Some(region) = region {
                push(word, TABLE_POINTS, How::Regions(vec![region]));
            }
        }
    }
}

/// Triples of initials; two letters are looked for at the start of a name only.
fn initial_probe(letters: &str) -> Vec<Placed> {
    let chars: Vec<char> = letters.chars().collect();
    match chars.len() {
        0 | 1 => Vec::new(),
        2 => vec![(0, eco_format!("^{letters}"))],
        _ => chars
            .windows(3)
            .map(|three| three.iter().copied().collect())
            .enumerate()
            .collect(),
    }
}

/// A query for tokens in their places; nothing to look for answers nothing.
pub fn phrase(field: Field, mut tokens: Vec<Placed>) -> Option<Box<dyn Query>> {
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
            let first = tokens.iter().map(|(place, _)| *place).min().unwrap_or(0);
            let terms = tokens
                .iter()
                .map(|(place, text)| (place - first, term(text)));
            Some(Box::new(PhraseQuery::new_with_offset(terms.collect())))
        }
    }
}

fn push(word: &mut Word, points: u32, how: How) {
    word.routes.push(Route { points, how });
}

fn push_some(word: &mut Word, points: u32, holds: bool, how: How) {
    if holds {
        push(word, points, how);
    }
}
