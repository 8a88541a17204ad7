//! What happened in the demo, day by day.

use domain::court::case::{CorrectionCode, RefusalGround};

use super::filing::{Complaint, LIN, WANG, ZHAO};

/// One act in a case.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    /// Typed and left; a draft to go on with.
    Draft,
    Submit,
    List {
        code: CorrectionCode,
        note: &'static str,
        days: u32,
    },
    Resubmit,
    Accept,
    Refuse {
        ground: RefusalGround,
        reasons: &'static str,
    },
}

/// One case: who files it, and what happened how many days ago.
#[derive(Clone, Copy, Debug)]
pub struct Story {
    pub filer: &'static str,
    pub clerk: &'static str,
    pub complaint: Complaint,
    pub acts: &'static [(i64, Act)],
}

const LIST: Act = Act::List {
    code: CorrectionCode::RespondentNotIdentifiable,
    note: "请补充被告的身份证号码或者其他足以与他人相区别的信息。",
    days: 10,
};

const fn of(complaint: Complaint, acts: &'static [(i64, Act)]) -> Story {
    Story {
        filer: "claimant",
        clerk: "clerk",
        complaint,
        acts,
    }
}

const fn wang(respondent: &'static str, lent: i64, paid: i64, lent_days_ago: i64) -> Complaint {
    Complaint {
        claimant: WANG,
        respondent,
        court: "浙0203",
        lent,
        paid,
        lent_days_ago,
        agent: None,
    }
}

/// Every stage there is before trial, most of them before the court in Haishu.
pub const STORIES: [Story; 14] = [
    of(wang("张建国", 88_888, 0, 400), &[(0, Act::Draft)]),
    of(wang("刘伟", 50_000, 0, 500), &[(1, Act::Submit)]),
    of(wang("黄磊", 120_000, 20_000, 600), &[(3, Act::Submit)]),
    of(wang("徐军", 20_000, 0, 380), &[(6, Act::Submit)]),
    // Undecided beyond the seven days: the clock tells the supervisor (REG 8).
    of(wang("高峰", 300_000, 50_000, 700), &[(25, Act::Submit)]),
    of(
        wang("罗平", 66_000, 6_000, 420),
        &[(5, Act::Submit), (3, LIST)],
    ),
    of(
        wang("梁涛", 35_000, 0, 450),
        &[(12, Act::Submit), (10, LIST), (2, Act::Resubmit)],
    ),
    of(
        wang("宋凯", 150_000, 0, 520),
        &[(8, Act::Submit), (2, Act::Accept)],
    ),
    // Accepted and unpaid: the clock makes a judge's task and nothing else (INT 213).
    of(
        wang("唐勇", 10_000, 0, 610),
        &[(32, Act::Submit), (28, Act::Accept)],
    ),
    of(
        wang("韩冬", 45_000, 5_000, 480),
        &[
            (9, Act::Submit),
            (
                4,
                Act::Refuse {
                    ground: RefusalGround::OtherCourt,
                    reasons: "被告住所地和合同履行地均不在本院辖区，双方亦无约定管辖。",
                },
            ),
        ],
    ),
    // The list was never answered: returned and kept on record (REG 7).
    of(
        wang("冯杰", 28_000, 0, 560),
        &[
            (45, Act::Submit),
            (
                42,
                Act::List {
                    code: CorrectionCode::ExhibitUnreadable,
                    note: "第2号证据图片不清晰，请重新扫描。",
                    days: 5,
                },
            ),
        ],
    ),
    Story {
        filer: "lawyer",
        clerk: "clerk",
        complaint: Complaint {
            claimant: LIN,
            respondent: "曹亮",
            court: "浙0203",
            lent: 500_000,
            paid: 100_000,
            lent_days_ago: 800,
            agent: Some("陈明"),
        },
        acts: &[(4, Act::Submit)],
    },
    Story {
        filer: "neighbour",
        clerk: "clerk-xihu",
        complaint: Complaint {
            claimant: ZHAO,
            respondent: "彭飞",
            court: "浙0106",
            lent: 18_000,
            paid: 0,
            lent_days_ago: 390,
            agent: None,
        },
        acts: &[(2, Act::Submit)],
    },
    Story {
        filer: "neighbour",
        clerk: "clerk-xihu",
        complaint: Complaint {
            claimant: ZHAO,
            respondent: "董超",
            court: "浙0106",
            lent: 230_000,
            paid: 30_000,
            lent_days_ago: 640,
            agent: None,
        },
        acts: &[(7, Act::Submit), (1, Act::Accept)],
    },
];
