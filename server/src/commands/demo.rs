//! `zhangban demo load`

use std::process::ExitCode;

use crate::{build, config::Config, context::Context, demo};

use super::cli::Outcome;

pub(super) async fn load(config: Config) -> Outcome {
    may_be_loaded(&config)?;
    let context = build::context(config).await?;
    let loaded = demo::load(&context).await?;
    println!("{loaded}");
    context.store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Anyone can sign in to a demo, as an operator too: it belongs where nobody else comes.
///
/// # Errors
/// Browsers reach the site from elsewhere, and nobody has said that this is meant.
pub(super) fn may_be_loaded(config: &Config) -> Result<(), String> {
    let origin = config.public_origin();
    if origin.is_loopback() || config.demo_public {
        return Ok(());
    }
    Err(format!(
        "the demo's passwords and second factors are published, and {origin} is no loopback address; \
         demo_public = true allows it"
    ))
}

/// Warns where a store with the demo's accounts is served to others.
pub(super) async fn warn_if_public(context: &Context) -> Result<(), store::StoreError> {
    let origin = context.config.public_origin();
    if !origin.is_loopback() && demo::is_in(&context.store).await? {
        tracing::warn!(%origin, "THIS STORE HOLDS THE DEMO: anyone can sign in as an operator with a published password");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demo_is_not_shown_to_others_by_mistake() {
        let mut config = Config::default();
        assert!(may_be_loaded(&config).is_ok());
        config.origin = Some("https://zhangban.example.org".parse().unwrap());
        let refused = may_be_loaded(&config).unwrap_err();
        assert!(
            refused.contains("demo_public") && refused.contains("https://zhangban.example.org")
        );
        config.demo_public = true;
        assert!(may_be_loaded(&config).is_ok());
    }
}
