//! What words mean: synonyms, service names, regions, grades and days, from the tables of the day.

use std::collections::HashMap;
use std::sync::OnceLock;

use domain::market::region::{RegionCode, RegionTable, is_placeholder};
use domain::market::synonym::Synonyms;
use domain::market::taxonomy::{Grade, LicenceCode, ServiceCode, Taxonomy};
use ecow::EcoString;

use crate::fold::fold_chars;
use crate::reading::{containing, has_initials, short_grade, short_region, speaks};
use crate::sound;

/// One bit per row of the catalogue's services, in its order.
pub type ServiceMask = u128;
/// One bit per row of the catalogue's licences, in its order.
pub type LicenceMask = u64;

/// Everything one word can stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    pub services: ServiceMask,
    /// The other words of its synonym groups, the service names first.
    pub also: Vec<String>,
    pub regions: Vec<RegionCode>,
    pub grade: Option<Grade>,
    pub stop: bool,
}

/// A phrase that can be found by its sound.
struct Spoken {
    text: String,
    chars: Vec<char>,
    services: ServiceMask,
    region: Option<RegionCode>,
    syllables: Vec<Vec<EcoString>>,
    initials: Vec<Vec<u8>>,
}

/// A service or region found by sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    pub meant: String,
    pub services: ServiceMask,
    pub region: Option<RegionCode>,
    pub initials: bool,
}

/// The tables in the form the search needs.
pub struct Vocabulary {
    pub taxonomy: &'static Taxonomy,
    pub regions: &'static RegionTable,
    service_names: Vec<Vec<char>>,
    licence_names: Vec<Vec<char>>,
    meanings: HashMap<Vec<char>, Meaning>,
    spoken: Vec<Spoken>,
    longest_word_chars: usize,
    /// Each service's category as a bit, and where each licence's counts begin.
    category_bits: Vec<u32>,
    licence_slots: Vec<u16>,
}

