//! The list of causes of action in force since 2026.

use domain::{
    calendar::parse_date,
    court::cause::{CauseList, CauseNo},
    edition,
};

fn list() -> CauseList {
    let rules = edition::first_edition();
    let today = parse_date("2026-03-02").expect("a date");
    rules.causes.at(today).expect("a list").value.clone()
}

fn names(list: &CauseList, typed: &str) -> Vec<String> {
    list.search(typed, 5)
        .iter()
        .map(|cause| cause.name.to_owned())
        .collect()
}

#[test]
fn the_third_level_is_numbered_without_a_gap() {
    let list = list();
    let third = list.all().filter(|cause| cause.no.item.is_none());
    let numbers: Vec<u16> = third.map(|cause| cause.no.number).collect();
    assert_eq!(numbers, (1..=514).collect::<Vec<u16>>());
    assert!(
        list.all()
            .all(|cause| cause.no.item.is_none() == cause.parent.is_none())
    );
}

#[test]
fn private_lending_stands_under_loan_contracts() {
    let list = list();
    let cause = list.get(CauseNo::PRIVATE_LENDING).expect("private lending");
    assert_eq!(cause.name, "民间借贷纠纷");
    assert_eq!(cause.parent, Some("借款合同纠纷"));
    assert_eq!(cause.section, "合同纠纷");
    assert_eq!(cause.part, "合同、准合同纠纷");
    assert_eq!(cause.no.to_string(), "108.3");
}

#[test]
fn the_list_begins_with_2026() {
    let rules = edition::first_edition();
    assert!(
        rules
            .causes
            .at(parse_date("2025-12-31").expect("a date"))
            .is_none()
    );
}

#[test]
fn the_picker_finds_by_number_and_by_text() {
    let list = list();
    for typed in [
        "108.3",
        "108(3)",
        "108（3）",
        "民间借贷",
        "民间 借贷",
        "间借贷",
    ] {
        assert_eq!(names(&list, typed)[0], "民间借贷纠纷", "{typed}");
    }
    assert_eq!(
        names(&list, "108")[..2],
        ["借款合同纠纷", "金融借款合同纠纷"]
    );
    assert_eq!(names(&list, "机动交通")[0], "机动车交通事故责任纠纷");
    assert_eq!(names(&list, "")[0], "民间借贷纠纷");
    assert_eq!(names(&list, "没有这样的案由"), Vec::<String>::new());
    assert_eq!(names(&list, "999"), Vec::<String>::new());
    assert_eq!(list.search("合同", 7).len(), 7);
}

#[test]
fn a_cause_number_reads_back() {
    for text in ["108", "108.3", "514"] {
        let no: CauseNo = text.parse().expect("a number");
        assert_eq!(no.to_string(), text);
    }
    for text in ["", "0", "108.0", "108.", "x", "108(3"] {
        assert_eq!(text.parse::<CauseNo>().is_ok(), text == "108(3", "{text}");
    }
}
