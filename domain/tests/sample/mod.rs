//! A filing to try transitions and storage with: what the law asks of its content is not theirs to check. The store's
//! tests read this file too.

use std::collections::BTreeMap;

use domain::{
    calendar::parse_date,
    caller::CourtCode,
    court::filing::{Answers, Claims, Delivery, Facts, Filing, Loan, Mediation},
    money::Fen,
    text::Private,
};

pub const PHONE: &str = "13800138000";

/// 100,000 yuan lent and not paid back; nobody is named.
pub fn filing() -> Filing {
    let date = parse_date("2025-03-09").unwrap();
    Filing {
        court: CourtCode("浙0203".into()),
        claimants: Vec::new(),
        respondents: Vec::new(),
        agents: Vec::new(),
        loan: Loan {
            contract_name: None,
            contract_date: date,
            contract_place: None,
            agreed_amount: Fen(10_000_000),
            delivery: "bank".into(),
            due_date: None,
            rate_kind: "none".into(),
            rate: None,
            rate_clause: None,
            overdue_rate: None,
            repayment: "once".into(),
        },
        flows: Vec::new(),
        claims: Claims {
            as_of: date,
            principal: Fen(10_000_000),
            interest: Fen(0),
            until_paid: false,
            accelerate: "no".into(),
            costs: Fen(0),
            costs_detail: None,
            court_fees: true,
            other: None,
            total: Fen(10_000_000),
        },
        security: None,
        preservation: None,
        facts: Facts {
            narrative: "借款未还".into(),
            basis_contract: None,
            basis_law: "675".into(),
        },
        mediation: Mediation {
            known: true,
            willing: "yes".into(),
        },
        delivery: Delivery {
            electronic: None,
            phone: Private(PHONE.into()),
            address: Private("中山西路1号".into()),
        },
        exhibits: Vec::new(),
        answers: Answers(BTreeMap::new()),
    }
}