impl Vocabulary {
    /// The vocabulary of the tables the program ships with.
    pub fn built_in() -> &'static Self {
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        VOCABULARY.get_or_init(|| {
            Self::new(
                Taxonomy::built_in(),
                Synonyms::built_in(),
                RegionTable::built_in(),
            )
        })
    }

    pub fn new(
        taxonomy: &'static Taxonomy,
        synonyms: &Synonyms,
        regions: &'static RegionTable,
    ) -> Self {
        let services = taxonomy.services.iter();
        let licences = taxonomy.licences.iter();
        let mut vocabulary = Self {
            taxonomy,
            regions,
            service_names: services.map(|row| fold_chars(&row.name)).collect(),
            licence_names: licences.map(|row| fold_chars(&row.name)).collect(),
            meanings: HashMap::new(),
            spoken: Vec::new(),
            longest_word_chars: 0,
            category_bits: category_bits(taxonomy),
            licence_slots: licence_slots(taxonomy),
        };
        vocabulary.add_synonyms(synonyms);
        vocabulary.add_services();
        vocabulary.add_regions();
        for grade in Grade::ALL {
            let name = fold_chars(grade.name());
            vocabulary.meanings.entry(name).or_default().grade = Some(grade);
        }
        for word in &synonyms.stop_words {
            vocabulary
                .meanings
                .entry(fold_chars(word))
                .or_default()
                .stop = true;
        }
        let longest = vocabulary.meanings.keys().map(Vec::len).max();
        vocabulary.longest_word_chars = longest.unwrap_or(0);
        vocabulary
    }

    fn add_synonyms(&mut self, synonyms: &Synonyms) {
        for group in &synonyms.groups {
            let services = self.mask_of(&group.services);
            for word in &group.words {
                let meaning = self.meanings.entry(fold_chars(word)).or_default();
                meaning.services |= services;
                let others = group.words.iter().filter(|other| *other != word);
                meaning.also.extend(others.cloned());
                self.add_spoken(word, services, None);
            }
        }
    }

    fn add_services(&mut self) {
        for (index, service) in self.taxonomy.services.iter().enumerate() {
            let meaning = self.meanings.entry(fold_chars(&service.name)).or_default();
            meaning.services |= 1 << index;
            self.add_spoken(&service.name, 1 << index, None);
        }
    }

    fn add_regions(&mut self) {
        for region in self.regions.all() {
            if is_placeholder(&region.name) {
                continue;
            }
            let mut names = vec![region.name.clone()];
            names.extend(short_region(&region.name));
            for name in names {
                let meaning = self.meanings.entry(fold_chars(&name)).or_default();
                meaning.regions.push(region.code);
                if region.code.number().is_multiple_of(100) {
                    self.add_spoken(&name, 0, Some(region.code));
                }
            }
        }
    }

    fn add_spoken(&mut self, text: &str, services: ServiceMask, region: Option<RegionCode>) {
        let chars = fold_chars(text);
        let said = sound::spoken(&chars);
        let initials = said.iter().map(|row| {
            let mut letters: Vec<u8> = row.iter().map(|text| text.as_bytes()[0]).collect();
            letters.dedup();
            letters
        });
        self.spoken.push(Spoken {
            text: text.to_owned(),
            initials: initials.collect(),
            syllables: said
                .iter()
                .map(|row| row.iter().map(|text| sound::heard(text).into()).collect())
                .collect(),
            chars,
            services,
            region,
        });
    }

    pub fn meaning(&self, word: &[char]) -> Option<&Meaning> {
        self.meanings.get(word)
    }

    pub fn mask_of(&self, services: &[ServiceCode]) -> ServiceMask {
        let rows = self.taxonomy.services.iter().enumerate();
        rows.filter(|(_, row)| services.contains(&row.code))
            .fold(0, |mask, (index, _)| mask | 1 << index)
    }

    pub fn service_index(&self, code: ServiceCode) -> Option<usize> {
        let mut rows = self.taxonomy.services.iter();
        rows.position(|row| row.code == code)
    }

    pub fn licence_index(&self, code: &LicenceCode) -> Option<usize> {
        let mut rows = self.taxonomy.licences.iter();
        rows.position(|row| row.code == *code)
    }

    /// The categories of services, one bit each in the catalogue's order.
    pub fn categories_of(&self, services: ServiceMask) -> u32 {
        let rows = self.category_bits.iter().enumerate();
        rows.filter(|(index, _)| services >> index & 1 == 1)
            .fold(0, |bits, (_, bit)| bits | bit)
    }

    /// Where a licence's counts begin: one for the licence, then one for each grade.
    pub fn licence_slot(&self, licence: usize) -> u16 {
        self.licence_slots[licence]
    }

    /// How many counts all licences take.
    pub fn licence_slot_count(&self) -> usize {
        let grades = self
            .taxonomy
            .licences
            .iter()
            .map(|row| row.grades.len() + 1);
        grades.sum()
    }

    /// The licences that qualify for any of these services.
    pub fn licences_for(&self, services: ServiceMask) -> LicenceMask {
        let rows = self.taxonomy.services.iter().enumerate();
        rows.filter(|(index, _)| services >> index & 1 == 1)
            .flat_map(|(_, row)| &row.licences)
            .filter_map(|code| self.licence_index(code))
            .fold(0, |mask, index| mask | 1 << index)
    }

    /// The services whose name contains the run of characters.
    pub fn services_named(&self, run: &[char]) -> ServiceMask {
        containing(&self.service_names, run).fold(0, |mask, index| mask | 1 << index)
    }

    /// The licences whose name contains the run of characters.
    pub fn licences_named(&self, run: &[char]) -> LicenceMask {
        containing(&self.licence_names, run).fold(0, |mask, index| mask | 1 << index)
    }

    /// Cuts a run into words with a meaning and at least one of them; what is left between must have two
    /// characters or more. `None` if the run is one word or cannot be cut.
    pub fn pieces(&self, run: &[char]) -> Option<Vec<Vec<char>>> {
        let mut pieces: Vec<Vec<char>> = Vec::new();
        let mut rest: Vec<char> = Vec::new();
        let mut known = 0;
        let mut start = 0;
        while start < run.len() {
            let longest = self.longest_word_chars.min(run.len() - start);
            let length = (1..=longest)
                .rev()
                .find(|length| self.is_piece(&run[start..start + length]));
            match length {
                None => {
                    rest.push(run[start]);
                    start += 1;
                }
                Some(length) => {
                    pieces.extend(Some(std::mem::take(&mut rest)).filter(|rest| !rest.is_empty()));
                    pieces.push(run[start..start + length].to_vec());
                    known += 1;
                    start += length;
                }
            }
        }
        pieces.extend(Some(rest).filter(|rest| !rest.is_empty()));
        let whole = pieces
            .iter()
            .all(|piece| piece.len() > 1 || self.is_piece(piece));
        (known > 0 && pieces.len() > 1 && whole).then_some(pieces)
    }

    fn is_piece(&self, run: &[char]) -> bool {
        self.meanings.contains_key(run) || short_grade(run).is_some()
    }

    /// Services and cities whose name has this sound: whole syllables, or their initials.
    pub fn heard(&self, word: &str) -> Vec<Heard> {
        let cuts = sound::cuts(word);
        let letters = word.as_bytes();
        let mut found: Vec<Heard> = Vec::new();
        for row in &self.spoken {
            let full = cuts.iter().any(|cut| speaks(&row.syllables, cut));
            let initials = !full && has_initials(&row.initials, letters);
            if full || initials {
                found.push(Heard {
                    meant: row.text.clone(),
                    services: row.services,
                    region: row.region,
                    initials,
                });
            }
        }
        found
    }

    /// Known words of equal length that sound the same or differ in one character, same sound first.
    pub fn near(&self, word: &[char]) -> Vec<(String, bool)> {
        let mut near: Vec<(String, bool)> = Vec::new();
        for row in self
            .spoken
            .iter()
            .filter(|row| row.chars.len() == word.len())
        {
            let pairs = || row.chars.iter().zip(word);
            let same_sound = pairs().all(|(a, b)| a == b || sound::sounds_like(*a, *b));
            let different = pairs().filter(|(a, b)| a != b).count();
            let known = near.iter().any(|(text, _)| *text == row.text);
            if !known && different > 0 && (same_sound || different == 1) {
                near.push((row.text.clone(), same_sound));
            }
        }
        near.sort_by_key(|(_, same_sound)| !same_sound);
        near
    }

    /// Known words that begin like this, for suggestions.
    pub fn beginning(
        &self,
        run: &[char],
    ) -> impl Iterator<Item = (&str, ServiceMask, Option<RegionCode>)> {
        let rows = self
            .spoken
            .iter()
            .filter(move |row| row.chars.starts_with(run));
        rows.map(|row| (row.text.as_str(), row.services, row.region))
    }
}

