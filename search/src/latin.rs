//! Divisions in Latin letters: pinyin without tones, without the word for the kind of division, the smallest
//! first («Haishu, Ningbo, Zhejiang»).

use std::sync::LazyLock;

use domain::market::region::{RegionCode, RegionTable, is_placeholder};

use crate::phrases::Phrases;
use crate::sound::spoken;

/// Names that English writes in its own way.
const ESTABLISHED: &[(&str, &str)] = &[
    ("陕西", "Shaanxi"),
    ("内蒙古", "Inner Mongolia"),
    ("西藏", "Xizang"),
    ("呼和浩特", "Hohhot"),
    ("哈尔滨", "Harbin"),
    ("齐齐哈尔", "Qiqihar"),
    ("鄂尔多斯", "Ordos"),
    ("呼伦贝尔", "Hulunbuir"),
    ("乌鲁木齐", "Urumqi"),
    ("拉萨", "Lhasa"),
    ("香格里拉", "Shangri-La"),
    ("神农架林", "Shennongjia"),
];

/// Readings that only the place decides, beyond those the search knows.
const READINGS: &[(&str, &str)] = &[
    ("长", "chang"),
    ("都", "du"),
    ("佛", "fo"),
    ("什", "shi"),
    ("勒", "le"),
    ("蚌", "beng"),
    ("邡", "fang"),
    ("宝坻", "bao di"),
    ("闵行", "min hang"),
    ("茄子", "qie zi"),
    ("曾都", "zeng du"),
    ("崆峒", "kong tong"),
    ("牟平", "mu ping"),
    ("龙圩", "long xu"),
    ("乐亭", "lao ting"),
    ("乐陵", "lao ling"),
    ("大城", "dai cheng"),
    ("蔚县", "yu xian"),
    ("行唐", "xing tang"),
    ("井陉", "jing xing"),
    ("任丘", "ren qiu"),
    ("任泽", "ren ze"),
    ("柏乡", "bai xiang"),
    ("泊头", "bo tou"),
    ("长子", "zhang zi"),
    ("洪洞", "hong tong"),
    ("繁峙", "fan shi"),
    ("盖州", "gai zhou"),
    ("珲春", "hun chun"),
    ("穆棱", "mu ling"),
    ("六合", "lu he"),
    ("盱眙", "xu yi"),
    ("阜", "fu"),
    ("枞阳", "zong yang"),
    ("歙县", "she xian"),
    ("黟县", "yi xian"),
    ("涡阳", "guo yang"),
    ("莘县", "shen xian"),
    ("东阿", "dong e"),
    ("单县", "shan xian"),
    ("费县", "fei xian"),
    ("临朐", "lin qu"),
    ("铅山", "yan shan"),
    ("浚县", "xun xian"),
    ("尉氏", "wei shi"),
    ("尉犁", "yu li"),
    ("中牟", "zhong mu"),
    ("泌阳", "bi yang"),
    ("荥阳", "xing yang"),
    ("荥经", "ying jing"),
    ("渑池", "mian chi"),
    ("召陵", "shao ling"),
    ("南召", "nan zhao"),
    ("黄陂", "huang pi"),
    ("监利", "jian li"),
    ("耒阳", "lei yang"),
    ("大埔", "da bu"),
    ("黄埔", "huang pu"),
    ("百色", "bai se"),
    ("儋州", "dan zhou"),
    ("犍为", "qian wei"),
    ("筠连", "jun lian"),
    ("会理", "hui li"),
    ("会东", "hui dong"),
    ("会昌", "hui chang"),
    ("会泽", "hui ze"),
    ("会宁", "hui ning"),
    ("会同", "hui tong"),
    ("新会", "xin hui"),
    ("四会", "si hui"),
    ("吴堡", "wu bu"),
    ("柞水", "zha shui"),
    ("宕昌", "tan chang"),
    ("尖扎", "jian zha"),
    ("若羌", "ruo qiang"),
    ("伽师", "jia shi"),
    ("喀什", "ka shi"),
    ("六盘水", "liu pan shui"),
    ("六枝", "liu zhi"),
    ("厦", "xia"),
    ("曲", "qu"),
];

/// The same by their first character: thousands of names are read at every start.
static BY_FIRST: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(READINGS));

/// Peoples an autonomous division names after itself; English leaves them out.
const PEOPLES: &[&str] = &[
    "柯尔克孜",
    "达斡尔族",
    "维吾尔",
    "哈萨克族",
    "哈萨克",
    "塔吉克",
    "锡伯",
    "蒙古族",
    "蒙古",
    "土家族",
    "布依族",
    "朝鲜族",
    "哈尼族",
    "傈僳族",
    "拉祜族",
    "东乡族",
    "纳西族",
    "景颇族",
    "仫佬族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "独龙族",
    "普米族",
    "保安族",
    "裕固族",
    "鄂温克族",
    "回族",
    "藏族",
    "苗族",
    "彝族",
    "壮族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "傣族",
    "黎族",
    "佤族",
    "畲族",
    "水族",
    "土族",
    "羌族",
    "怒族",
    "各族",
];

