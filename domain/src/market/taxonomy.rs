//! The qualification taxonomy (资质目录): services, the licences they need and the order of grades.
//!
//! Codes and comparison are code; the table itself is data of a day.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A service type (服务类型), such as `SV-01`: two letters of its category and two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ServiceCode([u8; 4]);

/// A service category (服务类别): the two letters before the dash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CategoryCode([u8; 2]);

/// A kind of licence (资质种类) as a lower-case slug, such as `surveying`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LicenceCode(String);

/// The text is not a code of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadTaxonomyCode;

impl CategoryCode {
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("two ASCII letters by construction")
    }
}

impl ServiceCode {
    pub fn category(self) -> CategoryCode {
        CategoryCode([self.0[0], self.0[1]])
    }
}

impl LicenceCode {
    /// Longest slug; a licence name fits and an index term stays short.
    pub const LENGTH_CHARS_MAX: usize = 32;

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CategoryCode {
    type Err = BadTaxonomyCode;

    fn from_str(text: &str) -> Result<Self, BadTaxonomyCode> {
        match *text.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Ok(Self([a, b])),
            _ => Err(BadTaxonomyCode),
        }
    }
}

impl FromStr for ServiceCode {
    type Err = BadTaxonomyCode;

    fn from_str(text: &str) -> Result<Self, BadTaxonomyCode> {
        match *text.as_bytes() {
            [
                a @ b'A'..=b'Z',
                b @ b'A'..=b'Z',
                b'-',
                c @ b'0'..=b'9',
                d @ b'0'..=b'9',
            ] => Ok(Self([a, b, c, d])),
            _ => Err(BadTaxonomyCode),
        }
    }
}

impl FromStr for LicenceCode {
    type Err = BadTaxonomyCode;

    fn from_str(text: &str) -> Result<Self, BadTaxonomyCode> {
        let fits = (1..=Self::LENGTH_CHARS_MAX).contains(&text.len());
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if !fits || !text.bytes().all(plain) {
            return Err(BadTaxonomyCode);
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for CategoryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for ServiceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d] = self.0.map(char::from);
        write!(f, "{a}{b}-{c}{d}")
    }
}

impl fmt::Display for LicenceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for BadTaxonomyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a code of the taxonomy")
    }
}

impl std::error::Error for BadTaxonomyCode {}

/// The three codes travel as their text in every format.
macro_rules! code_as_text {
    ($($code:ty),*) => {$(
        impl TryFrom<String> for $code {
            type Error = BadTaxonomyCode;

            fn try_from(text: String) -> Result<Self, BadTaxonomyCode> {
                text.parse()
            }
        }

        impl From<$code> for String {
            fn from(code: $code) -> Self {
                code.to_string()
            }
        }
    )*};
}
code_as_text!(CategoryCode, ServiceCode, LicenceCode);

/// A grade (等级). What stands above what is the licence's own order; grades of two licences never compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    Comprehensive,
    Industry,
    Professional,
    Special,
    Jia,
    Yi,
    Bing,
    Ding,
    LevelOne,
    LevelTwo,
    LevelThree,
    ClassOne,
    ClassTwo,
}

impl Grade {
    pub const ALL: [Self; 13] = [
        Self::Comprehensive,
        Self::Industry,
        Self::Professional,
        Self::Special,
        Self::Jia,
        Self::Yi,
        Self::Bing,
        Self::Ding,
        Self::LevelOne,
        Self::LevelTwo,
        Self::LevelThree,
        Self::ClassOne,
        Self::ClassTwo,
    ];

    /// The word in addresses and files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Comprehensive => "comprehensive",
            Self::Industry => "industry",
            Self::Professional => "professional",
            Self::Special => "special",
            Self::Jia => "jia",
            Self::Yi => "yi",
            Self::Bing => "bing",
            Self::Ding => "ding",
            Self::LevelOne => "level_one",
            Self::LevelTwo => "level_two",
            Self::LevelThree => "level_three",
            Self::ClassOne => "class_one",
            Self::ClassTwo => "class_two",
        }
    }

    /// The word on the certificate.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comprehensive => "综合",
            Self::Industry => "行业",
            Self::Professional => "专业",
            Self::Special => "专项",
            Self::Jia => "甲级",
            Self::Yi => "乙级",
            Self::Bing => "丙级",
            Self::Ding => "丁级",
            Self::LevelOne => "一级",
            Self::LevelTwo => "二级",
            Self::LevelThree => "三级",
            Self::ClassOne => "一类",
            Self::ClassTwo => "二类",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.code() == code)
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.name() == name)
    }
}

