//! Who asks, and what the permission table lets them do.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, SessionId};

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

/// One role, and the court it is held at where it belongs to one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    pub court: Option<CourtCode>,
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
        }
    }
}

/// What connects a caller to a thing: owning it, or a role at its court.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ties {
    pub owner: bool,
    pub courts: Vec<Role>,
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
}

impl Action {
    pub const ALL: [Action; 15] = [
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
            Needs::Never => false,
        })
}
