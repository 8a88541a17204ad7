use domain::{clock::Instant, court::notice::NoticeKind};
use server::documents::{Documents, Head, Paper, Words};

fn paper(claimants: &str) -> Paper {
    Paper {
        kind: NoticeKind::Acceptance,
        round: 1,
        dated: Instant(1_773_021_600_000),
        head: Head {
            court: "宁波市海曙区人民法院".into(),
            title: "受理案件通知书",
            number: Some("（2026）浙0203民初1号".into()),
            case_id: "01KJ0000000000000000000000".into(),
            claimants: claimants.into(),
            respondents: "张建国".into(),
            cause: "民间借贷纠纷",
            date: "2026年3月9日".into(),
            docket_position: 4,
            docket_hash: "ab".repeat(32),
        },
        words: Words::Acceptance {
            received: "2026年3月2日".into(),
            accepted: "2026年3月9日".into(),
            fee_due: "2026年3月16日".into(),
        },
    }
}

fn press() -> Documents {
    Documents::new(vec!["/usr/share/fonts/opentype/noto".into()])
}

#[tokio::test]
async fn the_same_values_give_the_same_bytes() {
    let first = press().render(paper("王芳")).await.expect("set");
    let again = press().render(paper("王芳")).await.expect("set");
    assert!(first.pdf.starts_with(b"%PDF-"));
    assert_eq!(first, again);
    assert_ne!(
        first.pdf,
        press().render(paper("赵敏")).await.expect("set").pdf
    );
}

#[tokio::test]
async fn a_missing_glyph_is_reported_and_the_rest_printed() {
    // An unassigned code point of the supplementary private use area.
    let rendered = press().render(paper("王\u{10fffd}")).await.expect("set");
    assert_eq!(rendered.missing_glyphs, ['\u{10fffd}']);
    let whole = press().render(paper("王芳")).await.expect("set");
    assert!(whole.missing_glyphs.is_empty());
}

#[tokio::test]
async fn markup_in_a_name_is_text() {
    let rendered = press().render(paper("#panic(\"x\") *王* $1/0$ ]")).await;
    assert!(rendered.expect("set").missing_glyphs.is_empty());
}
