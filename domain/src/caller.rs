//! Who asks, and what the permission table lets them do.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, SessionId},
    market::region::RegionCode,
};

/// A part someone plays before the two counters (角色).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Nobody signed in (访客).
    Visitor,
    /// A natural person (个人).
    Person,
    /// A company that hires agencies (项目业主).
    Buyer,
    /// A member of an intermediary agency (中介机构).
    Agency,
    /// A lawyer or legal worker (律师).
    Lawyer,
    /// Examines what is filed (立案人员).
    FilingClerk,
    /// Decides (法官).
    Judge,
    /// Keeps the record (书记员).
    CourtClerk,
    /// Mediates (调解员).
    Mediator,
    /// Enforces (执行人员).
    EnforcementOfficer,
    /// Supervises the market (监管人员).
    MarketSupervisor,
    /// Runs the system (系统管理员).
    Operator,
    /// Guards keys and access (安全管理员).
    SecurityOfficer,
    /// Reads what was read (审计员).
    Auditor,
}

impl Role {
    pub const ALL: [Role; 14] = [
        Role::Visitor,
        Role::Person,
        Role::Buyer,
        Role::Agency,
        Role::Lawyer,
        Role::FilingClerk,
        Role::Judge,
        Role::CourtClerk,
        Role::Mediator,
        Role::EnforcementOfficer,
        Role::MarketSupervisor,
        Role::Operator,
        Role::SecurityOfficer,
        Role::Auditor,
    ];

    /// Staff act for an authority; every one of them needs a second factor.
    #[must_use]
    pub fn is_staff(self) -> bool {
        self >= Role::FilingClerk
    }

    /// Roles anyone may take for themselves when registering.
    pub const SELF_CHOSEN: [Role; 4] = [Role::Person, Role::Buyer, Role::Agency, Role::Lawyer];

    /// Roles that are held at one court.
    #[must_use]
    pub fn is_of_a_court(self) -> bool {
        matches!(
            self,
            Role::FilingClerk
                | Role::Judge
                | Role::CourtClerk
                | Role::Mediator
                | Role::EnforcementOfficer
        )
    }

    /// Roles that are held for an authority and the division it is responsible for.
    #[must_use]
    pub fn is_of_an_authority(self) -> bool {
        self == Role::MarketSupervisor
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Role::Visitor => "visitor",
            Role::Person => "person",
            Role::Buyer => "buyer",
            Role::Agency => "agency",
            Role::Lawyer => "lawyer",
            Role::FilingClerk => "filing_clerk",
            Role::Judge => "judge",
            Role::CourtClerk => "court_clerk",
            Role::Mediator => "mediator",
            Role::EnforcementOfficer => "enforcement_officer",
            Role::MarketSupervisor => "market_supervisor",
            Role::Operator => "operator",
            Role::SecurityOfficer => "security_officer",
            Role::Auditor => "auditor",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// No role has this code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownRole;

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(code: &str) -> Result<Self, UnknownRole> {
        Role::ALL
            .into_iter()
            .find(|role| role.code() == code)
            .ok_or(UnknownRole)
    }
}

/// A court by the code in its case numbers, such as 浙0203 (法院代字).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CourtCode(pub String);

impl fmt::Display for CourtCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One role, and the court or the authority it is held at where it belongs to one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    pub court: Option<CourtCode>,
    /// The market's supervising authority (主管部门), named by the division it is responsible for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<RegionCode>,
}

impl Grant {
    /// A role that belongs to no court and no authority.
    #[must_use]
    pub fn of(role: Role) -> Self {
        Self {
            role,
            court: None,
            authority: None,
        }
    }
}

/// Whoever sends a request, as far as the server has made sure of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    pub account: Option<AccountId>,
    pub session: Option<SessionId>,
    pub grants: Vec<Grant>,
    /// Whether this session has shown a second factor.
    pub second_factor: bool,
}

impl Caller {
    #[must_use]
    pub fn visitor() -> Self {
        Self {
            account: None,
            session: None,
            grants: Vec::new(),
            second_factor: false,
        }
    }

    /// The roles in force: a staff role sleeps until the second factor is shown.
    pub fn roles(&self) -> impl Iterator<Item = &Grant> {
        let awake = self.second_factor;
        self.grants
            .iter()
            .filter(move |grant| awake || !grant.role.is_staff())
    }

    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.roles().any(|grant| grant.role == role)
    }

    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.grants.iter().any(|grant| grant.role.is_staff())
    }

    /// Staff who signed in by password alone so far.
    #[must_use]
    pub fn needs_second_factor(&self) -> bool {
        self.is_staff() && !self.second_factor
    }

    /// How this caller stands to a thing of `owner` at `court`.
    #[must_use]
    pub fn ties(&self, owner: Option<AccountId>, court: Option<&CourtCode>) -> Ties {
        Ties {
            owner: owner.is_some() && owner == self.account,
            courts: self
                .roles()
                .filter(|grant| court.is_some() && grant.court.as_ref() == court)
                .map(|grant| grant.role)
                .collect(),
            authorities: Vec::new(),
        }
    }

    /// How this caller stands to a thing of the market in `region`: an authority reaches into every division below
    /// its own.
    #[must_use]
    pub fn ties_in(&self, region: RegionCode) -> Ties {
        let reaches = |grant: &&Grant| grant.authority.is_some_and(|own| own.contains(region));
        Ties {
            authorities: self
                .roles()
                .filter(reaches)
                .map(|grant| grant.role)
                .collect(),
            ..self.ties(None, None)
        }
    }
}

