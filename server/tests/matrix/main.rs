//! Role × endpoint × ownership (S20): every route of the router, every page and every server function, asked by
//! every role about its own things and about others'. The table is code: an endpoint without a row fails here, and
//! a changed answer shows up in the review of the snapshot.

#[path = "../desks/pages.rs"]
mod pages;
#[path = "../support/mod.rs"]
mod support;

mod house;
mod rows;

use std::{collections::BTreeMap, fmt::Write as _};

use reqwest::{Method, header};
use server::http::{endpoint::Access, router, routes, server_fns};

use house::{Asker, House, Things};
use rows::{filled, form};

/// Asks everyone and writes the answers in groups: `status: who, who`.
async fn answers(
    house: &mut House,
    row: usize,
    ask: impl AsyncFn(&Asker, &Things) -> u16,
) -> String {
    let things = house.things(row).await;
    let mut groups: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    for asker in house.askers(row).await {
        let status = ask(&asker, &things).await;
        groups.entry(status).or_default().push(asker.name);
    }
    let mut text = String::new();
    for (status, names) in groups {
        writeln!(text, "  {status}: {}", names.join(", ")).expect("a string");
    }
    text
}

async fn plain(asker: &Asker, method: &Method, path: &str, access: Access) -> u16 {
    let path = match *method {
        Method::PATCH => format!("{path}?offset=0"),
        _ => path.to_owned(),
    };
    let request = asker
        .client
        .request(method.clone(), &path)
        .header(header::ACCEPT, "application/json");
    let request = match (method.as_str(), access) {
        ("POST", Access::Anonymous) => request.form(&[("lang", "en")]),
        ("POST", _) => request.json(&serde_json::json!({ "name": "note.txt", "bytes": 4 })),
        ("PATCH", _) => request.body("note"),
        _ => request,
    };
    asker.client.send(request).await.status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_endpoint_answers_every_role_as_the_table_says() {
    let mut house = House::new().await;
    let mut table = String::new();
    let mut row = 0;
    let limits = house.server.state().context.config.limits;
    for endpoint in routes::plain(&limits) {
        row += 1;
        let (method, path, access) = (endpoint.method, endpoint.path, endpoint.access);
        writeln!(table, "{method} {path} ({access:?})").expect("a string");
        table += &answers(&mut house, row, async |asker, things| {
            plain(asker, &method, &filled(path, things), access).await
        })
        .await;
    }
    for path in router::page_paths(house.server.state()) {
        row += 1;
        writeln!(table, "GET {path} (page)").expect("a string");
        table += &answers(&mut house, row, async |asker, things| {
            asker
                .client
                .get(&filled(&path, things))
                .await
                .status()
                .as_u16()
        })
        .await;
    }
    let mut functions = server_fns::ALL.clone();
    functions.sort_by_key(|(path, _)| *path);
    for (path, method) in functions {
        row += 1;
        writeln!(table, "{method} {path} (function)").expect("a string");
        table += &answers(&mut house, row, async |asker, things| {
            let form = form(path, things, asker)
                .unwrap_or_else(|| panic!("{path} has no row in the matrix"));
            let form: Vec<(&str, &str)> = form
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            asker.client.call(path, &form).await.status().as_u16()
        })
        .await;
    }
    insta::assert_snapshot!(table);
    house.server.stop().await;
}
