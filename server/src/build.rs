//! The composition root: from a configuration to everything a request or a worker needs.

use std::{path::Path, sync::Arc, time::Duration};

use app::desks::Built;
use domain::{court::courts::CourtTable, rulebook::RuleBook};
use search::Index;
use store::{
    Options, Store,
    clock::SharedClock,
    files::{Bucket, RETRIES_MAX},
    keys::Keys,
    store::{FilePlace, Place},
};

use crate::{
    auth::password::Passwords,
    clock,
    config::{Config, SecretText},
    context::{Context, Rules, State},
    desk::{court::Court, market::Market},
    documents::Documents,
    mail::Mailer,
    names,
    oidc::Providers,
    random::Random,
    receipts::Receipts,
    work::Bell,
};

/// Why the program could not be put together; each says what to look at.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    #[error("store: {0}")]
    Store(#[from] store::StoreError),
    #[error("rules: {0}")]
    Rules(String),
    #[error("search index: {0}")]
    Search(String),
    #[error("receipt keys: {0}")]
    Receipts(String),
    #[error("oidc: {0}")]
    Oidc(String),
    #[error(
        "receipt keys: receipts were signed with a key that is not here: put the `keys/receipt-keys.json` that has \
         it in place (`zhangban keys rotate receipts --lost` gives up keys that are lost for good)"
    )]
    LackingReceiptKeys,
    #[error("mail: {0}")]
    Mail(String),
    #[error("{0}: {1}")]
    Folder(String, std::io::Error),
}

/// Puts everything together.
///
/// # Errors
/// The part that could not be opened.
pub async fn build(config: Config) -> Result<State, BuildError> {
    // For libraries that ask the process which cipher suite it uses; a second start finds it in place.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let built = Arc::new(built_files(&config.site));
    let context = Arc::new(context(config).await?);
    Ok(State {
        court: Arc::new(Court::new(context.clone())),
        market: Arc::new(Market::new(context.clone())),
        providers: Arc::new(context.providers.shown()),
        names: Arc::new(names::with_courts(&context.courts)),
        context,
        built,
    })
}

/// What stands below the desks; enough for commands that serve no pages.
///
/// # Errors
/// The part that could not be opened.
pub async fn context(config: Config) -> Result<Context, BuildError> {
    let clock = clock::from_setting(&config.clock);
    let store = store(&config, clock.clone()).await?;
    let rules = Rules::new(rules_in_force(&store).await?);
    let search = Index::open(&config.data.join("index"))
        .map_err(|error| BuildError::Search(error.to_string()))?;
    let receipts = receipts(&config, &store, &clock).await?;
    let courts = Arc::new(courts(&config)?);
    let providers = Providers::new(&config, &courts).map_err(BuildError::Oidc)?;
    let documents = Documents::new(vec![
        "/usr/share/fonts/opentype/noto".into(),
        config.data.join("fonts"),
    ]);
    let mailer = Mailer::new(&config).map_err(|error| BuildError::Mail(error.to_string()))?;
    Ok(Context {
        config,
        clock,
        random: Random,
        store,
        rules,
        search: Arc::new(search),
        receipts,
        mailer,
        passwords: Passwords::default(),
        providers,
        courts,
        documents,
        bell: Bell::default(),
    })
}

/// The configured table of courts, or the built-in one.
fn courts(config: &Config) -> Result<CourtTable, BuildError> {
    let Some(file) = &config.courts else {
        return Ok(domain::court::courts::courts().clone());
    };
    let text = std::fs::read(file)
        .map_err(|error| BuildError::Folder(file.display().to_string(), error))?;
    serde_json::from_slice(&text)
        .map_err(|error| BuildError::Rules(format!("{}: {error}", file.display())))
}

/// Opens the store alone.
///
/// # Errors
/// The database, its keys or the folder cannot be used.
pub async fn store(config: &Config, clock: SharedClock) -> Result<Store, BuildError> {
    private_folder(&config.data)?;
    private_folder(&config.data.join("keys"))?;
    let keys = Arc::new(field_keys(config)?);
    let options = Options {
        files: file_place(config),
        ..Options::embedded(&config.data, clock, keys)
    };
    Ok(Store::open(match &config.store.postgres {
        None => options,
        Some(url) => Options {
            place: Place::Postgres {
                url: url.reveal().to_owned(),
            },
            readers: 8,
            postgres_ca: config.store.postgres_ca.clone(),
            ..options
        },
    })
    .await?)
}

