//! Files that are not what they say, by both ways a file comes in.

use bytes::Bytes;
use futures::{StreamExt as _, stream};
use reqwest::{Method, StatusCode, multipart};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;

use super::{
    measure::{assert_flat, assert_no_panic, resident_mib, watch_panics},
    snapshot::{settled, take},
    wire::{connect, exchange, head, rest, status},
};
use crate::{
    matrix::house::{Asker, House, Things},
    support::{Server, counts::count},
};

const GROWTH_MIB_MAX: u64 = 64;
const TEN_GIGABYTES: u64 = 10_000_000_000;

/// A name, its bytes, and the rule that refuses it.
struct Sample {
    name: String,
    bytes: Bytes,
    rule: &'static str,
}

fn sample(name: &str, bytes: impl Into<Vec<u8>>, rule: &'static str) -> Sample {
    Sample {
        name: name.to_owned(),
        bytes: Bytes::from(bytes.into()),
        rule,
    }
}

/// A ZIP archive of one entry whose directory says what is given.
fn archive(entry: &str, unfolded: u32, entries: u16) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\0\0\0\x08\0".to_vec();
    bytes.resize(26, 0);
    bytes.extend((entry.len() as u16).to_le_bytes());
    bytes.extend([0, 0]);
    bytes.extend(entry.as_bytes());
    let start = bytes.len() as u32;
    let mut line = b"PK\x01\x02".to_vec();
    line.resize(46, 0);
    line[24..28].copy_from_slice(&unfolded.to_le_bytes());
    line[28..30].copy_from_slice(&(entry.len() as u16).to_le_bytes());
    bytes.extend(&line);
    bytes.extend(entry.as_bytes());
    let length = bytes.len() as u32 - start;
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(entries.to_le_bytes());
    bytes.extend(entries.to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x06\0\0\0....\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

const PDF: &[u8] = b"%PDF-1.4\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";
const SVG: &[u8] =
    b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
const HTML: &[u8] = b"<!DOCTYPE html><html><script>alert(1)</script></html>";

/// One of each kind of bad file.
fn samples() -> Vec<Sample> {
    let long = format!("{}.pdf", "长".repeat(1_000));
    let gif_and_script = b"GIF89a/*\0*/=1;alert(1);//".to_vec();
    let jpeg_and_archive = [
        b"\xff\xd8\xff\xe0\0\x10JFIF\0".as_slice(),
        &archive("word/a", 9, 1),
    ]
    .concat();
    let page_and_pdf = [HTML, PDF].concat();
    vec![
        sample("program.pdf", *b"MZ\x90\0\x03\0\0\0", "file.type"),
        sample("script.jpg", *b"#!/bin/sh\necho\n", "file.type"),
        sample("picture.jpg", gif_and_script, "file.type"),
        sample("report.docx", jpeg_and_archive, "file.ending"),
        sample("page.pdf", page_and_pdf, "file.type"),
        sample("contract.png", PDF, "file.ending"),
        sample("cut.pdf", &PDF[..20], "file.corrupt"),
        sample("cut.png", *b"\x89PNG\r\n\x1a\n", "file.corrupt"),
        sample("end.png", &png(9, 9)[..30], "file.corrupt"),
        sample("cut.docx", &archive("word/a", 9, 1)[..40], "file.corrupt"),
        sample("empty.pdf", Vec::new(), "file.empty"),
        sample("flood.png", png(65_535, 65_535), "file.bomb"),
        sample("bomb.docx", archive("word/a", u32::MAX, 1), "file.bomb"),
        sample("lines.xlsx", archive("xl/a", 9, u16::MAX), "file.bomb"),
        sample(
            "macro.docx",
            archive("word/vbaProject.bin", 9, 1),
            "file.type",
        ),
        sample("slip.docx", archive("../../etc/passwd", 9, 1), "file.type"),
        sample("drawing.svg", SVG, "file.type"),
        sample("drawing.png", SVG, "file.type"),
        sample("page.html", HTML, "file.type"),
        sample("page.txt", HTML, "file.type"),
        sample("archive.zip", archive("a", 9, 1), "file.type"),
        sample("zero\0byte.pdf", *b"MZ\x90\0", "file.type"),
        sample("合同\u{202e}fdp.exe", PDF, "file.type"),
        sample("../../../etc/cron.d/x.pdf", *b"MZ\x90\0", "file.type"),
        sample(&long, *b"MZ\x90\0", "file.type"),
        sample("无后缀", PDF, "file.type"),
    ]
}

/// The rule a JSON refusal names.
async fn rule_of(answer: reqwest::Response) -> (StatusCode, String) {
    let status = answer.status();
    let refusal: Value = answer.json().await.unwrap_or_default();
    let field = refusal["fields"][0]["rule"].as_str();
    let rule = field.or(refusal["code"].as_str()).unwrap_or_default();
    (status, rule.to_owned())
}

async fn posted(asker: &Asker, path: &str, value: Value) -> reqwest::Response {
    let request = asker.client.request(Method::POST, path).json(&value);
    asker
        .client
        .send(request.header("accept", "application/json"))
        .await
}

/// Begins, sends and finishes one file as the island does; gives the refusal.
async fn in_pieces(asker: &Asker, things: &Things, sample: &Sample) -> (StatusCode, String) {
    let path = format!("/court/drafts/{}/uploads", things.draft);
    let begin = json!({ "name": sample.name, "bytes": sample.bytes.len() });
    let begun = posted(asker, &path, begin).await;
    if begun.status() != StatusCode::OK {
        return rule_of(begun).await;
    }
    let begun: Value = begun.json().await.expect("where it stands");
    let upload = begun["upload"].as_str().expect("an id").to_owned();
    let piece = format!("/court/uploads/{upload}?offset=0");
    let piece = asker
        .client
        .request(Method::PATCH, &piece)
        .body(sample.bytes.clone());
    let sent = asker.client.send(piece).await;
    assert_eq!(sent.status(), StatusCode::OK, "{}", sample.name);
    let finish = finish_of(things);
    let refused =
        rule_of(posted(asker, &format!("/court/uploads/{upload}/finish"), finish).await).await;
    if sample.bytes.is_empty() {
        // Nothing came, so the upload still waits for it: it is ended by what is no file.
        let piece = format!("/court/uploads/{upload}?offset=0");
        let piece = asker.client.request(Method::PATCH, &piece).body("MZ\u{0}");
        asker.client.send(piece).await;
        let finish = finish_of(things);
        posted(asker, &format!("/court/uploads/{upload}/finish"), finish).await;
    }
    refused
}

fn finish_of(things: &Things) -> Value {
    let mut finish = json!({ "draft": things.draft });
    for (name, text) in crate::matrix::rows::WORDS {
        finish[name] = (*text).into();
    }
    finish
}

/// The same as one plain form, which goes back to its page.
async fn in_a_form(asker: &Asker, things: &Things, sample: &Sample) -> StatusCode {
    let part = multipart::Part::stream(sample.bytes.clone()).file_name(sample.name.clone());
    let form = crate::matrix::rows::WORDS
        .iter()
        .fold(multipart::Form::new(), |form, (name, text)| {
            form.text(*name, *text)
        });
    let path = format!("/court/drafts/{}/exhibits", things.draft);
    let request = asker.client.request(Method::POST, &path);
    let request = request.multipart(form.part("file", part));
    asker
        .client
        .send(request.header("accept", "text/html"))
        .await
        .status()
}

/// Bodies that break the shape of a form, with the status each is answered with.
fn broken_forms(server: &Server, asker: &Asker, things: &Things) -> Vec<(Vec<u8>, &'static [u16])> {
    let path = format!("/court/drafts/{}/exhibits", things.draft);
    let head = head(server, &asker.client, &format!("POST {path}"));
    let file = "Content-Disposition: form-data; name=\"file\"; filename=";
    let with = |kind: &str, body: &[u8]| {
        let kind = format!(
            "{head}Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        [kind.as_bytes(), body].concat()
    };
    let bounded = "multipart/form-data; boundary=B";
    let whole = |name: &[u8]| {
        [
            b"--B\r\n".as_slice(),
            file.as_bytes(),
            name,
            b"\r\n\r\nMZ\r\n--B--\r\n",
        ]
        .concat()
    };
    vec![
        (with("multipart/form-data", b"--B\r\n"), &[400]),
        (with("application/x-www-form-urlencoded", b"a=b"), &[400]),
        (with(bounded, b"--OTHER\r\n\r\nx\r\n--OTHER--\r\n"), &[303]),
        (
            with(
                bounded,
                format!("--B\r\n{file}\"a.pdf\"\r\n\r\n%PDF").as_bytes(),
            ),
            &[303],
        ),
        (with(bounded, b"--B\r\n\r\nno name\r\n--B--\r\n"), &[303]),
        (with(bounded, &whole(b"\"\xff\xfe\xc3(.pdf\"")), &[303, 400]),
        (with(bounded, &whole(b"\"a\0b.pdf\"")), &[303, 400]),
        (with(bounded, &whole(b"\"a.pdf")), &[303, 400]),
        (with(bounded, b""), &[303, 400]),
        (with(bounded, &vec![b'-'; 64 * 1024]), &[303, 400]),
    ]
}

async fn round(house: &House, asker: &Asker, things: &Things, turn: usize) {
    let all = samples();
    let sample = &all[turn % all.len()];
    let (answered, rule) = in_pieces(asker, things, sample).await;
    assert_eq!(
        (answered, rule.as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, sample.rule),
        "{:?}",
        sample.name
    );
    let answered = in_a_form(asker, things, sample).await;
    assert_eq!(answered, StatusCode::SEE_OTHER, "{:?}", sample.name);
    let forms = broken_forms(&house.server, asker, things);
    let (bytes, expected) = &forms[turn % forms.len()];
    let answer = exchange(&house.server, bytes).await;
    let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(600)]);
    assert!(expected.contains(&status(&answer)), "{shown}\n{answer}");
}

