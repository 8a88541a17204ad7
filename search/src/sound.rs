//! Pinyin: every usual reading of a character, the right one inside known phrases, and the slips of the
//! ear (z for zh, s for sh, c for ch, l for n) folded away.

use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, OnceLock};

use ecow::EcoString;
use pinyin::ToPinyinMulti;

use crate::fold::is_han;
use crate::phrases::Phrases;
use crate::tokens::{Placed, START};

/// Readings kept of one character; the rarest names of a fifth reading are not worth its false matches.
pub const READINGS_MAX: usize = 4;
/// Ways one typed word is cut into syllables at most.
pub const CUTS_MAX: usize = 8;

/// Words whose characters have a reading that context decides.
const PHRASES: &[(&str, &str)] = &[
    ("重庆", "chong qing"),
    ("厦门", "xia men"),
    ("会计", "kuai ji"),
    ("长沙", "chang sha"),
    ("长春", "chang chun"),
    ("长兴", "chang xing"),
    ("乐清", "yue qing"),
    ("丽水", "li shui"),
    ("台州", "tai zhou"),
    ("天台", "tian tai"),
    ("嵊州", "sheng zhou"),
    ("衢州", "qu zhou"),
    ("鄞州", "yin zhou"),
    ("瓯海", "ou hai"),
    ("柯城", "ke cheng"),
    ("六安", "lu an"),
    ("亳州", "bo zhou"),
    ("蚌埠", "beng bu"),
    ("朝阳", "chao yang"),
    ("大厦", "da sha"),
    ("银行", "yin hang"),
    ("行业", "hang ye"),
    ("行政", "xing zheng"),
    ("重大", "zhong da"),
    ("测量", "ce liang"),
    ("质量", "zhi liang"),
    ("调查", "diao cha"),
    ("长江", "chang jiang"),
    ("长城", "chang cheng"),
    ("单县", "shan xian"),
    ("番禺", "pan yu"),
    ("东莞", "dong guan"),
    ("石家庄", "shi jia zhuang"),
    ("大同", "da tong"),
    ("成都", "cheng du"),
    ("都江", "du jiang"),
    ("合肥", "he fei"),
];

/// The same by their first character.
static BY_FIRST: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(PHRASES));

/// The plain readings of one character, most usual first, without tones; `ü` is written `v`.
pub fn readings(c: char) -> Vec<String> {
    let Some(multi) = c.to_pinyin_multi() else {
        return Vec::new();
    };
    let mut plain: Vec<String> = Vec::new();
    for reading in multi {
        let text = reading.plain().replace('ü', "v").replace('ê', "e");
        let heard = text.bytes().all(|byte| byte.is_ascii_lowercase());
        if heard && !text.is_empty() && !plain.contains(&text) {
            plain.push(text);
        }
        if plain.len() == READINGS_MAX {
            break;
        }
    }
    plain
}

/// A syllable without the differences people do not hear.
pub fn heard(syllable: &str) -> String {
    let text = syllable.replace('v', "u");
    for (from, to) in [("zh", "z"), ("sh", "s"), ("ch", "c"), ("n", "l")] {
        if let Some(rest) = text.strip_prefix(from).filter(|rest| !rest.is_empty()) {
            return format!("{to}{rest}");
        }
    }
    text
}

/// The readings of a run of characters in place, phrases decided; a character without sound has none.
pub fn spoken(chars: &[char]) -> Vec<Vec<String>> {
    let mut places: Vec<Vec<String>> = chars.iter().map(|c| cached(*c).plain.clone()).collect();
    for start in 0..chars.len() {
        for (offset, syllable) in BY_FIRST.opening(&chars[start..]) {
            places[start + offset] = vec![syllable.to_owned()];
        }
    }
    places
}

/// The usual pinyin of a run of characters without spaces, or nothing if one has no sound.
pub fn pinyin_of(chars: &[char]) -> Option<String> {
    spoken(chars)
        .iter()
        .map(|readings| readings.first().cloned())
        .collect()
}

/// The usual initials of a run of characters.
pub fn initials_of(chars: &[char]) -> Option<String> {
    let said = spoken(chars);
    said.iter()
        .map(|readings| readings.first()?.chars().next())
        .collect()
}