fn category_bits(taxonomy: &Taxonomy) -> Vec<u32> {
    let place = |code| taxonomy.categories.iter().position(|row| row.code == code);
    let services = taxonomy.services.iter();
    services
        .map(|row| place(row.code.category()).map_or(0, |index| 1 << index))
        .collect()
}

fn licence_slots(taxonomy: &Taxonomy) -> Vec<u16> {
    let mut next = 0;
    let licences = taxonomy.licences.iter();
    licences
        .map(|row| {
            let first = next;
            next += 1 + row.grades.len() as u16;
            first
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn codes(mask: ServiceMask) -> Vec<String> {
        let rows = Vocabulary::built_in().taxonomy.services.iter().enumerate();
        rows.filter(|(index, _)| mask >> index & 1 == 1)
            .map(|(_, row)| row.code.to_string())
            .collect()
    }

    #[test]
    fn short_words_mean_their_services() {
        for (word, code) in [
            ("环评", "EN-01"),
            ("稳评", "CO-03"),
            ("图审", "DE-02"),
            ("防雷检测", "SA-04"),
        ] {
            let meaning = Vocabulary::built_in().meaning(&chars(word)).expect(word);
            assert_eq!(codes(meaning.services), [code]);
        }
    }

    #[test]
    fn sound_finds_services() {
        let heard = Vocabulary::built_in().heard("hjyxpj");
        assert!(
            heard
                .iter()
                .any(|row| row.initials && codes(row.services) == ["EN-01"])
        );
        let heard = Vocabulary::built_in().heard("kuaiji");
        assert!(
            heard
                .iter()
                .any(|row| !row.initials && codes(row.services) == ["FI-01"])
        );
    }

    #[test]
    fn unspaced_words_are_cut_at_known_words() {
        let pieces = |text: &str| {
            let pieces = Vocabulary::built_in().pieces(&chars(text))?;
            Some(
                pieces
                    .into_iter()
                    .map(|piece| piece.into_iter().collect())
                    .collect::<Vec<String>>(),
            )
        };
        assert_eq!(
            pieces("甲测绘"),
            Some(vec!["甲".to_owned(), "测绘".to_owned()])
        );
        assert_eq!(
            pieces("杭州环评"),
            Some(vec!["杭州".to_owned(), "环评".to_owned()])
        );
        assert_eq!(pieces("环评"), None);
        assert_eq!(pieces("华"), None);
    }

    #[test]
    fn days_are_read_with_their_units() {
        assert_eq!(crate::reading::days(&chars("3天")), Some(3));
        assert_eq!(crate::reading::days(&chars("10个工作日内")), Some(10));
        assert_eq!(crate::reading::days(&chars("0天")), None);
        assert_eq!(crate::reading::days(&chars("天")), None);
        assert_eq!(crate::reading::days(&chars("3年")), None);
    }

    #[test]
    fn the_same_sound_comes_before_another_character() {
        let near = Vocabulary::built_in().near(&chars("测会"));
        assert_eq!(near[0], ("测绘".to_owned(), true));
    }
}
