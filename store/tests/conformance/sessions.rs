//! Sessions and one-time tokens.

use domain::docket::Hash;
use futures::future::join_all;
use serde_json::json;
use store::{
    Conflict, StoreError, Write,
    records::{NewToken, Purpose},
    unit::Check,
};

use crate::{
    on_both,
    samples::*,
    support::{Bed, START},
};

on_both!(
    a_session_lives_until_it_is_idle_or_old,
    a_replaced_session_has_another_token,
    revoking_ends_one_or_all,
    a_form_is_shown_once,
    a_token_is_spent_by_one_of_many,
    an_expired_or_cancelled_token_is_worth_nothing,
);

async fn a_session_lives_until_it_is_idle_or_old(bed: &Bed) {
    let new = session(Some(account_id()), "token");
    bed.store
        .save(unit().write(Write::Session(new.clone())))
        .await
        .unwrap();
    let sessions = &bed.store.sessions;
    let found = async |at| sessions.by_token(new.token_hash, at).await.unwrap();
    let live = found(START).await.unwrap();
    assert_eq!(
        (live.id, live.account, live.seen),
        (new.id, new.account, START)
    );
    assert_eq!(
        sessions.by_token(Hash::of(b"other"), START).await.unwrap(),
        None
    );
    assert_eq!(found(new.idle_expires).await, None);
    let seen = START.plus_minutes(20);
    sessions
        .touch(new.id, seen, new.expires.plus_hours(1))
        .await
        .unwrap();
    assert_eq!(found(new.idle_expires).await.unwrap().seen, seen);
    assert_eq!(found(new.expires).await, None, "its absolute end");
    assert_eq!(sessions.sweep(new.expires).await.unwrap(), 1);
}

async fn a_replaced_session_has_another_token(bed: &Bed) {
    let account = account_id();
    let before = session(None, "before");
    bed.store
        .save(unit().write(Write::Session(before.clone())))
        .await
        .unwrap();
    let mut after = session(Some(account), "after");
    after.second_factor = true;
    let replace = || {
        unit().write(Write::ReplaceSession {
            old: before.id,
            new: after.clone(),
        })
    };
    bed.store.save(replace()).await.unwrap();
    assert_eq!(
        bed.store
            .sessions
            .by_token(before.token_hash, START)
            .await
            .unwrap(),
        None
    );
    let live = bed
        .store
        .sessions
        .by_token(after.token_hash, START)
        .await
        .unwrap()
        .unwrap();
    assert!(live.second_factor && live.account == Some(account));
    let twice = bed.store.save(replace()).await;
    assert_eq!(twice, Err(StoreError::Conflict(Conflict::SessionGone)));
}

async fn revoking_ends_one_or_all(bed: &Bed) {
    let account = account_id();
    let all: Vec<_> = ["a", "b", "c"]
        .iter()
        .map(|token| session(Some(account), token))
        .collect();
    let begin = all
        .iter()
        .cloned()
        .map(Write::Session)
        .fold(unit(), store::Unit::write);
    bed.store.save(begin).await.unwrap();
    let live = async || {
        let live = bed.store.sessions.of_account(account, START).await.unwrap();
        live.iter().map(|session| session.id).collect::<Vec<_>>()
    };
    assert_eq!(live().await.len(), 3);
    let foreign = Write::Revoke {
        id: all[0].id,
        account: account_id(),
    };
    bed.store.save(unit().write(foreign)).await.unwrap();
    assert_eq!(live().await.len(), 3);
    let own = Write::Revoke {
        id: all[0].id,
        account,
    };
    bed.store.save(unit().write(own)).await.unwrap();
    let others = Write::RevokeAll {
        account,
        except: Some(all[1].id),
    };
    bed.store.save(unit().write(others)).await.unwrap();
    assert_eq!(live().await, [all[1].id]);
    let check = || unit().check(Check::Session { id: all[1].id });
    bed.store.save(check()).await.unwrap();
    bed.store
        .save(unit().write(Write::RevokeAll {
            account,
            except: None,
        }))
        .await
        .unwrap();
    assert_eq!(
        bed.store.save(check()).await,
        Err(StoreError::Conflict(Conflict::SessionGone))
    );
}

async fn a_form_is_shown_once(bed: &Bed) {
    let new = session(None, "token");
    bed.store
        .save(unit().write(Write::Session(new.clone())))
        .await
        .unwrap();
    let sessions = &bed.store.sessions;
    let state = json!({"email": "typed@b.cn", "errors": ["email.unknown"]});
    sessions.set_form_state(new.id, &state).await.unwrap();
    assert!(
        sessions
            .by_token(new.token_hash, START)
            .await
            .unwrap()
            .unwrap()
            .has_form_state
    );
    assert_eq!(
        sessions.form_state(new.id).await.unwrap(),
        Some(state.clone())
    );
    assert!(!bed.column("session", "form_state").await[0].contains("typed@b.cn"));
    let takers = join_all((0..8).map(|_| sessions.take_form_state(new.id))).await;
    let given: Vec<_> = takers.into_iter().filter_map(Result::unwrap).collect();
    assert_eq!(given, [state]);
}

fn token(purpose: Purpose) -> NewToken {
    let hash = Hash::of(number().to_string().as_bytes());
    NewToken {
        hash,
        purpose,
        account: account_id(),
        expires: START.plus_hours(1),
    }
}

async fn a_token_is_spent_by_one_of_many(bed: &Bed) {
    let token = token(Purpose::VerifyEmail);
    bed.store
        .save(unit().write(Write::Token(token.clone())))
        .await
        .unwrap();
    let owner = bed
        .store
        .tokens
        .account_of(token.hash, token.purpose, START)
        .await
        .unwrap();
    assert_eq!(owner, Some(token.account));
    let consume = || Write::Consume {
        hash: token.hash,
        purpose: token.purpose,
    };
    let racers = join_all((0..20).map(|_| bed.store.save(unit().write(consume())))).await;
    let spent = StoreError::Conflict(Conflict::TokenSpent);
    assert_eq!(racers.iter().filter(|saved| saved.is_ok()).count(), 1);
    assert_eq!(
        racers
            .iter()
            .filter(|saved| saved.as_ref().err() == Some(&spent))
            .count(),
        19
    );
    assert_eq!(
        bed.store
            .tokens
            .account_of(token.hash, token.purpose, START)
            .await
            .unwrap(),
        None
    );
}

async fn an_expired_or_cancelled_token_is_worth_nothing(bed: &Bed) {
    let spent = Err(StoreError::Conflict(Conflict::TokenSpent));
    let consume = |token: &NewToken| {
        unit().write(Write::Consume {
            hash: token.hash,
            purpose: token.purpose,
        })
    };
    let (old, cancelled) = (token(Purpose::ResetPassword), token(Purpose::ResetPassword));
    let issue = [old.clone(), cancelled.clone()].map(Write::Token);
    bed.store
        .save(issue.into_iter().fold(unit(), store::Unit::write))
        .await
        .unwrap();
    let other_purpose = Write::Consume {
        hash: old.hash,
        purpose: Purpose::Invite,
    };
    assert_eq!(bed.store.save(unit().write(other_purpose)).await, spent);
    let cancel = Write::CancelTokens {
        account: cancelled.account,
        purpose: cancelled.purpose,
    };
    bed.store.save(unit().write(cancel)).await.unwrap();
    assert_eq!(bed.store.save(consume(&cancelled)).await, spent);
    bed.clock.move_to(old.expires);
    assert_eq!(bed.store.save(consume(&old)).await, spent);
}