/// One licence with its own order of grades, best first; an empty order means it has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    pub code: LicenceCode,
    pub name: String,
    /// In traditional characters (繁體).
    pub name_hant: String,
    pub name_en: String,
    #[serde(default)]
    pub grades: Vec<Grade>,
    /// The kind of authority that issues it, for certificates made up by the generator.
    #[serde(default)]
    pub issuer: String,
}

impl Licence {
    /// True if `held` stands at or above `asked` in this licence; grades of another licence answer false.
    pub fn at_least(&self, held: Grade, asked: Grade) -> bool {
        let place = |grade| self.grades.iter().position(|known| *known == grade);
        matches!((place(held), place(asked)), (Some(held), Some(asked)) if held <= asked)
    }
}

/// How sure the source of a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    High,
    Medium,
    Low,
}

/// One service type of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub code: ServiceCode,
    pub name: String,
    /// In traditional characters (繁體).
    pub name_hant: String,
    pub name_en: String,
    /// Any one of these qualifies; none means that the licence was abolished or never existed.
    #[serde(default)]
    pub licences: Vec<LicenceCode>,
    /// What else the rules ask, in the words of the catalogue.
    #[serde(default)]
    pub remark: String,
    /// The administrative matters (事项) it serves.
    pub matters: Vec<String>,
    pub confidence: Confidence,
}

/// One category of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    pub code: CategoryCode,
    pub name: String,
    /// In traditional characters (繁體).
    pub name_hant: String,
    pub name_en: String,
}

/// The catalogue of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taxonomy {
    pub source: String,
    pub as_of: String,
    pub categories: Vec<Category>,
    pub licences: Vec<Licence>,
    pub services: Vec<Service>,
}

impl Taxonomy {
    pub fn category(&self, code: CategoryCode) -> Option<&Category> {
        self.categories.iter().find(|row| row.code == code)
    }

    pub fn service(&self, code: ServiceCode) -> Option<&Service> {
        self.services.iter().find(|row| row.code == code)
    }

    pub fn licence(&self, code: &LicenceCode) -> Option<&Licence> {
        self.licences.iter().find(|row| row.code == *code)
    }

    /// The rows of one category, in the order of the catalogue.
    pub fn services_in(&self, category: CategoryCode) -> impl Iterator<Item = &Service> {
        let rows = self.services.iter();
        rows.filter(move |row| row.code.category() == category)
    }
}

#[cfg(feature = "edition")]
impl Taxonomy {
    /// The catalogue the program ships with.
    pub fn built_in() -> &'static Self {
        use std::sync::OnceLock;

        static TABLE: OnceLock<Taxonomy> = OnceLock::new();
        TABLE.get_or_init(|| {
            serde_json::from_str(include_str!("../../rules/taxonomy.json"))
                .expect("the shipped catalogue is read by a test of this crate")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_know_their_category() {
        let code: ServiceCode = "SV-01".parse().expect("a code");
        assert_eq!(code.to_string(), "SV-01");
        assert_eq!(code.category().as_str(), "SV");
        for text in ["", "SV01", "sv-01", "SV-1", "SV-001", "测-01"] {
            assert!(text.parse::<ServiceCode>().is_err(), "{text}");
        }
    }

    #[test]
    fn grades_compare_inside_one_licence_only() {
        let table = Taxonomy::built_in();
        let licence = |code: &str| {
            let code = code.parse().expect("a code");
            table.licence(&code).expect("in the catalogue")
        };
        let surveying = licence("surveying");
        assert!(surveying.at_least(Grade::Jia, Grade::Yi));
        assert!(surveying.at_least(Grade::Yi, Grade::Yi));
        assert!(!surveying.at_least(Grade::Yi, Grade::Jia));
        assert!(!surveying.at_least(Grade::LevelOne, Grade::Jia));
        assert!(
            !surveying.at_least(Grade::Jia, Grade::Bing),
            "not a grade of it"
        );
        assert!(licence("drawing-review").at_least(Grade::ClassOne, Grade::ClassTwo));
        assert!(licence("quality-testing").at_least(Grade::Comprehensive, Grade::Special));
    }

    #[test]
    fn the_shipped_catalogue_refers_only_to_itself() {
        let table = Taxonomy::built_in();
        assert_eq!(table.services.len(), 61);
        for service in &table.services {
            let category = service.code.category();
            assert!(table.category(category).is_some(), "{category}");
            assert!(!service.matters.is_empty(), "{}", service.code);
            for licence in &service.licences {
                assert!(table.licence(licence).is_some(), "{licence}");
            }
        }
    }

    #[test]
    fn every_grade_has_one_code_and_one_name() {
        for grade in Grade::ALL {
            assert_eq!(Grade::from_code(grade.code()), Some(grade));
            assert_eq!(Grade::from_name(grade.name()), Some(grade));
        }
    }
}