/// What connects a caller to a thing: owning it, a role at its court, or one at the authority it stands under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ties {
    pub owner: bool,
    pub courts: Vec<Role>,
    pub authorities: Vec<Role>,
}

/// What one may do; each endpoint asks for exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    SearchAgencies,
    ReadAgency,
    VerifyReceipt,
    Register,
    SignIn,
    ManageOwnAccount,
    WriteDraft,
    SubmitFiling,
    ReadCase,
    ReadCaseFile,
    ListOwnCases,
    ReadQueue,
    ReviewFiling,
    ManageStaff,
    ReadReadings,
    SuperviseAgency,
}

impl Action {
    pub const ALL: [Action; 16] = [
        Action::SearchAgencies,
        Action::ReadAgency,
        Action::VerifyReceipt,
        Action::Register,
        Action::SignIn,
        Action::ManageOwnAccount,
        Action::WriteDraft,
        Action::SubmitFiling,
        Action::ReadCase,
        Action::ReadCaseFile,
        Action::ListOwnCases,
        Action::ReadQueue,
        Action::ReviewFiling,
        Action::ManageStaff,
        Action::ReadReadings,
        Action::SuperviseAgency,
    ];
}

/// How a role must be tied to the thing for an action to be open to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Open to the role, whoever owns the thing.
    Nothing,
    /// Only one's own.
    Ownership,
    /// Only at the court where the role is held.
    SameCourt,
    /// Only under the authority where the role is held.
    SameAuthority,
    /// Closed to the role.
    Never,
}

/// The permission table: what `role` needs for `action`.
#[must_use]
pub fn needs(role: Role, action: Action) -> Needs {
    use Action as A;
    match action {
        A::SearchAgencies | A::ReadAgency | A::VerifyReceipt | A::Register | A::SignIn => {
            Needs::Nothing
        }
        A::ManageOwnAccount if role != Role::Visitor => Needs::Ownership,
        A::WriteDraft | A::SubmitFiling | A::ListOwnCases if Role::SELF_CHOSEN.contains(&role) => {
            Needs::Ownership
        }
        A::ReadCase | A::ReadCaseFile if Role::SELF_CHOSEN.contains(&role) => Needs::Ownership,
        A::ReadCase | A::ReadCaseFile
            if matches!(role, Role::FilingClerk | Role::Judge | Role::CourtClerk) =>
        {
            Needs::SameCourt
        }
        A::ReadQueue | A::ReviewFiling if role == Role::FilingClerk => Needs::SameCourt,
        A::ManageStaff if role == Role::Operator => Needs::Nothing,
        A::ReadReadings if role == Role::Auditor => Needs::Nothing,
        A::SuperviseAgency if role.is_of_an_authority() => Needs::SameAuthority,
        _ => Needs::Never,
    }
}

/// Whether the table lets `caller` do `action` on a thing they have `ties` to.
#[must_use]
pub fn permits(caller: &Caller, action: Action, ties: &Ties) -> bool {
    let open_to_all = needs(Role::Visitor, action) == Needs::Nothing;
    open_to_all
        || caller.roles().any(|grant| match needs(grant.role, action) {
            Needs::Nothing => true,
            Needs::Ownership => ties.owner,
            Needs::SameCourt => ties.courts.contains(&grant.role),
            Needs::SameAuthority => ties.authorities.contains(&grant.role),
            Needs::Never => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn supervisor(authority: Option<&str>) -> Caller {
        let authority = authority.map(|code| code.parse().expect("a division"));
        Caller {
            grants: vec![Grant {
                authority,
                ..Grant::of(Role::MarketSupervisor)
            }],
            second_factor: true,
            ..Caller::visitor()
        }
    }

    fn supervises(caller: &Caller, region: &str) -> bool {
        let ties = caller.ties_in(region.parse().expect("a division"));
        permits(caller, Action::SuperviseAgency, &ties)
    }

    #[test]
    fn a_supervisor_acts_in_the_division_of_the_authority_and_below_it() {
        let of_ningbo = supervisor(Some("330200"));
        assert!(supervises(&of_ningbo, "330200") && supervises(&of_ningbo, "330203"));
        for elsewhere in ["330000", "330106", "310101"] {
            assert!(!supervises(&of_ningbo, elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn a_supervisor_without_an_authority_or_a_second_factor_acts_nowhere() {
        assert!(!supervises(&supervisor(None), "330203"));
        let asleep = Caller {
            second_factor: false,
            ..supervisor(Some("330200"))
        };
        assert!(!supervises(&asleep, "330203"));
    }

    #[test]
    fn no_other_role_supervises_wherever_it_is_held() {
        let others = Role::ALL
            .into_iter()
            .filter(|role| !role.is_of_an_authority());
        for role in others {
            assert_eq!(needs(role, Action::SuperviseAgency), Needs::Never, "{role}");
        }
    }
}
