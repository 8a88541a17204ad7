//! What divisions are called in traditional characters and in English, against the table the search folds with.

use std::collections::BTreeSet;

use domain::market::region::{RegionCode, RegionTable};
use domain::market::taxonomy::Taxonomy;
use domain::market::traditional::traditional;
use search::fold::fold_text;
use search::latin;

/// Characters some other word writes differently in traditional script, and the names of divisions do not.
const KEPT: &str =
    "佛修凌千即台合同向周咸回姜家岩岳峰巨布干庵彩志扎托拐斗旗昆曲松栗梁沈沾淀游真群胡范蒙谷里";

/// The one traditional form that is a simplified character of its own, so that folding leaves it.
const NOT_FOLDED: &str = "儀徵";

#[test]
fn every_division_is_written_in_traditional_characters() {
    let changeable = simplified_forms();
    let mut kept = BTreeSet::new();
    for region in RegionTable::built_in().all() {
        let full = traditional(&region.name);
        if !full.contains(NOT_FOLDED) {
            assert_eq!(fold_text(&full), fold_text(&region.name), "{full}");
        }
        kept.extend(full.chars().filter(|c| changeable.contains(c)));
    }
    let kept: String = kept.into_iter().collect();
    let reviewed: String = KEPT.chars().collect::<BTreeSet<_>>().into_iter().collect();
    assert_eq!(kept, reviewed);
}

/// The characters that stand for another one in traditional text.
fn simplified_forms() -> BTreeSet<char> {
    let lines = include_str!("../data/t2s.txt").lines();
    let chars = lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::chars);
    chars.skip(1).step_by(2).collect()
}

#[test]
fn a_division_reads_in_english_from_the_smallest_outwards() {
    let cases = [
        ("330203", "Haishu, Ningbo, Zhejiang"),
        ("330100", "Hangzhou, Zhejiang"),
        ("330000", "Zhejiang"),
        ("330382", "Yueqing, Wenzhou, Zhejiang"),
        ("330381", "Rui'an, Wenzhou, Zhejiang"),
        ("331000", "Taizhou, Zhejiang"),
        ("331023", "Tiantai, Taizhou, Zhejiang"),
        ("330683", "Shengzhou, Shaoxing, Zhejiang"),
        ("331127", "Jingning, Lishui, Zhejiang"),
        ("110105", "Chaoyang, Beijing"),
        ("310115", "Pudong New Area, Shanghai"),
        ("500000", "Chongqing"),
        ("610100", "Xi'an, Shaanxi"),
        ("140000", "Shanxi"),
        ("350200", "Xiamen, Fujian"),
        ("150100", "Hohhot, Inner Mongolia"),
        ("430121", "Changsha County, Changsha, Hunan"),
        ("420600", "Xiangyang, Hubei"),
        ("141100", "Lüliang, Shanxi"),
        ("371722", "Shanxian, Heze, Shandong"),
        ("422800", "Enshi, Hubei"),
        ("640000", "Ningxia"),
        ("441803", "Qingxin, Qingyuan, Guangdong"),
        ("310112", "Minhang, Shanghai"),
        ("429021", "Shennongjia, Hubei"),
        ("220106", "Lüyuan, Changchun, Jilin"),
        ("440600", "Foshan, Guangdong"),
        ("140400", "Changzhi, Shanxi"),
    ];
    for (code, name) in cases {
        let code: RegionCode = code.parse().expect("a code");
        assert_eq!(latin::full_name(RegionTable::built_in(), code), name);
    }
}

#[test]
fn every_division_has_an_english_name_without_hanzi() {
    let table = RegionTable::built_in();
    for region in table.all() {
        let name = latin::full_name(table, region.code);
        let plain = |c: char| c.is_ascii_alphabetic() || " ,'-ü".contains(c);
        assert!(
            !name.is_empty() && name.chars().all(plain),
            "{} {name}",
            region.name
        );
    }
}

#[test]
fn the_catalogue_is_written_in_traditional_characters() {
    /// Where Taiwan's word for a thing is another one.
    const OTHER_WORDS: [(&str, &str); 4] = [
        ("資訊", "信息"),
        ("網路", "网络"),
        ("軟體", "软件"),
        ("數位", "数字"),
    ];
    let taxonomy = Taxonomy::built_in();
    let rows = taxonomy
        .categories
        .iter()
        .map(|row| (&row.name, &row.name_hant));
    let rows = rows.chain(
        taxonomy
            .licences
            .iter()
            .map(|row| (&row.name, &row.name_hant)),
    );
    let rows = rows.chain(
        taxonomy
            .services
            .iter()
            .map(|row| (&row.name, &row.name_hant)),
    );
    for (name, full) in rows {
        let same_words = OTHER_WORDS
            .iter()
            .fold(full.clone(), |text, (other, own)| text.replace(other, own));
        assert_eq!(fold_text(&same_words), *name);
    }
}
