//! Subjects of OpenID Connect providers.

use domain::caller::{CourtCode, Grant, Role};
use store::{Conflict, StoreError, Write, records::ExternalName};

use crate::{on_both, samples::*, support::Bed};

on_both!(
    a_subject_is_found_with_its_roles_and_only_under_its_issuer,
    a_subject_belongs_to_one_account_and_an_account_has_one_of_each_provider,
    roles_of_claims_are_laid_down_together,
    a_subject_that_is_untied_leads_nowhere_and_the_others_stay,
    a_subject_stands_nowhere_in_the_clear,
);

fn named(issuer: &str, subject: &str) -> ExternalName {
    ExternalName {
        issuer: issuer.into(),
        subject: subject.into(),
    }
}

fn clerk() -> Vec<Grant> {
    vec![Grant {
        role: Role::FilingClerk,
        court: Some(CourtCode("浙0203".into())),
        authority: None,
    }]
}

async fn a_subject_is_found_with_its_roles_and_only_under_its_issuer(bed: &Bed) {
    let (account, name) = (account_id(), named("https://a.example", "248289761001"));
    let tie = Write::Subject {
        named: name.clone(),
        account,
        claimed: clerk(),
    };
    bed.store.save(unit().write(tie)).await.unwrap();
    let accounts = &bed.store.accounts;
    let found = accounts.by_external(&name).await.unwrap().unwrap();
    assert_eq!((found.account, found.claimed), (account, clerk()));
    let other = named("https://b.example", "248289761001");
    assert_eq!(accounts.by_external(&other).await.unwrap(), None);
}

async fn a_subject_belongs_to_one_account_and_an_account_has_one_of_each_provider(bed: &Bed) {
    let (one, two) = (account_id(), account_id());
    let tie = |subject, account| Write::Subject {
        named: named("https://a.example", subject),
        account,
        claimed: Vec::new(),
    };
    bed.store.save(unit().write(tie("x", one))).await.unwrap();
    let refused = async |write| match bed.store.save(unit().write(write)).await {
        Err(StoreError::Conflict(Conflict::Exists { table, .. })) => table == "external_subject",
        _ => false,
    };
    assert!(refused(tie("x", two)).await, "another account");
    assert!(refused(tie("y", one)).await, "another subject");
    bed.store.save(unit().write(tie("x", one))).await.unwrap();
    bed.store.save(unit().write(tie("y", two))).await.unwrap();
    let of_one = bed.store.accounts.externals_of(one).await.unwrap();
    assert_eq!(of_one.len(), 1);
}

async fn a_subject_that_is_untied_leads_nowhere_and_the_others_stay(bed: &Bed) {
    let account = account_id();
    let [gone, kept] = ["https://a.example", "https://b.example"].map(|issuer| named(issuer, "x"));
    for name in [&gone, &kept] {
        let tie = Write::Subject {
            named: name.clone(),
            account,
            claimed: clerk(),
        };
        bed.store.save(unit().write(tie)).await.unwrap();
    }
    let untie = Write::Untie {
        account,
        issuer: gone.issuer.clone(),
    };
    bed.store.save(unit().write(untie)).await.unwrap();
    let accounts = &bed.store.accounts;
    assert_eq!(accounts.by_external(&gone).await.unwrap(), None);
    assert!(accounts.by_external(&kept).await.unwrap().is_some());
}

async fn roles_of_claims_are_laid_down_together(bed: &Bed) {
    let (account, another) = (account_id(), account_id());
    let tie = |issuer, account| Write::Subject {
        named: named(issuer, &account_id().to_string()),
        account,
        claimed: clerk(),
    };
    let ties = unit()
        .write(tie("https://a.example", account))
        .write(tie("https://b.example", account))
        .write(tie("https://a.example", another));
    bed.store.save(ties).await.unwrap();
    let unclaim = Write::Unclaim { account };
    bed.store.save(unit().write(unclaim)).await.unwrap();
    let claimed = async |id| {
        let all = bed.store.accounts.externals_of(id).await.unwrap();
        all.into_iter()
            .map(|one| one.claimed.len())
            .collect::<Vec<_>>()
    };
    assert_eq!(claimed(account).await, [0, 0]);
    assert_eq!(claimed(another).await, [1]);
}

async fn a_subject_stands_nowhere_in_the_clear(bed: &Bed) {
    let write = Write::Subject {
        named: named("https://a.example", "planted-subject"),
        account: account_id(),
        claimed: Vec::new(),
    };
    bed.store.save(unit().write(write)).await.unwrap();
    for column in ["subject_index", "issuer", "account", "claimed"] {
        let cells = bed.column("external_subject", column).await;
        assert_eq!(cells.len(), 1);
        assert!(!cells[0].contains("planted"), "{column}");
    }
}
