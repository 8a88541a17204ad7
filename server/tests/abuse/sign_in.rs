//! Passwords tried by the thousand.

use std::{
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    time::Duration,
};

use futures::{StreamExt as _, stream};
use reqwest::{Method, StatusCode, header};
use server::clock::Stopwatch;

use super::measure::{assert_flat, assert_no_panic, figure, p99, resident_mib, watch_panics};
use crate::support::{
    Client, Server,
    counts::{count, is_full},
};

const VICTIM: &str = "wang.fang@mail.example";
const PASSWORD: &str = "a sentence nobody guesses";
/// The honest reader's own address, known to the account since the first sign-in.
const HOME: &str = "198.51.100.7";
/// From so many addresses the tries come.
const ADDRESSES: usize = 5_000;
const AT_ONCE: usize = 64;
/// Two hashes of 46 MiB at a time, and what the store and the connections hold.
const GROWTH_MIB_MAX: u64 = 150;
/// The bar of the full run.
const HONEST_P99_MAX: Duration = Duration::from_secs(1);

async fn house() -> Server {
    Server::with(|config| {
        config.trusted_proxies = vec!["127.0.0.1".parse().expect("a network")];
        // The honest reader signs in again and again; what is tested is what strangers can do to them.
        config.limits.sign_in_address_max = 1_000_000;
    })
    .await
}

async fn try_password(client: &Client, from: &str, email: &str, password: &str) -> StatusCode {
    let request = client
        .request(Method::POST, "/api/account/sign-in")
        .header(header::ACCEPT, "application/json")
        .header("x-forwarded-for", from);
    let form = [("email", email), ("password", password)];
    client.send(request.form(&form)).await.status()
}

/// Registers the victim, confirms the address and signs in from home.
async fn settle(server: &Server) -> Client {
    let client = server.client();
    let form = [
        ("email", VICTIM),
        ("name", "王芳"),
        ("password", PASSWORD),
        ("role", "person"),
    ];
    client.post("/api/account/register", &form).await;
    let letter = server.mail.letter(VICTIM, 1).await;
    let token = letter.token();
    client
        .post("/api/account/verify-email", &[("token", token.as_str())])
        .await;
    let status = try_password(&client, HOME, VICTIM, PASSWORD).await;
    assert_eq!(status, StatusCode::OK);
    client
}

fn address(number: usize) -> String {
    format!(
        "203.{}.{}.{}",
        1 + number / 65_536,
        number / 256 % 256,
        number % 256
    )
}

/// One try: every other one at the victim's account, the rest at accounts nobody has.
async fn attack(client: &Client, number: usize) -> StatusCode {
    let from = address(number % ADDRESSES);
    let stranger = format!("nobody{number}@mail.example");
    let email = if number.is_multiple_of(2) {
        VICTIM
    } else {
        &stranger
    };
    try_password(client, &from, email, "a wrong guess").await
}

/// ASVS 6.3.1, 6.1.1, 2.4.1, S8: no try succeeds, hashes stay bounded, and the owner signs in meanwhile.
#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_sign_ins_opens_nothing_and_locks_nobody_out() {
    watch_panics();
    let server = house().await;
    let owner = settle(&server).await;
    let attacker = server.client();
    let hashed_before = figure(&server, "zhangban_passwords_hashed_total").await;
    let warm = resident_mib();
    let (over, hashed) = (AtomicBool::new(false), AtomicUsize::new(0));
    let flood = async {
        let tries = stream::iter(0..count(1_500, 50_000));
        let tries = tries.map(|number| attack(&attacker, number));
        let mut tries = tries.buffer_unordered(AT_ONCE);
        while let Some(status) = tries.next().await {
            match status {
                StatusCode::UNPROCESSABLE_ENTITY => hashed.fetch_add(1, Ordering::Relaxed),
                StatusCode::TOO_MANY_REQUESTS => 0,
                other => panic!("a try was answered with {other}"),
            };
        }
        over.store(true, Ordering::Relaxed);
    };
    let honest = async {
        let mut times = Vec::new();
        while !over.load(Ordering::Relaxed) {
            let watch = Stopwatch::start();
            let status = try_password(&owner, HOME, VICTIM, PASSWORD).await;
            assert_eq!(status, StatusCode::OK, "the owner is kept out");
            times.push(watch.elapsed());
        }
        times
    };
    let ((), times) = tokio::join!(flood, honest);
    let hashed = hashed.load(Ordering::Relaxed);
    let honest = times.len();
    let slowest = p99(times);
    println!(
        "{hashed} tries were compared, {honest} honest sign-ins, p99 {} ms",
        slowest.as_millis()
    );
    let all = figure(&server, "zhangban_passwords_hashed_total").await - hashed_before;
    assert_eq!(all, (hashed + honest) as u64, "a refused try costs no hash");
    if is_full() {
        assert!(slowest <= HONEST_P99_MAX, "p99 {slowest:?}");
    }
    assert_flat(warm, GROWTH_MIB_MAX);
    assert_no_panic(&server).await;
    let after = try_password(&owner, HOME, VICTIM, PASSWORD).await;
    assert_eq!(after, StatusCode::OK);
    server.stop().await;
}

/// ASVS 6.3.1, S8: however many addresses try one account, few of their guesses are even compared.
#[tokio::test(flavor = "multi_thread")]
async fn many_addresses_share_one_count_of_guesses_at_an_account() {
    let server = house().await;
    let owner = settle(&server).await;
    let limit = server
        .state()
        .context
        .config
        .limits
        .sign_in_failures_account_max;
    let attacker = server.client();
    let before = figure(&server, "zhangban_passwords_hashed_total").await;
    let tries = stream::iter(0..count(300, 5_000));
    let tries = tries.map(async |number| {
        try_password(&attacker, &address(number), VICTIM, "a wrong guess").await
    });
    let statuses: Vec<StatusCode> = tries.buffer_unordered(16).collect().await;
    let compared = statuses
        .iter()
        .filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY);
    assert!(compared.count() as u64 <= limit);
    let hashed = figure(&server, "zhangban_passwords_hashed_total").await - before;
    assert!(hashed <= limit, "{hashed} guesses were compared");
    let owner = try_password(&owner, HOME, VICTIM, PASSWORD).await;
    assert_eq!(owner, StatusCode::OK);
    server.stop().await;
}

/// ASVS 4.1.3, S16: whoever is no trusted proxy speaks for one address, whatever it says of others.
#[tokio::test(flavor = "multi_thread")]
async fn a_forged_forwarded_address_opens_no_new_count() {
    let server = Server::with(|config| config.limits.sign_in_address_max = 10).await;
    let client = server.client();
    let mut waits = 0;
    for number in 0..30 {
        let email = format!("nobody{number}@mail.example");
        let status = try_password(&client, &address(number), &email, "a wrong guess").await;
        waits += usize::from(status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(waits, 20, "all thirty count as one address");
    server.stop().await;
}
