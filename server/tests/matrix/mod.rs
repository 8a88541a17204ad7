//! Role × endpoint × ownership (S20): every route of the router, every page and every server function, asked by
//! every role about its own things and about others'. The table is code: an endpoint without a row fails here, and
//! a changed answer shows up in the review of the snapshot.

pub mod house;
pub mod rows;

use std::{collections::BTreeMap, fmt::Write as _};

use reqwest::{Method, header};
use server::http::{router, routes, server_fns};

use house::{Asker, House, Things};
use rows::{body, filled, form};

/// What says that a thing is not for whoever asks: where it is missing, the same is said.
const CLOSED: [u16; 3] = [401, 403, 404];

/// Asks everyone and writes the answers in groups: `status: who, who`. A row that names things is asked about ids
/// of nothing first, and those answers stand behind a dash.
async fn answers(
    house: &mut House,
    row: usize,
    title: &str,
    names_things: impl Fn(&Things) -> bool,
    ask: impl AsyncFn(&Asker, &Things) -> u16,
) -> String {
    let things = house.things(row).await;
    let (unknown, names_things) = (things.unknown(), names_things(&things));
    let (mut known, mut missing) = (Groups::new(), Groups::new());
    for asker in house.askers(row).await {
        let of_nothing = match names_things {
            true => Some(ask(&asker, &unknown).await),
            false => None,
        };
        let status = ask(&asker, &things).await;
        if let Some(of_nothing) = of_nothing {
            assert!(
                !CLOSED.contains(&status) || status == of_nothing,
                "{title}: {} learns that the thing exists: {status}, and {of_nothing} of nothing",
                asker.name
            );
            missing
                .entry(of_nothing)
                .or_default()
                .push(asker.name.clone());
        }
        known.entry(status).or_default().push(asker.name);
    }
    let mut text = format!("{title}\n");
    for (mark, groups) in [("  ", known), ("  - ", missing)] {
        for (status, names) in groups {
            writeln!(text, "{mark}{status}: {}", names.join(", ")).expect("a string");
        }
    }
    text
}

/// Who got which status.
type Groups = BTreeMap<u16, Vec<String>>;

async fn plain(asker: &Asker, method: &Method, path: &str, things: &Things) -> u16 {
    let address = match *method {
        Method::PATCH => format!("{}?offset=0", filled(path, things)),
        _ => filled(path, things),
    };
    let request = asker
        .client
        .request(method.clone(), &address)
        .header(header::ACCEPT, "application/json");
    let request = body(method, path, things, request);
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
        let title = format!("{method} {path} ({access:?})");
        let ask = async |asker: &Asker, things: &Things| plain(asker, &method, path, things).await;
        let names = |things: &Things| filled(path, things) != filled(path, &things.unknown());
        table += &answers(&mut house, row, &title, names, ask).await;
    }
    for path in router::page_paths(house.server.state()) {
        row += 1;
        let title = format!("GET {path} (page)");
        let ask = async |asker: &Asker, things: &Things| {
            let page = asker.client.get(&filled(&path, things)).await;
            page.status().as_u16()
        };
        let names = |things: &Things| filled(&path, things) != filled(&path, &things.unknown());
        table += &answers(&mut house, row, &title, names, ask).await;
    }
    let mut functions = server_fns::ALL.clone();
    functions.sort_by_key(|(path, _)| *path);
    for (path, method) in functions {
        row += 1;
        let title = format!("{method} {path} (function)");
        let ask = async |asker: &Asker, things: &Things| {
            let form = form(path, things, &asker.name)
                .unwrap_or_else(|| panic!("{path} has no row in the matrix"));
            let form: Vec<(&str, &str)> = form
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            asker.client.call(path, &form).await.status().as_u16()
        };
        let names = |things: &Things| form(path, things, "") != form(path, &things.unknown(), "");
        table += &answers(&mut house, row, &title, names, ask).await;
    }
    insta::assert_snapshot!(table);
    house.server.stop().await;
}
