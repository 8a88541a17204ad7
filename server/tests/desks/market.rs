use domain::{
    caller::Caller,
    docket::Hash,
    id::AgencyId,
    market::{
        agency::{Agency, AgencyStatus},
        desk::MarketDesk as _,
    },
    outcome::Effect,
    refusal::Kind,
};
use search::generate::agencies;
use server::work::{catch_up, rebuild_index};
use store::{Unit, Write, unit::IdempotencyKey};

use super::support::House;

/// Saves agencies as one command, new or over the version before.
async fn keep(house: &House, name: &str, rows: &[Agency], expected: Option<u64>) {
    let unit = Unit::new(
        IdempotencyKey::of_work("test", name),
        Hash::of(name.as_bytes()),
    );
    let unit = rows.iter().fold(unit, |unit, agency| {
        let agency = Box::new(agency.clone());
        unit.write(Write::Agency { agency, expected })
    });
    let indexed = rows
        .iter()
        .map(|agency| Effect::Index { agency: agency.id });
    let saved = house.context.store.save(unit.effects(indexed)).await;
    saved.expect("saved");
}

async fn found(house: &House, text: &str) -> Vec<AgencyId> {
    let pairs = vec![("q".to_owned(), text.to_owned())];
    let page = house.market.search(&Caller::visitor(), pairs).await;
    let cards = page.expect("a page").cards;
    cards.iter().map(|card| card.agency.id).collect()
}

async fn stocked(house: &House) -> Vec<Agency> {
    let rows: Vec<Agency> = agencies(7, 40, house.context.today()).collect();
    keep(house, "stock", &rows, None).await;
    catch_up(&house.context).await.expect("caught up");
    rows
}

#[tokio::test]
async fn an_edit_is_found_and_the_old_name_is_not() {
    let house = House::new().await;
    let rows = stocked(&house).await;
    let before = &rows[3];
    assert!(found(&house, &before.name).await.contains(&before.id));
    let after = Agency {
        name: "宁波鼎鼎大名测绘有限公司".into(),
        short_name: "鼎鼎大名".into(),
        version: before.version + 1,
        ..before.clone()
    };
    keep(&house, "edit", &[after], Some(before.version)).await;
    assert_eq!(catch_up(&house.context).await.expect("caught up"), 1);
    assert_eq!(found(&house, "鼎鼎大名").await, [before.id]);
    assert!(!found(&house, &before.name).await.contains(&before.id));
    assert_eq!(catch_up(&house.context).await.expect("nothing new"), 0);
}

#[tokio::test]
async fn an_index_built_anew_finds_the_same() {
    let house = House::new().await;
    let rows = stocked(&house).await;
    let before = found(&house, &rows[0].name).await;
    assert_eq!(
        rebuild_index(&house.context).await.expect("rebuilt"),
        rows.len()
    );
    assert_eq!(found(&house, &rows[0].name).await, before);
    assert_eq!(house.context.search.len(), 40);
}

#[tokio::test]
async fn an_unknown_parameter_is_refused_by_name() {
    let house = House::new().await;
    let pairs = vec![("q".into(), "测绘".into()), ("colour".into(), "red".into())];
    let refusal = house.market.search(&Caller::visitor(), pairs).await;
    let refusal = refusal.expect_err("unknown");
    assert_eq!(refusal.kind, Kind::Invalid);
    assert_eq!(
        (
            refusal.fields[0].field.as_str(),
            refusal.fields[0].rule.as_str()
        ),
        ("colour", "query.unknown")
    );
}

#[tokio::test]
async fn four_are_compared_five_are_not_and_a_missing_one_is_told() {
    let house = House::new().await;
    let ids: Vec<AgencyId> = stocked(&house).await.iter().map(|row| row.id).collect();
    let compare = |ids: &[AgencyId]| {
        let ids = ids.to_vec();
        async { house.market.compare(&Caller::visitor(), ids).await }
    };
    let four = compare(&ids[..4]).await.expect("four");
    let order: Vec<AgencyId> = four.iter().map(|page| page.agency.id).collect();
    assert_eq!(order, ids[..4]);
    assert_eq!(compare(&[ids[0], ids[0]]).await.expect("one").len(), 1);
    let five = compare(&ids[..5]).await.expect_err("five");
    assert_eq!(five.code, "compare.too_many");
    let missing = AgencyId::from_parts(house.now(), 9);
    let missing = compare(&[ids[0], missing]).await.expect_err("missing");
    assert_eq!(missing.kind, Kind::NotFound);
}

#[tokio::test]
async fn who_joined_last_stands_first_and_only_while_listed() {
    let house = House::new().await;
    let mut rows = stocked(&house).await;
    rows.sort_by_key(|agency| agency.id);
    let newest = rows.last().expect("forty").clone();
    let gone = Agency {
        status: AgencyStatus::Suspended,
        version: newest.version + 1,
        ..newest.clone()
    };
    keep(&house, "gone", &[gone], Some(newest.version)).await;
    let listed = rows
        .iter()
        .rev()
        .filter(|agency| agency.id != newest.id && agency.status == AgencyStatus::Listed);
    let expected: Vec<_> = listed.take(6).map(|agency| agency.id).collect();
    let shown = house.market.home().await.expect("a page").joined;
    let ids: Vec<_> = shown.iter().map(|agency| agency.id).collect();
    assert_eq!(ids, expected);
    assert!(shown.is_sorted_by(|one, next| one.on >= next.on));
}
