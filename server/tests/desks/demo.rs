use std::collections::BTreeSet;

use domain::{caller::CourtCode, court::case::Stage};
use server::demo;

use super::support::House;

#[tokio::test]
async fn the_demo_has_every_stage_and_loads_once() {
    let house = House::new().await;
    let loaded = demo::load(&house.context).await.expect("loaded");
    assert!(loaded.now);
    assert_eq!(loaded.agencies, 4_870);
    let store = &house.context.store;
    let mut stages = BTreeSet::new();
    let mut escalated = 0;
    for id in store.cases.ids_after(None, 100).await.expect("ids") {
        let case = store.cases.by_id(id).await.expect("read").expect("there");
        stages.insert(case.stage.code());
        escalated += usize::from(matches!(
            case.stage,
            Stage::Submitted {
                escalated: Some(_),
                ..
            }
        ));
        assert!(case.first_submitted <= house.context.now());
        let entries = store.dockets.of_case(id).await.expect("the docket");
        domain::docket::verify(id, &entries).expect("the chain holds");
        assert!(!store.notices.of_case(id).await.expect("notices").is_empty());
    }
    assert_eq!(
        stages,
        BTreeSet::from(["correction", "docketed", "refused", "returned", "submitted"])
    );
    assert_eq!(escalated, 1);
    let haishu = CourtCode("浙0203".into());
    assert!(
        store
            .cases
            .waiting(&haishu, 100)
            .await
            .expect("a queue")
            .len()
            >= 5
    );
    assert!(!demo::load(&house.context).await.expect("found").now);
}

#[tokio::test]
async fn a_store_with_other_data_takes_no_demo() {
    let house = House::new().await;
    house.claimant().await;
    assert!(matches!(
        demo::load(&house.context).await,
        Err(demo::DemoError::NotEmpty {
            accounts: 1,
            agencies: 0
        })
    ));
}
