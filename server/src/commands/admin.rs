//! `zhangban admin create`: the first operator, before anyone can sign in.

use std::process::ExitCode;

use crate::{build, clock, config::Config, desk::account, random::Random};

use super::cli::Outcome;

pub(super) async fn create(config: Config, email: &str, name: &str) -> Outcome {
    let clock = clock::from_setting(&config.clock);
    let store = build::store(&config, clock.clone()).await?;
    let page = account::first_operator(&store, clock.now(), Random, email, name).await?;
    println!(
        "Open this link within {} hours to set the password:",
        crate::auth::lifetime::INVITE_HOURS
    );
    println!("{}", config.public_origin().join(&page));
    println!(
        "At the first sign-in an authenticator app is set up; operators then create every other official on their page."
    );
    store.close().await;
    Ok(ExitCode::SUCCESS)
}