fn files_below(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    entries
        .map(|entry| match entry.path().is_dir() {
            true => files_below(&entry.path()),
            false => 1,
        })
        .sum()
}

/// ASVS 5.2.1–5.2.6, 5.3.2, S9, S10: the right refusal, no failure of the server's own, flat memory, nothing left.
#[tokio::test(flavor = "multi_thread")]
async fn malformed_files_are_refused_and_leave_nothing_behind() {
    watch_panics();
    let mut house = House::new().await;
    let things = house.things(0).await;
    let askers = house.askers(0).await;
    let owner = askers.last().expect("the owner");
    let folder = house.server.data().join("files");
    let exhibits = settled(&house.server).await["file_use"].clone();
    let kept = files_below(&folder);
    let parts = house.server.data().join("parts");
    let pieces = files_below(&parts);
    // Three files a round; each kind of sample and of broken form at least once.
    let rounds = count(30, 3_400);
    let warm_up = samples().len().max(rounds / 10);
    for turn in 0..warm_up {
        round(&house, owner, &things, turn).await;
    }
    let warm = resident_mib();
    for turn in warm_up..rounds {
        round(&house, owner, &things, turn).await;
    }
    assert_flat(warm, GROWTH_MIB_MAX);
    assert_no_panic(&house.server).await;
    assert_eq!(files_below(&parts), pieces, "pieces are left");
    let context = &house.server.state().context;
    let tomorrow = context.now().plus_days(2);
    let begun_by_the_house = 2;
    let uploads = take(&house.server)["upload"].len();
    assert_eq!(uploads, begun_by_the_house, "uploads are left open");
    context
        .store
        .file_store
        .collect(tomorrow)
        .await
        .expect("collected");
    assert!(files_below(&folder) <= kept + 8, "files are left");
    assert_eq!(
        take(&house.server)["file_use"],
        exhibits,
        "no file was named"
    );
    house.server.stop().await;
}