/// Every heard reading in place, as the index holds them.
pub fn spoken_all(chars: &[char]) -> Vec<Vec<EcoString>> {
    let mut places = vec![Vec::new(); chars.len()];
    for (index, syllable) in syllable_tokens(chars) {
        places[index].push(syllable);
    }
    places
}

/// The initials in place, as the index holds them.
pub fn initials(chars: &[char]) -> Vec<&'static [u8]> {
    let decided = decided(chars);
    let letters = chars
        .iter()
        .zip(decided)
        .map(|(c, decided)| match (c, decided) {
            (&START, _) => b"^".as_slice(),
            (_, Some(syllable)) => &syllable.as_bytes()[..1],
            (c, None) if is_han(*c) => &cached(*c).initials,
            _ => &[],
        });
    letters.collect()
}

/// Index tokens: every heard syllable at its character. Inside a phrase other readings stay findable.
pub fn syllable_tokens(chars: &[char]) -> Vec<Placed> {
    let mut tokens = Vec::with_capacity(chars.len());
    for (index, (c, decided)) in chars.iter().zip(decided(chars)).enumerate() {
        if !is_han(*c) {
            continue;
        }
        let known = &cached(*c).heard;
        let right = decided.map(|syllable| EcoString::from(heard(syllable)));
        if let Some(right) = right.filter(|right| !known.contains(right)) {
            tokens.push((index, right));
        }
        tokens.extend(known.iter().map(|syllable| (index, syllable.clone())));
    }
    tokens
}

/// Index tokens: three initials in a row; the first of a name also with `^` before its first two.
pub fn initial_tokens(chars: &[char]) -> Vec<Placed> {
    let letters = initials(chars);
    let threes = letters.windows(3).enumerate();
    threes
        .flat_map(|(place, three)| in_a_row(place, [three[0], three[1], three[2]]))
        .collect()
}

/// Index tokens of a name that begins at `start` within another: `^` before its first two initials.
pub fn opening_initials(chars: &[char], start: usize) -> Vec<Placed> {
    let letters = initials(chars);
    in_a_row(start - 1, [b"^", letters[start], letters[start + 1]]).collect()
}

/// Every way to say three characters in a row; only the first may be the start of a name.
fn in_a_row(place: usize, [a, b, c]: [&'static [u8]; 3]) -> impl Iterator<Item = Placed> {
    let inner = |letters: &'static [u8]| letters.iter().filter(|letter| **letter != b'^');
    a.iter().flat_map(move |a| {
        inner(b).flat_map(move |b| {
            inner(c).map(move |c| (place, [*a, *b, *c].map(char::from).into_iter().collect()))
        })
    })
}

/// The ways to read a typed word as whole syllables, each already [`heard`].
pub fn cuts(word: &str) -> Vec<Vec<EcoString>> {
    let mut found = Vec::new();
    if word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        cut_rest(word, &mut Vec::new(), &mut found);
    }
    found
}

fn cut_rest(rest: &str, taken: &mut Vec<EcoString>, found: &mut Vec<Vec<EcoString>>) {
    /// The longest syllable is `zhuang` or `chuang`.
    const SYLLABLE_MAX: usize = 6;
    if rest.is_empty() {
        found.push(taken.clone());
        return;
    }
    for length in (1..=SYLLABLE_MAX.min(rest.len())).rev() {
        if found.len() == CUTS_MAX {
            return;
        }
        let (head, tail) = rest.split_at(length);
        let syllable = EcoString::from(heard(head));
        if table().syllables.contains(&syllable) {
            taken.push(syllable);
            cut_rest(tail, taken, found);
            taken.pop();
        }
    }
}

/// True if two characters can sound alike.
pub fn sounds_like(one: char, other: char) -> bool {
    let (one, other) = (cached(one), cached(other));
    one.plain
        .iter()
        .any(|syllable| other.plain.contains(syllable))
}

struct Sounds {
    plain: Vec<String>,
    heard: Vec<EcoString>,
    initials: Vec<u8>,
    opens_phrase: bool,
}

