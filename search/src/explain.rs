//! Why a row was found, and where: worked out for the rows of a page only.

use domain::search::{Highlight, Hit, HitField, MatchReason, Segment};
use ecow::EcoString;
use tantivy::schema::Value;
use tantivy::{DocAddress, TantivyDocument};

use crate::fold::{Folded, fold};
use crate::plan::{Plan, Word};
use crate::reading::places;
use crate::rows::Rows;
use crate::run::{Found, Run};
use crate::sound;
use crate::tokens::BREAK;
use crate::vocabulary::{ServiceMask, Vocabulary};

/// The hits of a page with highlights and reasons.
pub fn explain(run: &Run<'_>, plan: &Plan, found: &[Found]) -> tantivy::Result<Vec<Hit>> {
    let hit = |found: &Found| {
        let address = DocAddress::new(found.segment as u32, found.doc);
        let row: TantivyDocument = run.snapshot.searcher.doc(address)?;
        let card = row
            .get_first(run.fields.card)
            .and_then(|value| value.as_str());
        let rows = run.snapshot.rows(found.segment)?;
        let card = Card::new(card.unwrap_or_default());
        Ok(Explainer::new(run.vocabulary, rows, found.doc, &card).hit(plan))
    };
    found.iter().map(hit).collect()
}

/// The typed texts of an agency.
pub struct Card<'a> {
    pub name: &'a str,
    pub short_name: &'a str,
    titles: Vec<&'a str>,
}

impl<'a> Card<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut parts = text.split(BREAK);
        Self {
            name: parts.next().unwrap_or_default(),
            short_name: parts.next().unwrap_or_default(),
            titles: parts.collect(),
        }
    }
}

/// A field while it is being marked.
struct Marked<'a> {
    field: HitField,
    text: &'a str,
    folded: Folded,
    marks: Vec<bool>,
}

impl<'a> Marked<'a> {
    fn new(field: HitField, text: &'a str) -> Self {
        Self {
            field,
            text,
            folded: fold(text),
            marks: vec![false; text.chars().count()],
        }
    }

    /// Marks every place of the run; true if there is one.
    fn mark(&mut self, run: &[char]) -> bool {
        let found = places(&self.folded.chars, run);
        for start in &found {
            self.mark_range(*start, run.len());
        }
        !found.is_empty()
    }

    fn mark_range(&mut self, start: usize, length: usize) {
        for origin in &self.folded.origin[start..start + length] {
            self.marks[*origin] = true;
        }
    }

    /// Marks the first run that sounds like this and answers it as typed.
    fn mark_sound(&mut self, cut: &[EcoString]) -> Option<String> {
        let said = sound::spoken_all(&self.folded.chars);
        let fits = |window: &[Vec<EcoString>]| {
            let mut pairs = window.iter().zip(cut);
            pairs.all(|(readings, syllable)| readings.contains(syllable))
        };
        let start = said.windows(cut.len()).position(fits)?;
        self.mark_range(start, cut.len());
        Some(self.folded.chars[start..start + cut.len()].iter().collect())
    }

    fn mark_initials(&mut self, letters: &[u8]) -> Option<String> {
        let said = sound::initials(&self.folded.chars);
        let fits = |window: &[&[u8]]| {
            let mut pairs = window.iter().zip(letters);
            pairs.all(|(initials, letter)| initials.contains(letter))
        };
        let start = said.windows(letters.len()).position(fits)?;
        self.mark_range(start, letters.len());
        Some(
            self.folded.chars[start..start + letters.len()]
                .iter()
                .collect(),
        )
    }

    fn highlight(&self) -> Highlight {
        Highlight {
            field: self.field,
            segments: segments(self.text, &self.marks),
        }
    }
}

/// Text cut where marking begins or ends.
pub fn segments(text: &str, marks: &[bool]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (c, marked) in text.chars().zip(marks) {
        match segments.last_mut().filter(|last| last.marked == *marked) {
            Some(last) => last.text.push(c),
            None => segments.push(Segment {
                text: c.to_string(),
                marked: *marked,
            }),
        }
    }
    segments
}

struct Explainer<'a> {
    vocabulary: &'a Vocabulary,
    rows: &'a Rows,
    doc: u32,
    name: Marked<'a>,
    short_name: Marked<'a>,
    titles: Vec<Marked<'a>>,
    services: Vec<(usize, Marked<'a>)>,
    reasons: Vec<MatchReason>,
}

impl<'a> Explainer<'a> {
    fn new(vocabulary: &'a Vocabulary, rows: &'a Rows, doc: u32, card: &Card<'a>) -> Self {
        let offered = rows.services[doc as usize];
        let services = vocabulary.taxonomy.services.iter().enumerate();
        let services = services.filter(|(index, _)| offered >> index & 1 == 1);
        let titles = card.titles.iter().filter(|title| !title.is_empty());
        Self {
            vocabulary,
            rows,
            doc,
            name: Marked::new(HitField::Name, card.name),
            short_name: Marked::new(HitField::ShortName, card.short_name),
            titles: titles
                .map(|title| Marked::new(HitField::Service, title))
                .collect(),
            services: services
                .map(|(index, row)| (index, Marked::new(HitField::Service, &row.name)))
                .collect(),
            reasons: Vec::new(),
        }
    }