/// The words for kinds of divisions, longest first, and what English keeps of them.
const KINDS: &[(&str, &str)] = &[
    ("高新技术产业开发区", " High-tech Zone"),
    ("高新技术产业园区", " High-tech Park"),
    ("经济技术开发区", " Economic and Technological Zone"),
    ("经济开发区", " Economic Zone"),
    ("左翼中旗", " Left Middle Banner"),
    ("左翼后旗", " Left Rear Banner"),
    ("右翼前旗", " Right Front Banner"),
    ("右翼中旗", " Right Middle Banner"),
    ("右翼后旗", " Right Rear Banner"),
    ("工业园区", " Industrial Park"),
    ("示范区", " Demonstration Zone"),
    ("管理区", " Administrative Zone"),
    ("自治区", ""),
    ("自治州", ""),
    ("自治县", ""),
    ("自治旗", ""),
    ("联合旗", " Banner"),
    ("左旗", " Left Banner"),
    ("右旗", " Right Banner"),
    ("前旗", " Front Banner"),
    ("中旗", " Middle Banner"),
    ("后旗", " Rear Banner"),
    ("新区", " New Area"),
    ("矿区", " Mining District"),
    ("特区", ""),
    ("产业园区", " Industrial Park"),
    ("地区", ""),
    ("省", ""),
    ("市", ""),
    ("县", ""),
    ("区", ""),
    ("盟", ""),
    ("旗", " Banner"),
];

/// A division and what it lies in, as an address in English names them.
pub fn full_name(table: &RegionTable, code: RegionCode) -> String {
    if code == RegionCode::NATION {
        return "Nationwide".to_owned();
    }
    let path = std::iter::once(code).chain(code.ancestors());
    let names = path.filter(|step| *step != RegionCode::NATION);
    let names: Vec<String> = names
        .map(|step| table.name(step))
        .filter(|name| !is_placeholder(name))
        .collect();
    let latin: Vec<String> = names.iter().map(|name| plain_name(name)).collect();
    let told_apart = |(place, name): (usize, &String)| match latin.get(place + 1) == Some(name) {
        true => format!("{name}{}", kind(&names[place])),
        false => name.clone(),
    };
    latin
        .iter()
        .enumerate()
        .map(told_apart)
        .collect::<Vec<_>>()
        .join(", ")
}

/// What tells a division from the larger one of its name.
fn kind(name: &str) -> &'static str {
    match name.chars().last() {
        Some('县') => " County",
        Some('区') => " District",
        _ => " City",
    }
}

/// One division's own name.
fn plain_name(name: &str) -> String {
    // 清新区 is a district named 清新, not a new area named 清.
    let fits =
        |stem: &str, kept: &str| kept.is_empty() && !stem.is_empty() || stem.chars().count() > 1;
    let found = KINDS.iter().find_map(|(word, kept)| {
        let stem = name.strip_suffix(word)?;
        fits(stem, kept).then_some((stem, *kept))
    });
    let (stem, kept) = found.unwrap_or((name, ""));
    let stem = without_peoples(stem);
    if let Some((_, english)) = ESTABLISHED.iter().find(|(chinese, _)| *chinese == stem) {
        return format!("{english}{kept}");
    }
    // A name of one character is never said without its kind: Shanxian.
    let said = match stem.chars().count() {
        1 => name,
        _ => stem,
    };
    format!("{}{kept}", romanised(said))
}

fn without_peoples(stem: &str) -> &str {
    let mut rest = stem;
    while let Some(shorter) = PEOPLES.iter().find_map(|people| rest.strip_suffix(people)) {
        if shorter.chars().count() < 2 {
            break;
        }
        rest = shorter;
    }
    rest
}

/// The syllables in one word, its first letter large; a vowel that would join the syllable before it stands apart.
fn romanised(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut syllables: Vec<String> = spoken(&chars)
        .into_iter()
        .map(|readings| readings.into_iter().next().unwrap_or_default())
        .collect();
    for start in 0..chars.len() {
        for (offset, syllable) in BY_FIRST.opening(&chars[start..]) {
            syllables[start + offset] = syllable.to_owned();
        }
    }
    let mut text = String::new();
    for syllable in syllables {
        if !text.is_empty() && syllable.starts_with(['a', 'e', 'o']) {
            text.push('\'');
        }
        text.push_str(&syllable.replace('v', "ü"));
    }
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
