use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A law, regulation or judicial interpretation that rules cite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Law {
    /// 民事诉讼法
    CivilProcedureLaw,
    /// 最高人民法院关于适用《中华人民共和国民事诉讼法》的解释
    CivilProcedureInterpretation,
    /// 诉讼费用交纳办法
    LitigationFees,
    /// 人民法院在线诉讼规则
    OnlineLitigation,
    /// 人民法院在线调解规则
    OnlineMediation,
    /// 关于民事诉讼证据的若干规定
    Evidence,
    /// 关于适用简易程序审理民事案件的若干规定
    SimplifiedProcedure,
    /// 关于人民法院登记立案若干问题的规定
    FilingRegistration,
    /// 关于人民法院办理财产保全案件若干问题的规定
    Preservation,
    /// 关于审理民间借贷案件适用法律若干问题的规定
    PrivateLending,
    /// 关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释
    LatePerformance,
    /// 关于人民法院执行工作若干问题的规定（试行）
    Enforcement,
    /// 民法典
    CivilCode,
}

const KEYS: [(Law, &str); 13] = [
    (Law::CivilProcedureLaw, "CPL"),
    (Law::CivilProcedureInterpretation, "INT"),
    (Law::LitigationFees, "FEE"),
    (Law::OnlineLitigation, "OLR"),
    (Law::OnlineMediation, "OMR"),
    (Law::Evidence, "EVI"),
    (Law::SimplifiedProcedure, "SUM"),
    (Law::FilingRegistration, "REG"),
    (Law::Preservation, "PRS"),
    (Law::PrivateLending, "LEND"),
    (Law::LatePerformance, "LATE"),
    (Law::Enforcement, "ENF"),
    (Law::CivilCode, "CIVIL"),
];

impl Law {
    /// The short key used in rule files.
    pub fn key(self) -> &'static str {
        KEYS.iter()
            .find_map(|(law, key)| (*law == self).then_some(*key))
            .unwrap_or_default()
    }
}

/// An article of a law, written `CPL 126` or `FEE 13(1)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Citation {
    law: Law,
    article: String,
}

impl Citation {
    pub const fn law(&self) -> Law {
        self.law
    }

    /// The article's number with its paragraph, such as `13(1)`.
    pub fn article(&self) -> &str {
        &self.article
    }
}

/// A citation that names no known law or no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationError(String);

impl std::fmt::Display for CitationError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` cites no known law and article", self.0)
    }
}

impl std::error::Error for CitationError {}

impl FromStr for Citation {
    type Err = CitationError;

    fn from_str(text: &str) -> Result<Citation, CitationError> {
        let unknown = || CitationError(text.to_owned());
        let (key, article) = text.split_once(' ').ok_or_else(unknown)?;
        let numbered = article.starts_with(|first: char| first.is_ascii_digit());
        KEYS.iter()
            .find(|(_, known)| *known == key && numbered)
            .map(|(law, _)| Citation {
                law: *law,
                article: article.to_owned(),
            })
            .ok_or_else(unknown)
    }
}

impl TryFrom<String> for Citation {
    type Error = CitationError;

    fn try_from(text: String) -> Result<Citation, CitationError> {
        text.parse()
    }
}

impl From<Citation> for String {
    fn from(citation: Citation) -> String {
        citation.to_string()
    }
}

impl std::fmt::Display for Citation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.law.key(), self.article)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_names_a_known_law_and_a_numbered_article() {
        let citation: Citation = "FEE 13(1)".parse().unwrap();
        assert_eq!(citation.law(), Law::LitigationFees);
        assert_eq!(citation.article(), "13(1)");
        assert_eq!(citation.to_string(), "FEE 13(1)");
        for text in ["", "CPL", "CPL ", "XYZ 1", "CPL one", "126"] {
            assert!(text.parse::<Citation>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_law_has_its_own_key() {
        let keys: std::collections::BTreeSet<_> = KEYS.iter().map(|(_, key)| key).collect();
        assert_eq!(keys.len(), KEYS.len());
        assert!(KEYS.iter().all(|(law, key)| law.key() == *key));
    }
}
