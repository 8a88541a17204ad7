//! Other words for a service (同义词), as data: 环评 is 环境影响评价.

use serde::{Deserialize, Serialize};

use super::taxonomy::ServiceCode;

/// Words that mean the same services; the first is the usual short one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SynonymGroup {
    pub words: Vec<String>,
    pub services: Vec<ServiceCode>,
}

/// The synonyms of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Synonyms {
    pub source: String,
    pub as_of: String,
    pub groups: Vec<SynonymGroup>,
    /// Words that tell nobody apart: they never narrow a search, and a name that has them is still found by them.
    pub stop_words: Vec<String>,
}

#[cfg(feature = "edition")]
impl Synonyms {
    /// The synonyms the program ships with.
    pub fn built_in() -> &'static Self {
        use std::sync::OnceLock;

        static TABLE: OnceLock<Synonyms> = OnceLock::new();
        TABLE.get_or_init(|| {
            serde_json::from_str(include_str!("../../rules/synonyms.json"))
                .expect("the shipped synonyms are read by a test of this crate")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::taxonomy::Taxonomy;

    #[test]
    fn every_group_names_services_of_the_catalogue() {
        let synonyms = Synonyms::built_in();
        for group in &synonyms.groups {
            assert!(group.words.len() > 1, "{:?}", group.words);
            for code in &group.services {
                assert!(Taxonomy::built_in().service(*code).is_some(), "{code}");
            }
        }
    }
}
