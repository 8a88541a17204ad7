//! A checked complaint (起诉状): nothing in it breaks a rule that can be known before submission.

mod answers;
mod check;
mod cross;
mod known;
mod parse;

pub use answers::{Answers, draft_of};
pub use check::{check, jurisdiction_facts, ledger_claims, ledger_input};
pub use cross::conflict_error;
pub use known::{opens, suggested, with_known};

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Date, as_iso, as_iso_option},
    caller::CourtCode,
    court::{
        evidence::Exhibit,
        ledger::CashFlow,
        party::{Agent, Party},
    },
    docket::Hash,
    money::{Fen, Ratio},
    text::Private,
};

/// A complaint ready to be submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    pub court: CourtCode,
    pub claimants: Vec<Party>,
    pub respondents: Vec<Party>,
    pub agents: Vec<Agent>,
    pub loan: Loan,
    pub flows: Vec<CashFlow>,
    pub claims: Claims,
    pub security: Option<Security>,
    /// The number of a preservation ordered before the suit.
    pub preservation: Option<String>,
    pub facts: Facts,
    pub mediation: Mediation,
    pub delivery: Delivery,
    pub exhibits: Vec<Exhibit>,
    /// What was typed into every field that was asked: what the digest is taken over.
    pub answers: Answers,
}

/// The loan as the claimant states it (template items 1 to 9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loan {
    pub contract_name: Option<String>,
    #[serde(with = "as_iso")]
    pub contract_date: Date,
    pub contract_place: Option<String>,
    pub agreed_amount: Fen,
    pub delivery: String,
    #[serde(with = "as_iso_option")]
    pub due_date: Option<Date>,
    pub rate_kind: String,
    /// A share of the principal per `rate_kind`.
    pub rate: Option<Ratio>,
    pub rate_clause: Option<String>,
    pub overdue_rate: Option<Ratio>,
    pub repayment: String,
}

/// What the claimant asks for (template claims 1 to 8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    #[serde(with = "as_iso")]
    pub as_of: Date,
    pub principal: Fen,
    pub interest: Fen,
    /// Interest goes on until the debt is paid.
    pub until_paid: bool,
    pub accelerate: String,
    pub costs: Fen,
    pub costs_detail: Option<String>,
    pub court_fees: bool,
    pub other: Option<String>,
    /// 标的总额: what the fee is counted on.
    pub total: Fen,
}

/// Security for the loan (template items 10 to 15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Security {
    pub claimed: bool,
    pub kind: String,
    pub detail: String,
    pub guarantee: Option<String>,
}

/// Facts and reasons (CPL 124(3)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub narrative: String,
    pub basis_contract: Option<String>,
    pub basis_law: String,
}

/// Willingness to mediate; it never delays the filing (CPL 125).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mediation {
    pub known: bool,
    pub willing: String,
}

/// Address for service, and the consent to be served electronically (OLR 29).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    pub electronic: Option<Private>,
    pub phone: Private,
    pub address: Private,
}

impl Filing {
    /// SHA-256 over every answer and every exhibit with its file's hash.
    #[must_use]
    pub fn digest(&self) -> Hash {
        self.answers.digest(&self.exhibits)
    }

    #[must_use]
    pub fn claimant_names(&self) -> String {
        names(&self.claimants)
    }

    #[must_use]
    pub fn respondent_names(&self) -> String {
        names(&self.respondents)
    }
}

fn names(parties: &[Party]) -> String {
    let names: Vec<_> = parties.iter().map(|party| party.name.as_str()).collect();
    names.join("、")
}