    fn hit(mut self, plan: &Plan) -> Hit {
        for word in &plan.words {
            self.word(word);
        }
        let further = self
            .titles
            .iter()
            .chain(self.services.iter().map(|(_, marked)| marked));
        let marked = further.filter(|field| field.marks.contains(&true));
        let mut highlights = vec![self.name.highlight()];
        if self.short_name.marks.contains(&true) {
            highlights.push(self.short_name.highlight());
        }
        highlights.extend(marked.map(Marked::highlight));
        Hit {
            id: self.rows.ids[self.doc as usize],
            highlights,
            reasons: self.reasons,
        }
    }

    fn word(&mut self, word: &Word) {
        let literal = self.literal(word);
        let letters = word.chars.iter().all(char::is_ascii_alphanumeric);
        if letters && word.chars.len() == 18 {
            self.reason(MatchReason::Uscc);
        }
        let meant = self.meaning(word);
        if !literal && !meant && letters {
            self.sound(word);
        }
        if literal || meant {
            return;
        }
        for route in &word.routes {
            if let crate::plan::How::Pieces(pieces) = &route.how {
                for piece in pieces {
                    self.word(piece);
                }
            }
        }
    }

    fn literal(&mut self, word: &Word) -> bool {
        let name = self.name.mark(&word.chars);
        let short_name = self.short_name.mark(&word.chars);
        if name {
            self.reason(MatchReason::Name);
        }
        if short_name && !name {
            self.reason(MatchReason::ShortName);
        }
        let mut service = false;
        for title in &mut self.titles {
            service |= title.mark(&word.chars);
        }
        for (_, row) in &mut self.services {
            service |= row.mark(&word.chars);
        }
        if service {
            self.reason(MatchReason::Service);
        }
        let licences = self.vocabulary.licences_named(&word.chars);
        let mut held = self.rows.certificates(self.doc).iter();
        if held.any(|row| licences >> row.licence() & 1 == 1) {
            self.reason(MatchReason::Licence);
        }
        name || short_name || service
    }

    /// A synonym, a region or a grade.
    fn meaning(&mut self, word: &Word) -> bool {
        let short = crate::reading::short_grade(&word.chars);
        let Some(meaning) = self.vocabulary.meaning(&word.chars) else {
            if short.is_some() {
                self.reason(MatchReason::Licence);
            }
            return short.is_some();
        };
        let offered = self.rows.services[self.doc as usize] & meaning.services;
        for name in self.mark_services(offered, &word.chars) {
            let typed = word.typed.clone();
            self.reason(MatchReason::Synonym { typed, meant: name });
        }
        let place = self.rows.place_of(self.doc);
        let serves = meaning.regions.iter().any(|region| place.serves(*region));
        if serves {
            self.reason(MatchReason::Region);
        }
        if meaning.grade.is_some() {
            self.reason(MatchReason::Licence);
        }
        offered != 0 || serves || meaning.grade.is_some()
    }

    /// Marks the services whose name does not show the word itself, and names them.
    fn mark_services(&mut self, services: ServiceMask, word: &[char]) -> Vec<String> {
        let mut names = Vec::new();
        for (index, row) in &mut self.services {
            let literal = !places(&row.folded.chars, word).is_empty();
            if services >> *index & 1 == 1 && !literal {
                row.marks.fill(true);
                names.push(row.text.to_owned());
            }
        }
        names
    }

    /// Letters that are the sound of the name or of a service.
    fn sound(&mut self, word: &Word) {
        let letters: String = word.chars.iter().collect();
        for cut in sound::cuts(&letters) {
            if let Some(meant) = self.name.mark_sound(&cut) {
                self.reason(MatchReason::Pinyin { meant });
                return;
            }
        }
        let offered = self.rows.services[self.doc as usize];
        for heard in self.vocabulary.heard(&letters) {
            let place = self.rows.place_of(self.doc);
            let serves = heard.region.is_some_and(|region| place.serves(region));
            if heard.services & offered == 0 && !serves {
                continue;
            }
            self.mark_services(heard.services & offered, &[]);
            let meant = heard.meant;
            self.reason(match heard.initials {
                true => MatchReason::PinyinInitials { meant },
                false => MatchReason::Pinyin { meant },
            });
            return;
        }
        let bytes = letters.as_bytes();
        let fields = [&mut self.name, &mut self.short_name];
        let meant = fields
            .into_iter()
            .find_map(|field| field.mark_initials(bytes));
        if let Some(meant) = meant {
            self.reason(MatchReason::PinyinInitials { meant });
        }
    }

    fn reason(&mut self, reason: MatchReason) {
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }
}
