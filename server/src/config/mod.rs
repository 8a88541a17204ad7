//! Typed configuration: defaults, then a TOML file, then `ZHANGBAN_*` of the environment.

mod limits;
mod load;
mod network;
mod oidc;
mod origin;
mod secret;
mod settings;

pub use limits::Limits;
pub use load::{ConfigError, load};
pub use network::{Network, is_loopback};
pub use oidc::{ClaimRole, OidcLabel, OidcSetting, SecondFactorClaims};
pub use origin::Origin;
pub use secret::SecretText;
pub use settings::{
    ClockSetting, Config, Environment, FileChoice, LogFormat, LogSetting, S3Setting,
    SmtpEncryption, SmtpSetting, StoreChoice, TlsSetting,
};