/// ASVS 5.2.1, S9: what says it is endless is refused before it comes, and what is endless is not waited for.
#[tokio::test(flavor = "multi_thread")]
async fn endless_files_are_cut_off() {
    watch_panics();
    let mut house = House::new().await;
    let things = house.things(0).await;
    let askers = house.askers(0).await;
    let owner = askers.last().expect("the owner");
    let path = format!("/court/drafts/{}/uploads", things.draft);
    let begin = json!({ "name": "a.pdf", "bytes": TEN_GIGABYTES });
    let (answered, rule) = rule_of(posted(owner, &path, begin).await).await;
    assert_eq!(
        (answered, rule.as_str()),
        (StatusCode::PAYLOAD_TOO_LARGE, "file.too_large")
    );
    for line in [
        format!("PATCH /court/uploads/{}?offset=0", things.upload),
        format!("POST /court/drafts/{}/exhibits", things.draft),
    ] {
        let head = head(&house.server, &owner.client, &line);
        let kind = "Content-Type: multipart/form-data; boundary=B\r\n";
        let ask = format!("{head}{kind}Content-Length: {TEN_GIGABYTES}\r\n\r\nxx");
        let answer = exchange(&house.server, ask.as_bytes()).await;
        assert_eq!(status(&answer), 413, "{line}: {answer}");
    }
    assert_no_panic(&house.server).await;
    house.server.stop().await;
}

/// ASVS 15.2.2, S9: a piece in chunks that never ends is answered with 408 once its time is over.
#[tokio::test(flavor = "multi_thread")]
async fn chunks_without_an_end_run_out_of_time() {
    let senders = count(8, 64);
    let mut house = House::with(|config| config.limits.upload_seconds_max = 1).await;
    let things = house.things(0).await;
    let askers = house.askers(0).await;
    let owner = askers.last().expect("the owner");
    let line = format!("PATCH /court/uploads/{}?offset=0", things.upload);
    let head = head(&house.server, &owner.client, &line);
    let ask = format!("{head}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
    let send = async |_: usize| {
        let mut stream = connect(&house.server).await;
        stream.write_all(ask.as_bytes()).await.expect("sent");
        rest(&mut stream).await
    };
    let answers: Vec<String> = stream::iter(0..senders)
        .map(send)
        .buffer_unordered(64)
        .collect()
        .await;
    for answer in &answers {
        // One of them holds the upload; the others are told so at once.
        assert!(matches!(status(answer), 408 | 409), "{answer}");
    }
    assert!(answers.iter().any(|answer| status(answer) == 408));
    house.server.stop().await;
}
