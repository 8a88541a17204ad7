use serde::{Deserialize, Serialize};

/// Why a court may not take a case (CPL 122, 127).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalGround {
    /// CPL 122(1)
    NoDirectInterest,
    /// CPL 122(2), INT 209
    NoDefiniteRespondent,
    /// CPL 122(3)
    NoSpecificClaim,
    /// CPL 127(1)
    Administrative,
    /// CPL 127(2)
    Arbitration,
    /// CPL 127(3)
    OtherAuthority,
    /// CPL 127(4)
    OtherCourt,
    /// CPL 127(5)
    AlreadyDecided,
    /// CPL 127(6)
    Premature,
}

impl RefusalGround {
    pub const ALL: [RefusalGround; 9] = [
        RefusalGround::NoDirectInterest,
        RefusalGround::NoDefiniteRespondent,
        RefusalGround::NoSpecificClaim,
        RefusalGround::Administrative,
        RefusalGround::Arbitration,
        RefusalGround::OtherAuthority,
        RefusalGround::OtherCourt,
        RefusalGround::AlreadyDecided,
        RefusalGround::Premature,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            RefusalGround::NoDirectInterest => "no_direct_interest",
            RefusalGround::NoDefiniteRespondent => "no_definite_respondent",
            RefusalGround::NoSpecificClaim => "no_specific_claim",
            RefusalGround::Administrative => "administrative",
            RefusalGround::Arbitration => "arbitration",
            RefusalGround::OtherAuthority => "other_authority",
            RefusalGround::OtherCourt => "other_court",
            RefusalGround::AlreadyDecided => "already_decided",
            RefusalGround::Premature => "premature",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// The article the ground stands in.
    #[must_use]
    pub fn article(self) -> &'static str {
        match self {
            RefusalGround::NoDirectInterest => "CPL 122(1)",
            RefusalGround::NoDefiniteRespondent => "CPL 122(2)",
            RefusalGround::NoSpecificClaim => "CPL 122(3)",
            RefusalGround::Administrative => "CPL 127(1)",
            RefusalGround::Arbitration => "CPL 127(2)",
            RefusalGround::OtherAuthority => "CPL 127(3)",
            RefusalGround::OtherCourt => "CPL 127(4)",
            RefusalGround::AlreadyDecided => "CPL 127(5)",
            RefusalGround::Premature => "CPL 127(6)",
        }
    }
}
