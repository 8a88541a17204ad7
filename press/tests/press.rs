//! The press as a process: what it takes, what it gives, how it says no. That documents are right is tested from the
//! server, which makes their values.

use std::{
    io::Write as _,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

const FONTS: &str = "/usr/share/fonts/opentype/noto";

fn press(job: &[u8]) -> Output {
    let mut press = Command::new(env!("CARGO_BIN_EXE_zhangban-press"))
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the press starts");
    let mut input = press.stdin.take().expect("its input");
    input.write_all(job).expect("taken");
    drop(input);
    press.wait_with_output().expect("an end")
}

fn job() -> Value {
    json!({
        "font_folders": [FONTS],
        "template": "W03",
        "identifier": "test:W03:1",
        "dated": {"year": 2026, "month": 3, "day": 9, "hour": 10, "minute": 0},
        "data": {
            "head": {
                "court": "宁波市海曙区人民法院", "title": "不予受理通知书", "number": null, "case_id": "01KJ",
                "claimants": "王芳\u{10fffd}", "respondents": "张建国", "cause": "民间借贷纠纷",
                "date": "2026年3月9日", "docket_position": 4, "docket_hash": "ab".repeat(32),
            },
            "words": {"refusal": {
                "amount": "10,000.00元", "ground": "不属于本院管辖", "article": "民事诉讼法第一百二十七条", "reasons": "见上",
            }},
        },
    })
}

fn set(job: &Value) -> Output {
    press(&serde_json::to_vec(job).expect("JSON"))
}

/// What it wrote on the way to ending with 1 and no document.
fn refusal(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr.clone()).expect("words")
}

#[test]
fn a_document_follows_its_report() {
    let output = set(&job());
    assert!(output.status.success(), "{output:?}");
    let end = output.stdout.iter().position(|byte| *byte == b'\n');
    let (report, pdf) = output.stdout.split_at(end.expect("a report") + 1);
    let report: Value = serde_json::from_slice(report).expect("JSON");
    assert_eq!(report, json!({"missing_glyphs": ["\u{10fffd}"]}));
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(output.stdout, set(&job()).stdout, "the same bytes again");
}

#[test]
fn it_says_what_is_amiss() {
    assert!(refusal(&press(b"{")).starts_with("job: "));
    let mut without_fonts = job();
    without_fonts["font_folders"] = json!(["/nowhere"]);
    assert!(refusal(&set(&without_fonts)).contains("fonts-noto-cjk"));
    let mut no_day = job();
    no_day["dated"]["month"] = json!(13);
    assert!(refusal(&set(&no_day)).contains("outside the calendar"));
    let mut no_template = job();
    no_template["template"] = json!("W99");
    assert!(refusal(&set(&no_template)).contains("not found"));
}
