use serde::{Deserialize, Serialize};

/// A personal value. It serialises as `{"private": "…"}`, which the store seals field by field.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Private(pub String);

/// The JSON form; anything beside the one field is a mistake and refused.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire<T> {
    private: T,
}

impl Private {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Private {
    fn from(text: String) -> Private {
        Private(text)
    }
}

impl From<&str> for Private {
    fn from(text: &str) -> Private {
        Private(text.to_owned())
    }
}

impl Serialize for Private {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let private = self.0.as_str();
        Wire { private }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Private {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Private, D::Error> {
        Wire::<String>::deserialize(deserializer).map(|wire| Private(wire.private))
    }
}

impl std::fmt::Debug for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Private(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_never_shows_the_value() {
        assert_eq!(format!("{:?}", Private::from("宁波市海曙区")), "Private(…)");
    }

    #[cfg(feature = "edition")]
    #[test]
    fn the_stored_form_marks_what_is_to_be_sealed() {
        let text = serde_json::to_string(&Private::from("a\"b")).unwrap();
        assert_eq!(text, r#"{"private":"a\"b"}"#);
        assert_eq!(
            serde_json::from_str::<Private>(&text).unwrap().as_str(),
            "a\"b"
        );
        assert!(serde_json::from_str::<Private>("\"plain\"").is_err());
        assert!(serde_json::from_str::<Private>(r#"{"private":"a","b":1}"#).is_err());
    }
}
