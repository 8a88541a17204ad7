//! Lists as files (S24). Who may have which is the matrix's to say.

use std::io::Cursor;

use crate::{
    forms::arrive,
    support::{Client, Server, location},
};
use calamine::{Data, Reader as _, Xlsx};
use domain::{docket::Hash, market::agency::Agency, outcome::Effect};
use reqwest::{StatusCode, header};
use search::generate::agencies;
use server::work::catch_up;
use store::{Unit, Write, unit::IdempotencyKey};

/// More than are read together, so that a file goes over a seam.
const AGENCIES: u64 = 1_100;

/// A name that a spreadsheet program would take for a formula.
const FORMULA: &str = "=HYPERLINK(\"https://evil.example\")";

async fn stocked() -> Server {
    let server = Server::start().await;
    let context = &server.state().context;
    let mut rows: Vec<Agency> = agencies(7, AGENCIES, context.today()).collect();
    rows[0].name = FORMULA.into();
    rows[0].short_name = "+1".into();
    for (n, some) in rows.chunks(100).enumerate() {
        let name = format!("stock {n}");
        let key = IdempotencyKey::of_work("test", name.as_str());
        let unit = Unit::new(key, Hash::of(name.as_bytes()));
        let unit = some.iter().fold(unit, |unit, agency| {
            let agency = Box::new(agency.clone());
            unit.write(Write::Agency {
                agency,
                expected: None,
            })
        });
        let indexed = some
            .iter()
            .map(|agency| Effect::Index { agency: agency.id });
        context
            .store
            .save(unit.effects(indexed))
            .await
            .expect("saved");
    }
    catch_up(context).await.expect("caught up");
    server
}

async fn file(server: &Server, path: &str, kind: &str) -> Vec<u8> {
    file_of(&server.client(), path, kind).await
}

async fn file_of(client: &Client, path: &str, kind: &str) -> Vec<u8> {
    let response = client.get(path).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let header = |name| response.headers()[name].to_str().expect("text").to_owned();
    assert!(header(header::CONTENT_TYPE).starts_with(kind), "{path}");
    assert!(header(header::CONTENT_DISPOSITION).starts_with("attachment"));
    assert_eq!(header(header::CACHE_CONTROL), "no-store");
    response.bytes().await.expect("whole").to_vec()
}

/// The first column of a CSV file.
fn names(bytes: &[u8]) -> Vec<String> {
    column(bytes, 0)
}

fn column(bytes: &[u8], number: usize) -> Vec<String> {
    let text = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .expect("the mark of UTF-8");
    let mut reader = csv::Reader::from_reader(text);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row[number].to_owned()).collect()
}

fn sheet_names(bytes: Vec<u8>) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range("Sheet1").expect("a sheet");
    let cells = sheet.rows().skip(1).map(|row| match &row[0] {
        Data::String(text) => text.clone(),
        other => panic!("{other:?}"),
    });
    cells.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_holds_what_the_search_finds_once_and_in_its_order() {
    let server = stocked().await;
    let all = names(&file(&server, "/market/agencies.csv", "text/csv").await);
    let xlsx = "application/vnd.openxmlformats";
    let in_sheet = sheet_names(file(&server, "/market/agencies.xlsx", xlsx).await);
    assert_eq!(all, in_sheet);
    let listed = server.state().context.store.home.figures().await;
    assert_eq!(all.len() as u64, listed.expect("counted").agencies_listed);

    let query = "?region=330200&sort=credit";
    let some = names(&file(&server, &format!("/market/agencies.csv{query}"), "text/csv").await);
    let page = server.client().get(&format!("/market{query}")).await;
    let page = page.text().await.expect("a page");
    assert!(!some.is_empty() && some.len() < all.len());
    let places: Vec<_> = some
        .iter()
        .take(20)
        .map(|name| page.find(name.as_str()))
        .collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}"
    );
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_drafts_and_devices_are_lists_of_ones_own() {
    let server = Server::start().await;
    let client = arrive(&server, "wang.fang@mail.example").await;
    let neighbour = arrive(&server, "lin.tao@mail.example").await;
    let mut opened = Vec::new();
    for (who, key) in [
        (&client, "first"),
        (&neighbour, "theirs"),
        (&client, "second"),
    ] {
        let answer = who.post("/api/court/open-draft", &[("key", key)]).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let page = location(&answer).to_owned();
        opened.push(page.split('/').nth(3).expect("a draft").to_owned());
    }
    let drafts = file_of(&client, "/court/drafts.csv", "text/csv").await;
    let mut listed = column(&drafts, 5);
    listed.sort();
    assert_eq!(listed, [opened[0].clone(), opened[2].clone()]);
    let sheet = file_of(&client, "/me/sessions.xlsx", "application/").await;
    assert_eq!(sheet_names(sheet).len(), 1);
    let stranger = server.client().get("/court/drafts.csv").await;
    assert_eq!(stranger.status(), StatusCode::UNAUTHORIZED);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_cell_is_a_formula() {
    let server = stocked().await;
    let bytes = file(&server, "/market/agencies.csv", "text/csv").await;
    let disarmed = format!("'{FORMULA}");
    assert!(names(&bytes).contains(&disarmed));
    let mut reader = csv::ReaderBuilder::new().from_reader(&bytes[3..]);
    for row in reader.records() {
        let row = row.expect("a row");
        assert!(
            row.iter()
                .all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])),
            "{row:?}"
        );
    }
    let sheet = sheet_names(file(&server, "/market/agencies.xlsx", "application/").await);
    assert!(sheet.contains(&disarmed));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_is_refused_before_a_file_begins_and_many_files_have_to_wait() {
    let server = Server::with(|config| config.limits.exports_address_max = 3).await;
    let client = server.client();
    let unknown = client.get("/market/agencies.csv?colour=red").await;
    assert_eq!(unknown.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let closed = client.get("/court/queue.xlsx").await;
    assert_eq!(closed.status(), StatusCode::UNAUTHORIZED);
    let empty = client.get("/market/agencies.csv").await;
    assert_eq!(empty.status(), StatusCode::OK);
    let fourth = client.get("/market/agencies.csv").await;
    assert_eq!(fourth.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(fourth.headers().contains_key(header::RETRY_AFTER));
    server.stop().await;
}