fn file_place(config: &Config) -> FilePlace {
    let Some(s3) = &config.files.s3 else {
        return FilePlace::Folder;
    };
    let secret = s3.secret.as_ref().map(SecretText::reveal);
    FilePlace::Bucket(Bucket {
        endpoint: s3.endpoint.clone(),
        name: s3.bucket.clone(),
        region: s3.region.clone(),
        key_id: s3.key_id.clone(),
        secret: secret.unwrap_or_default().to_owned(),
        path_style: s3.path_style,
        silence_max: Duration::from_secs(s3.silence_seconds_max.into()),
        retries_max: RETRIES_MAX,
    })
}

/// The receipt keys of this node. Of several nodes on one database each has the same, so that an entry has one receipt
/// whoever signs it.
///
/// # Errors
/// The keys cannot be read, or the database knows of one that is not here.
pub async fn receipts(
    config: &Config,
    store: &Store,
    clock: &SharedClock,
) -> Result<Receipts, BuildError> {
    let wrong = |error: crate::receipts::KeyError| BuildError::Receipts(error.to_string());
    let folder = config.data.join("keys");
    // A key made here would be another than the one receipts were signed with.
    if !Receipts::stand_in(&folder) && store.has_receipt_keys().await? {
        return Err(BuildError::LackingReceiptKeys);
    }
    let receipts = Receipts::open(&folder, clock.as_ref(), Random).map_err(wrong)?;
    let mine = receipts.ring().map_err(wrong)?;
    match store.know_receipt_keys(&mine).await?.is_empty() {
        true => Ok(receipts),
        false => Err(BuildError::LackingReceiptKeys),
    }
}

/// The keys personal fields are sealed with.
///
/// # Errors
/// The file cannot be read or written.
pub fn field_keys(config: &Config) -> Result<Keys, BuildError> {
    Ok(Keys::open_or_create(config.data.join("keys/fields.json"))?)
}

/// The first edition, then every imported amendment in the order of import.
///
/// # Errors
/// The store does not answer, or an amendment no longer fits the edition.
pub async fn rules_in_force(store: &Store) -> Result<RuleBook, BuildError> {
    let refused = |error: &dyn std::fmt::Display| BuildError::Rules(error.to_string());
    let mut book = domain::edition::first().map_err(|error| refused(&error))?;
    for amended in store.rules.amendments().await? {
        let body = amended.amendment.body;
        let amendment = serde_json::from_value(body).map_err(|error| refused(&error))?;
        book = book.amended(amendment).map_err(|error| refused(&error))?;
    }
    Ok(book)
}

/// A folder only its owner can enter.
fn private_folder(folder: &Path) -> Result<(), BuildError> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| BuildError::Folder(folder.display().to_string(), error))
}

/// Addresses of the built client, from the names `hash.txt` gives.
fn built_files(site: &Path) -> Built {
    let names = std::fs::read_to_string(site.join("hash.txt")).unwrap_or_default();
    let address = |kind: &str, module: &str, suffix: &str| {
        let hash = names
            .lines()
            .find_map(|line| line.strip_prefix(kind)?.strip_prefix(": "));
        hash.map_or_else(String::new, |hash| {
            format!("/pkg/{module}.{}.{suffix}", hash.trim())
        })
    };
    Built {
        css: address("css", "app", "css"),
        js: address("js", "app", "js"),
        wasm: address("wasm", "app", "wasm"),
        proof_js: address("proof-js", "proof", "js"),
        proof_wasm: address("proof-wasm", "proof", "wasm"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_files_are_named_by_their_hash() {
        let site = tempfile::tempdir().unwrap();
        let names = "js: a1\nwasm: b2\ncss: c3\nproof-js: d4\nproof-wasm: e5\n";
        std::fs::write(site.path().join("hash.txt"), names).unwrap();
        let built = built_files(site.path());
        assert_eq!(built.css, "/pkg/app.c3.css");
        assert_eq!(built.js, "/pkg/app.a1.js");
        assert_eq!(built.wasm, "/pkg/app.b2.wasm");
        assert_eq!(built.proof_js, "/pkg/proof.d4.js");
        assert_eq!(built.proof_wasm, "/pkg/proof.e5.wasm");
        assert_eq!(built_files(Path::new("/nowhere")), Built::default());
    }
}