struct Table {
    sounds: Vec<Sounds>,
    /// Where the sounds of the common blocks' characters stand, from U+3400.
    basic: Vec<usize>,
    far: HashMap<char, usize>,
    silent: Sounds,
    syllables: HashSet<EcoString>,
}

fn cached(c: char) -> &'static Sounds {
    let table = table();
    let place = (c as usize).checked_sub(0x3400);
    let near = place.and_then(|place| table.basic.get(place));
    let place = near.or_else(|| table.far.get(&c));
    place.map_or(&table.silent, |place| &table.sounds[*place])
}

/// Each set of sounds once: tens of thousands of characters share a few thousand.
#[derive(Default)]
struct Shared {
    sounds: Vec<Sounds>,
    places: HashMap<(Vec<String>, bool), usize>,
}

impl Shared {
    fn place(&mut self, c: char) -> usize {
        let sounds = sounds(c);
        let key = (sounds.plain.clone(), sounds.opens_phrase);
        *self.places.entry(key).or_insert_with(|| {
            self.sounds.push(sounds);
            self.sounds.len() - 1
        })
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut shared = Shared::default();
        let basic = ('\u{3400}'..='\u{9fff}').map(|c| shared.place(c)).collect();
        let common = shared.sounds.iter();
        let syllables = common.flat_map(|row| row.heard.clone()).collect();
        let far = ('\u{20000}'..='\u{323af}').filter(|c| c.to_pinyin_multi().is_some());
        let far = far.map(|c| (c, shared.place(c))).collect();
        Table {
            sounds: shared.sounds,
            basic,
            far,
            silent: sounds(' '),
            syllables,
        }
    })
}

fn sounds(c: char) -> Sounds {
    let plain = readings(c);
    let heard = plain.iter().map(|text| self::heard(text).into());
    let mut heard: Vec<EcoString> = heard.collect();
    heard.dedup();
    let mut initials: Vec<u8> = plain.iter().map(|text| text.as_bytes()[0]).collect();
    initials.sort_unstable();
    initials.dedup();
    Sounds {
        plain,
        heard,
        initials,
        opens_phrase: BY_FIRST.opens_with(c),
    }
}

/// For each place the reading a phrase decides.
fn decided(chars: &[char]) -> Vec<Option<&'static str>> {
    let mut places = vec![None; chars.len()];
    for start in 0..chars.len() {
        if !cached(chars[start]).opens_phrase {
            continue;
        }
        for (offset, syllable) in BY_FIRST.opening(&chars[start..]) {
            places[start + offset] = Some(syllable);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_decide_the_reading() {
        let said = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let places = spoken(&chars);
            places
                .into_iter()
                .map(|row| row[0].clone())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(said("重庆"), "chong qing");
        assert_eq!(said("厦门"), "xia men");
        assert_eq!(said("会计"), "kuai ji");
        assert_eq!(said("乐清"), "yue qing");
    }

    #[test]
    fn typed_words_are_cut_into_syllables() {
        assert_eq!(cuts("kuaiji"), [vec!["kuai", "ji"], vec!["ku", "ai", "ji"]]);
        assert!(cuts("xian").contains(&vec!["xi".into(), "an".into()]));
        assert!(cuts("hjyxpj").is_empty());
        assert!(cuts("Kuai").is_empty() && cuts("测").is_empty());
    }

    #[test]
    fn slips_of_the_ear_fold_together() {
        for (one, other) in [
            ("zhong", "zong"),
            ("shi", "si"),
            ("chang", "cang"),
            ("ning", "ling"),
            ("lv", "lu"),
        ] {
            assert_eq!(heard(one), heard(other));
        }
        assert_ne!(heard("ba"), heard("pa"));
    }

    #[test]
    fn names_give_triples_of_initials() {
        let chars: Vec<char> = "\u{2}重庆测绘\u{3}".chars().collect();
        let tokens: Vec<EcoString> = initial_tokens(&chars)
            .into_iter()
            .map(|(_, text)| text)
            .collect();
        assert_eq!(tokens, ["^cq", "cqc", "qch"]);
    }

    #[test]
    fn equal_sound_is_found_character_by_character() {
        assert!(sounds_like('会', '绘'));
        assert!(!sounds_like('会', '测'));
    }
}
