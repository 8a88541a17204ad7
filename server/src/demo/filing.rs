//! Complaints of the demo: invented people with numbers of an unassigned region, plausible loans.

use std::collections::BTreeMap;

use domain::{
    calendar::{Date, iso},
    court::field::Step,
    money::Fen,
};

/// Someone with an ID number whose check digit is right and whose region code is assigned to nobody.
#[derive(Clone, Copy, Debug)]
pub struct Citizen {
    pub name: &'static str,
    pub id_number: &'static str,
    pub born: &'static str,
    pub sex: &'static str,
    pub phone: &'static str,
    pub address: &'static str,
    pub region: &'static str,
}

pub const WANG: Citizen = Citizen {
    name: "王芳",
    id_number: "990101198511153023",
    born: "1985-11-15",
    sex: "female",
    phone: "13800000001",
    address: "宁波市海曙区鼓楼街道演示路1号",
    region: "330203",
};

pub const ZHAO: Citizen = Citizen {
    name: "赵敏",
    id_number: "990101199602290044",
    born: "1996-02-29",
    sex: "female",
    phone: "13800000002",
    address: "杭州市西湖区灵隐街道演示路2号",
    region: "330106",
};

pub const LIN: Citizen = Citizen {
    name: "林国强",
    id_number: "990101199003077014",
    born: "1990-03-07",
    sex: "male",
    phone: "13800000003",
    address: "宁波市海曙区月湖街道演示路3号",
    region: "330203",
};

/// One complaint, as much of it as differs from case to case.
#[derive(Clone, Copy, Debug)]
pub struct Complaint {
    pub claimant: Citizen,
    pub respondent: &'static str,
    pub court: &'static str,
    /// Yuan lent.
    pub lent: i64,
    /// Yuan paid back on the principal.
    pub paid: i64,
    pub lent_days_ago: i64,
    pub agent: Option<&'static str>,
}

type Values = BTreeMap<String, String>;

fn values(pairs: &[(&str, &str)]) -> Values {
    pairs
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect()
}

fn yuan(amount: i64) -> String {
    Fen(amount.saturating_mul(100)).to_string()
}

impl Complaint {
    /// Every page of the form as typed on `today`, in order. `interest` is what the ledger found due.
    pub fn pages(&self, today: Date, interest: Fen) -> Vec<(Step, usize, Values)> {
        let lent_on = iso(days_before(today, self.lent_days_ago));
        let paid_on = iso(days_before(today, self.lent_days_ago / 2));
        let due_on = iso(days_before(today, self.lent_days_ago / 3));
        let mut pages = vec![
            (
                Step::Door,
                0,
                values(&[
                    ("matter", "loan"),
                    ("arbitration", "no"),
                    ("decided", "no"),
                    ("authority", "no"),
                    ("other_authority", "no"),
                    ("premature", "no"),
                ]),
            ),
            (Step::Claimant, 0, self.claimant()),
            (Step::Respondent, 0, self.respondent()),
            (Step::Loan, 0, self.loan(&lent_on, &due_on)),
            (
                Step::Ledger,
                0,
                values(&[
                    ("date", &lent_on),
                    ("flow", "lend"),
                    ("amount", &yuan(self.lent)),
                    ("note", "银行转账"),
                ]),
            ),
        ];
        if self.paid > 0 {
            let paid = yuan(self.paid);
            let row = [
                ("date", paid_on.as_str()),
                ("flow", "principal"),
                ("amount", &paid),
                ("note", "归还部分本金"),
            ];
            pages.push((Step::Ledger, 1, values(&row)));
        }
        if let Some(agent) = self.agent {
            let row = [
                ("name", agent),
                ("kind", "lawyer"),
                ("firm", "浙江演示律师事务所"),
                ("phone", "13800000009"),
                ("authority", "special"),
            ];
            pages.push((Step::Agent, 0, values(&row)));
        }
        pages.extend(self.claims(today, interest));
        pages.extend(self.rest());
        pages
    }

    fn claimant(&self) -> Values {
        let who = self.claimant;
        values(&[
            ("kind", "person"),
            ("name", who.name),
            ("sex", who.sex),
            ("born", who.born),
            ("ethnicity", "汉族"),
            ("occupation", "职员"),
            ("id_number", who.id_number),
            ("phone", who.phone),
            ("region", who.region),
            ("address", who.address),
        ])
    }

    /// Age, ethnicity and phone of a respondent are not asked for (CPL 124(2)).
    fn respondent(&self) -> Values {
        let place = match self.court {
            "浙0106" => ("330106", "杭州市西湖区翠苑街道演示路8号"),
            _ => ("330203", "宁波市海曙区白云街道演示路8号"),
        };
        values(&[
            ("kind", "person"),
            ("name", self.respondent),
            ("sex", "male"),
            ("region", place.0),
            ("address", place.1),
        ])
    }

    fn loan(&self, lent_on: &str, due_on: &str) -> Values {
        values(&[
            ("contract_name", "借条"),
            ("contract_date", lent_on),
            ("agreed_amount", &yuan(self.lent)),
            ("provided", "whole"),
            ("delivery", "transfer"),
            ("due", "yes"),
            ("due_date", due_on),
            ("rate_kind", "year"),
            ("rate", "6"),
            ("rate_clause", "借条第二条"),
            ("repayment", "once"),
        ])
    }

    fn claims(&self, today: Date, interest: Fen) -> Vec<(Step, usize, Values)> {
        let principal = Fen((self.lent - self.paid).saturating_mul(100));
        let total = Fen(principal.0.saturating_add(interest.0));
        let claim = values(&[
            ("as_of", &iso(today)),
            ("principal", &principal.to_string()),
            ("interest", &interest.to_string()),
            ("until_paid", "yes"),
            ("accelerate", "none"),
            ("court_fees", "yes"),
            ("total", &total.to_string()),
        ]);
        vec![
            (Step::Claim, 0, claim),
            (Step::Security, 0, values(&[("given", "no")])),
        ]
    }

    fn rest(&self) -> Vec<(Step, usize, Values)> {
        let narrative = format!(
            "被告{}因资金周转向原告借款{}元，出具借条一张，原告通过银行转账交付。借款到期后，经原告多次催要，被告未能还清。",
            self.respondent, self.lent
        );
        vec![
            (
                Step::Court,
                0,
                values(&[
                    ("agreement", "no"),
                    ("court", self.court),
                    ("preservation", "no"),
                ]),
            ),
            (
                Step::Facts,
                0,
                values(&[
                    ("narrative", &narrative),
                    (
                        "basis_law",
                        "《中华人民共和国民法典》第六百七十五条、第六百七十六条",
                    ),
                ]),
            ),
            (
                Step::Mediation,
                0,
                values(&[("known", "yes"), ("willing", "unsure")]),
            ),
            (
                Step::Delivery,
                0,
                values(&[
                    ("electronic", "no"),
                    ("phone", self.claimant.phone),
                    ("address", self.claimant.address),
                ]),
            ),
            (Step::Declaration, 0, values(&[("truth", "yes")])),
        ]
    }
}

pub fn days_before(today: Date, days: i64) -> Date {
    let day = i64::from(today.to_julian_day()) - days;
    i32::try_from(day)
        .ok()
        .and_then(|day| Date::from_julian_day(day).ok())
        .unwrap_or(Date::MIN)
}
