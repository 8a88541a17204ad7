//! A whole form, typed page by page.

use domain::court::field::Step;

type Page = (Step, usize, &'static [(&'static str, &'static str)]);

/// The whole form of a loan of 20,000 yuan of which 5,000 came back.
pub const PAGES: &[Page] = &[
    (
        Step::Door,
        0,
        &[
            ("matter", "loan"),
            ("arbitration", "no"),
            ("decided", "no"),
            ("authority", "no"),
            ("other_authority", "no"),
            ("premature", "no"),
        ],
    ),
    (
        Step::Claimant,
        0,
        &[
            ("kind", "person"),
            ("name", "王芳"),
            ("sex", "female"),
            ("born", "1985-11-15"),
            ("ethnicity", "汉族"),
            ("id_number", "990101198511153023"),
            ("phone", "13800000001"),
            ("region", "330203"),
            ("address", "宁波市海曙区鼓楼街道测试路1号"),
        ],
    ),
    (
        Step::Respondent,
        0,
        &[
            ("kind", "person"),
            ("name", "张建国"),
            ("region", "330203"),
            ("address", "宁波市海曙区白云街道测试路8号"),
        ],
    ),
    (
        Step::Loan,
        0,
        &[
            ("contract_name", "借条"),
            ("contract_date", "2025-03-01"),
            ("agreed_amount", "20000"),
            ("provided", "whole"),
            ("delivery", "transfer"),
            ("due", "yes"),
            ("due_date", "2025-12-31"),
            ("rate_kind", "none"),
            ("repayment", "once"),
        ],
    ),
    (
        Step::Ledger,
        0,
        &[
            ("date", "2025-03-01"),
            ("flow", "lend"),
            ("amount", "20000"),
        ],
    ),
    (
        Step::Ledger,
        1,
        &[
            ("date", "2025-09-01"),
            ("flow", "principal"),
            ("amount", "5000"),
        ],
    ),
    (
        Step::Claim,
        0,
        &[
            ("as_of", "2026-03-01"),
            ("principal", "15000"),
            ("interest", "0"),
            ("until_paid", "no"),
            ("accelerate", "none"),
            ("court_fees", "yes"),
            ("total", "15000"),
        ],
    ),
    (Step::Security, 0, &[("given", "no")]),
    (
        Step::Court,
        0,
        &[
            ("agreement", "no"),
            ("court", "浙0203"),
            ("preservation", "no"),
        ],
    ),
    (
        Step::Facts,
        0,
        &[
            ("narrative", "被告借款未还。"),
            ("basis_law", "《中华人民共和国民法典》第六百七十五条"),
        ],
    ),
    (Step::Mediation, 0, &[("known", "yes"), ("willing", "no")]),
    (
        Step::Delivery,
        0,
        &[
            ("electronic", "no"),
            ("phone", "13800000001"),
            ("address", "宁波市海曙区测试路1号"),
        ],
    ),
    (Step::Declaration, 0, &[("truth", "yes")]),
];
