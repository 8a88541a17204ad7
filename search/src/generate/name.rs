//! Names: region, brand, trade and legal form, and the ways real names depart from that.

use domain::market::region::{RegionCode, RegionTable};
use domain::market::taxonomy::CategoryCode;

use super::random::Random;

/// A registered name and the brand people say.
pub struct Names {
    pub full: String,
    pub short: String,
}

const SYLLABLES: [&str; 64] = [
    "华", "中", "天", "正", "信", "诚", "大", "新", "东", "海", "宏", "安", "瑞", "恒", "达", "泰",
    "嘉", "盛", "明", "科", "建", "远", "方", "鼎", "立", "通", "博", "润", "源", "和", "金", "兴",
    "隆", "铭", "众", "联", "开", "永", "佳", "德", "宇", "航", "江", "越", "甬", "浙", "钱", "西",
    "绿", "蓝", "青", "清", "禾", "森", "图", "测", "勘", "衡", "致", "同", "诺", "卓", "鸿", "昊",
];
const RARE: [&str; 8] = [
    "𬭎信", "㙦源", "𬬭盛", "𫟹达", "𬍛和", "鎏𫓧", "𠅤昌", "䶮鑫",
];
const LATIN: [&str; 10] = [
    "GEO", "ABC", "ECO", "CTI", "TUV", "Safe", "BIM", "ZJU", "EnvTech", "iSurvey",
];
const DIGITS: [&str; 6] = ["一一九", "108", "365", "3D", "51", "九〇"];

pub fn names(
    random: &mut Random,
    regions: &RegionTable,
    seat: RegionCode,
    category: CategoryCode,
) -> Names {
    let brand = brand(random);
    let trade = *random.skewed(trades(category));
    let place = prefix(random, regions, seat);
    let form = form(random, category);
    let mut full = match random.range(0, 99) {
        0..10 => format!("{brand}（{place}）{trade}{form}"),
        10..14 => format!("{brand}{place}{trade}{form}"),
        _ => format!("{place}{brand}{trade}{form}"),
    };
    if random.percent(4) {
        let city = short(&regions.name(seat.city())).to_owned();
        full.push_str(&city);
        full.push_str("分公司");
    }
    if random.percent(4) {
        full = traditional(&full);
    }
    let short = match random.percent(50) {
        true => brand,
        false => format!("{brand}{}", first_two(trade)),
    };
    Names { full, short }
}

fn brand(random: &mut Random) -> String {
    let mut hanzi =
        |count: usize| -> String { (0..count).map(|_| *random.skewed(&SYLLABLES)).collect() };
    let shape = hanzi(1);
    let rest = hanzi(3);
    let mut rest = rest.chars();
    let mut take = |count: usize| -> String { rest.by_ref().take(count).collect() };
    match random.range(0, 99) {
        0..66 => format!("{shape}{}", take(1)),
        66..80 => format!("{shape}{}", take(2)),
        80..88 => format!("{shape}{}", take(3)),
        88..93 => (*random.pick(&LATIN)).to_owned(),
        93..95 => format!("{}{shape}", random.pick(&DIGITS)),
        95..97 => (*random.pick(&RARE)).to_owned(),
        _ => format!("{shape}{}{}", take(1), random.pick(&LATIN)),
    }
}

fn prefix(random: &mut Random, regions: &RegionTable, seat: RegionCode) -> String {
    let province = regions.name(seat.province());
    let city = regions.name(seat.city());
    let city = if domain::market::region::is_placeholder(&city) {
        province.clone()
    } else {
        city
    };
    match random.range(0, 99) {
        0..25 => short(&province).to_owned(),
        25..30 => province,
        30..70 => short(&city).to_owned(),
        70..75 => city,
        75..92 => short(&regions.name(seat)).to_owned(),
        _ => String::new(),
    }
}

fn short(name: &str) -> &str {
    let cut = [
        "壮族自治区",
        "回族自治区",
        "维吾尔自治区",
        "自治区",
        "省",
        "市",
        "县",
        "区",
    ];
    let base = cut
        .iter()
        .find_map(|suffix| name.strip_suffix(suffix))
        .unwrap_or(name);
    if base.chars().count() < 2 { name } else { base }
}

fn trades(category: CategoryCode) -> &'static [&'static str] {
    match category.as_str() {
        "SV" => &[
            "测绘",
            "勘测设计",
            "地理信息",
            "测绘科技",
            "空间信息技术",
            "测量工程",
        ],
        "GE" => &["勘察", "岩土工程", "地质工程", "勘测", "地质勘查"],
        "DE" => &["建筑设计", "工程设计", "规划设计", "施工图审查", "市政设计"],
        "EN" => &[
            "环境科技",
            "环保工程",
            "环境影响评价",
            "环境检测",
            "生态环境技术",
            "环境工程",
        ],
        "WA" => &["水利设计", "水土保持", "水利咨询", "水务科技"],
        "SA" => &[
            "安全评价",
            "消防技术",
            "防雷检测",
            "职业卫生技术",
            "安全技术",
            "特种设备检测",
        ],
        "QA" => &[
            "工程检测",
            "工程监理",
            "建设监理",
            "检测技术",
            "交通工程检测",
        ],
        "CO" => &[
            "工程咨询",
            "招标代理",
            "工程造价咨询",
            "项目管理",
            "投资咨询",
            "管理咨询",
        ],
        "FI" => &[
            "会计师事务所",
            "资产评估",
            "房地产估价",
            "税务师事务所",
            "土地评估",
        ],
        "LE" => &["律师事务所", "司法鉴定", "拍卖", "法律咨询", "公证服务"],
        "LA" => &[
            "林业设计",
            "海洋科技",
            "文物保护工程",
            "林业调查规划",
            "考古勘探",
        ],
        "IT" => &["信息监理", "网络安全测评", "软件测评", "信息技术"],
        "TR" => &["交通设计", "航道工程咨询", "公路咨询"],
        _ => &["档案服务", "档案技术", "数据科技"],
    }
}

fn form(random: &mut Random, category: CategoryCode) -> &'static str {
    let firm = category.as_str() == "FI" || category.as_str() == "LE";
    match random.range(0, 99) {
        0..25 if firm => "（特殊普通合伙）",
        25..45 if firm => "（普通合伙）",
        0..78 => "有限公司",
        78..84 => "有限责任公司",
        84..88 => "股份有限公司",
        88..92 => "研究院有限公司",
        92..94 => "集团有限公司",
        94..96 => "中心（有限合伙）",
        96..98 => "工作室",
        _ => "服务中心",
    }
}

fn first_two(trade: &str) -> String {
    trade.chars().take(2).collect()
}

/// A name registered with traditional characters, as some from Hong Kong or Taiwan are.
fn traditional(name: &str) -> String {
    const PAIRS: [(char, char); 24] = [
        ('测', '測'),
        ('绘', '繪'),
        ('环', '環'),
        ('评', '評'),
        ('设', '設'),
        ('计', '計'),
        ('师', '師'),
        ('务', '務'),
        ('华', '華'),
        ('东', '東'),
        ('会', '會'),
        ('检', '檢'),
        ('术', '術'),
        ('咨', '諮'),
        ('询', '詢'),
        ('图', '圖'),
        ('规', '規'),
        ('资', '資'),
        ('产', '產'),
        ('业', '業'),
        ('监', '監'),
        ('质', '質'),
        ('县', '縣'),
        ('宁', '寧'),
    ];
    let fold = |c: char| {
        PAIRS
            .iter()
            .find(|(from, _)| *from == c)
            .map_or(c, |(_, to)| *to)
    };
    name.chars().map(fold).collect()
}
