//! Requests a foreign page makes a browser send, and what reading may change.

use reqwest::{Method, Request, StatusCode, header};
use server::http::{router, routes, server_fns};

use super::snapshot::{READINGS, changed, settled, take};
use crate::matrix::{
    house::{Asker, House, Things},
    rows::{body, filled, form},
};

/// What a browser says of a request that a foreign page caused, or one that says nothing.
const FOREIGN: [Option<(&str, &str)>; 6] = [
    Some(("origin", "https://evil.example")),
    Some(("origin", "null")),
    Some(("origin", "http://127.0.0.1")),
    Some(("sec-fetch-site", "cross-site")),
    Some(("sec-fetch-site", "same-site")),
    None,
];

/// Every request that changes something, as `asker` would send it.
fn mutating(house: &House, things: &Things, asker: &Asker) -> Vec<(String, Request)> {
    let limits = house.server.state().context.config.limits;
    let mut all = Vec::new();
    for endpoint in routes::plain(&limits) {
        let (method, path) = (endpoint.method, endpoint.path);
        if matches!(method, Method::GET | Method::HEAD) {
            continue;
        }
        let address = match method {
            Method::PATCH => format!("{}?offset=0", filled(path, things)),
            _ => filled(path, things),
        };
        let request = asker.client.request(method.clone(), &address);
        let request = body(&method, path, things, request);
        all.push((
            format!("{method} {path}"),
            request.build().expect("a request"),
        ));
    }
    for (path, method) in server_fns::ALL.iter() {
        let form = form(path, things, &asker.name).expect("a row of the matrix");
        let request = asker.client.request(method.clone(), path).form(&form);
        all.push((
            format!("{method} {path}"),
            request.build().expect("a request"),
        ));
    }
    all
}

fn made_foreign(mut request: Request, says: Option<(&'static str, &'static str)>) -> Request {
    let headers = request.headers_mut();
    headers.remove(header::ORIGIN);
    if let Some((name, value)) = says {
        headers.insert(name, value.parse().expect("a value"));
    }
    request
}

/// ASVS 3.5.1, S7: on every mutating route of the router and every server function, by everyone who may act.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_from_another_origin_changes_nothing_on_any_route() {
    let mut house = House::new().await;
    let things = house.things(0).await;
    let askers = house.askers(0).await;
    let before = settled(&house.server).await;
    let direct = reqwest::Client::builder().no_proxy();
    let direct = direct.redirect(reqwest::redirect::Policy::none());
    let direct = direct.build().expect("a client");
    let mut sent = 0;
    let may_act = ["person, own", "filing_clerk 浙0203", "operator"];
    for asker in askers
        .iter()
        .filter(|asker| may_act.contains(&asker.name.as_str()))
    {
        for says in FOREIGN {
            for (what, request) in mutating(&house, &things, asker) {
                let request = made_foreign(request, says);
                let answer = direct.execute(request).await.expect("an answer");

                assert_eq!(
                    answer.status(),
                    StatusCode::FORBIDDEN,
                    "{} sends {what} with {says:?}",
                    asker.name
                );
                sent += 1;
            }
        }
    }
    assert!(sent >= 3 * 6 * 25, "{sent} requests were sent");
    let after = settled(&house.server).await;
    assert_eq!(changed(&before, &after, &[]), Vec::<String>::new());
    house.server.stop().await;
}

/// ASVS 3.5.3, S7: reading changes nothing, apart from the record that an official has read.
#[tokio::test(flavor = "multi_thread")]
async fn no_get_of_any_route_changes_anything() {
    let mut house = House::new().await;
    let things = house.things(0).await;
    let askers = house.askers(0).await;
    let mut addresses: Vec<String> = Vec::new();
    for endpoint in routes::plain(&house.server.state().context.config.limits) {
        // A provider sends its callback by GET (OIDC Core 3.1.2.5), bound to its state. The way out to one that does
        // not answer keeps its refusal for the page it leads back to; no account changes by either.
        if endpoint.method == Method::GET && !endpoint.path.starts_with("/sign-in/") {
            addresses.push(filled(endpoint.path, &things));
        }
    }
    for path in router::page_paths(house.server.state()) {
        addresses.push(filled(&path, &things));
    }
    // A mutation asked for by a GET is not carried out.
    addresses.extend(server_fns::ALL.iter().map(|(path, _)| (*path).to_owned()));
    for asker in &askers {
        let before = settled(&house.server).await;
        for address in &addresses {
            for method in [Method::GET, Method::HEAD] {
                let request = asker.client.request(method, address);
                let request = request.header(header::ACCEPT, "text/html");
                let answer = asker.client.send(request).await;
                assert!(
                    !answer.status().is_server_error(),
                    "{address}: {}",
                    answer.status()
                );
            }
        }
        let after = take(&house.server);
        let is_court_staff = asker.name.contains(crate::matrix::house::COURT);
        // How often lists are downloaded is counted against an address.
        let apart = match is_court_staff {
            true => [&READINGS[..], &["rate"]].concat(),
            false => vec!["rate"],
        };
        let differ = changed(&before, &after, &apart);
        assert!(
            differ.is_empty(),
            "{} changed {differ:?} by reading",
            asker.name
        );
    }
    house.server.stop().await;
}
