//! Reading single words: bare grades, days, short names of regions, runs inside runs.

use domain::market::taxonomy::Grade;
use ecow::EcoString;

/// The grade a bare 甲, 乙, 丙 or 丁 stands for inside a longer word.
pub fn short_grade(run: &[char]) -> Option<Grade> {
    match run {
        ['甲'] => Some(Grade::Jia),
        ['乙'] => Some(Grade::Yi),
        ['丙'] => Some(Grade::Bing),
        ['丁'] => Some(Grade::Ding),
        _ => None,
    }
}

/// «3天», «5个工作日内»: the most days the reader wants to wait.
pub fn days(word: &[char]) -> Option<u16> {
    const UNITS: [&str; 10] = [
        "天",
        "日",
        "天内",
        "日内",
        "工作日",
        "个工作日",
        "工作日内",
        "个工作日内",
        "天以内",
        "日以内",
    ];
    let digits = word.iter().take_while(|c| c.is_ascii_digit()).count();
    let unit: String = word[digits..].iter().collect();
    if !(1..=3).contains(&digits) || !UNITS.contains(&unit.as_str()) {
        return None;
    }
    let number: String = word[..digits].iter().collect();
    number.parse().ok().filter(|days| *days > 0)
}

pub fn short_region(name: &str) -> Option<String> {
    const AUTONOMOUS: [(&str, &str); 5] = [
        ("内蒙古自治区", "内蒙古"),
        ("广西壮族自治区", "广西"),
        ("西藏自治区", "西藏"),
        ("宁夏回族自治区", "宁夏"),
        ("新疆维吾尔自治区", "新疆"),
    ];
    if let Some((_, short)) = AUTONOMOUS.iter().find(|(full, _)| *full == name) {
        return Some((*short).to_owned());
    }
    let suffixes = ["地区", "省", "市", "县", "区", "盟"];
    let base = suffixes
        .iter()
        .find_map(|suffix| name.strip_suffix(suffix))?;
    (base.chars().count() >= 2).then(|| base.to_owned())
}

/// The places where one run of characters stands inside another.
pub fn places(text: &[char], run: &[char]) -> Vec<usize> {
    if run.is_empty() || run.len() > text.len() {
        return Vec::new();
    }
    let windows = text.windows(run.len()).enumerate();
    windows
        .filter(|(_, window)| *window == run)
        .map(|(at, _)| at)
        .collect()
}

pub fn containing<'a>(names: &'a [Vec<char>], run: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    let rows = names.iter().enumerate();
    rows.filter(move |(_, name)| !run.is_empty() && name.windows(run.len()).any(|part| part == run))
        .map(|(index, _)| index)
}

/// True if the syllables stand in a row somewhere in the phrase.
pub fn speaks(places: &[Vec<EcoString>], cut: &[EcoString]) -> bool {
    places.windows(cut.len()).any(|window| {
        let mut pairs = window.iter().zip(cut);
        pairs.all(|(readings, syllable)| readings.contains(syllable))
    })
}

/// Three initials or more are found inside the phrase, two only if they are all of it.
pub fn has_initials(places: &[Vec<u8>], letters: &[u8]) -> bool {
    let whole = places.len() == letters.len();
    if letters.len() < 2 || (letters.len() == 2 && !whole) {
        return false;
    }
    places.windows(letters.len()).any(|window| {
        let mut pairs = window.iter().zip(letters);
        pairs.all(|(initials, letter)| initials.contains(letter))
    })
}
