//! A whole complaint, page by page: a loan of 20,000 yuan of which 5,000 came back. Everyone in it is invented.

pub type Page = (&'static str, u32, &'static [(&'static str, &'static str)]);

pub const PAGES: &[Page] = &[
    (
        "door",
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
        "claimant",
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
            ("address", "宁波市海曙区鼓楼街道演示路1号"),
        ],
    ),
    (
        "respondent",
        0,
        &[
            ("kind", "person"),
            ("name", "张建国"),
            ("region", "330203"),
            ("address", "宁波市海曙区白云街道演示路8号"),
        ],
    ),
    (
        "loan",
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
        "ledger",
        0,
        &[
            ("date", "2025-03-01"),
            ("flow", "lend"),
            ("amount", "20000"),
        ],
    ),
    (
        "ledger",
        1,
        &[
            ("date", "2025-09-01"),
            ("flow", "principal"),
            ("amount", "5000"),
        ],
    ),
    (
        "claim",
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
    ("security", 0, &[("given", "no")]),
    (
        "court",
        0,
        &[
            ("agreement", "no"),
            ("court", "浙0203"),
            ("preservation", "no"),
        ],
    ),
    ("mediation", 0, &[("known", "yes"), ("willing", "no")]),
    (
        "delivery",
        0,
        &[
            ("electronic", "no"),
            ("phone", "13800000001"),
            ("address", "宁波市海曙区演示路1号"),
        ],
    ),
    ("declaration", 0, &[("truth", "yes")]),
];

/// The page that makes one complaint unlike every other.
pub const FACTS: &str = "facts";

pub fn facts(mark: &str) -> [(&'static str, String); 2] {
    [
        ("narrative", format!("被告借款未还。编号 {mark}。")),
        (
            "basis_law",
            "《中华人民共和国民法典》第六百七十五条".to_owned(),
        ),
    ]
}
