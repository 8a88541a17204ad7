use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Private, TextError, clean};

/// The longest names on identity cards, minority names with their dots, stay below this.
pub const PERSON_NAME_CHARS_MAX: usize = 50;
/// Registered names of organisations are shorter; foreign ones with their translation may not be.
pub const ORG_NAME_CHARS_MAX: usize = 150;
/// Province to room number, with a landmark.
pub const ADDRESS_CHARS_MAX: usize = 200;

/// The name of a natural person (姓名). Kept out of `Debug` output.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

/// The registered name of an organisation (名称).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrgName(String);

/// Where a person lives or receives mail (住所). Personal: it serialises as a [`Private`] value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Private", into = "Private")]
pub struct Address(String);

impl PersonName {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl OrgName {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Address {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PersonName {
    type Err = TextError;

    fn from_str(text: &str) -> Result<PersonName, TextError> {
        // Input methods write the dot of a minority name in four ways; one person is one name.
        let dotted = text.replace(['•', '・', '‧', '．'], "·");
        clean::line(&dotted, PERSON_NAME_CHARS_MAX).map(PersonName)
    }
}

impl FromStr for OrgName {
    type Err = TextError;

    fn from_str(text: &str) -> Result<OrgName, TextError> {
        clean::line(text, ORG_NAME_CHARS_MAX).map(OrgName)
    }
}

impl FromStr for Address {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Address, TextError> {
        clean::line(text, ADDRESS_CHARS_MAX).map(Address)
    }
}

impl TryFrom<String> for PersonName {
    type Error = TextError;

    fn try_from(text: String) -> Result<PersonName, TextError> {
        text.parse()
    }
}

impl TryFrom<String> for OrgName {
    type Error = TextError;

    fn try_from(text: String) -> Result<OrgName, TextError> {
        text.parse()
    }
}

impl TryFrom<Private> for Address {
    type Error = TextError;

    fn try_from(text: Private) -> Result<Address, TextError> {
        text.0.parse()
    }
}

impl From<PersonName> for String {
    fn from(name: PersonName) -> String {
        name.0
    }
}

impl From<OrgName> for String {
    fn from(name: OrgName) -> String {
        name.0
    }
}

impl From<Address> for Private {
    fn from(address: Address) -> Private {
        Private(address.0)
    }
}

impl std::fmt::Debug for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonName(…)")
    }
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Address(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_dot_stands_in_a_minority_name() {
        for text in ["阿依古丽·买买提", "阿依古丽•买买提", " 阿依古丽・买买提 "]
        {
            let name: PersonName = text.parse().unwrap();
            assert_eq!(name.as_str(), "阿依古丽·买买提");
        }
    }

    #[test]
    fn rare_hanzi_are_names() {
        assert_eq!("𬱖𪩘".parse::<PersonName>().unwrap().as_str(), "𬱖𪩘");
    }

    #[test]
    fn personal_names_and_addresses_stay_out_of_debug_output() {
        let name: PersonName = "张三".parse().unwrap();
        let address: Address = "宁波市海曙区".parse().unwrap();
        assert_eq!(format!("{name:?} {address:?}"), "PersonName(…) Address(…)");
    }

    #[test]
    fn names_are_bounded() {
        assert!("张".repeat(50).parse::<PersonName>().is_ok());
        assert!("张".repeat(51).parse::<PersonName>().is_err());
        assert!("公".repeat(151).parse::<OrgName>().is_err());
        assert!("路".repeat(201).parse::<Address>().is_err());
    }
}
