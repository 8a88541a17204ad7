//! Where things lie: sources, build output, the cache that outlives a clone.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell;

/// What cargo tells `xtask` of itself. A build script that reads one of them takes a build by hand and one from here
/// for different ones, and each would build anew what the other has built.
const OF_THIS_PROGRAM: [&str; 6] = [
    "CARGO_MANIFEST_DIR",
    "CARGO_PKG_NAME",
    "CARGO_PKG_VERSION_MAJOR",
    "CARGO_PKG_VERSION_MINOR",
    "CARGO_PKG_VERSION_PATCH",
    "CARGO_PKG_VERSION_PRE",
];

pub struct Place {
    /// The root of the workspace.
    pub root: PathBuf,
    /// Cargo's build output, wherever the caller has put it.
    pub target: PathBuf,
    /// Tools built once for every clone.
    pub cache: PathBuf,
}

impl Place {
    pub fn find() -> Result<Self> {
        let manifest = read_env("CARGO_MANIFEST_DIR")
            .context("start this as `cargo xtask`, cargo names the workspace")?;
        let root = Path::new(&manifest)
            .parent()
            .context("xtask lies in the workspace")?
            .to_path_buf();
        let cache = match read_env("ZHANGBAN_CACHE") {
            Some(path) => PathBuf::from(path),
            None => {
                PathBuf::from(read_env("HOME").context("HOME is not set")?).join(".cache/zhangban")
            }
        };
        let metadata = shell::capture(
            Command::new("cargo")
                .args(["metadata", "--no-deps", "--format-version", "1"])
                .current_dir(&root),
        )?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
        let target = metadata["target_directory"]
            .as_str()
            .context("cargo names its target directory")?
            .into();
        Ok(Self {
            root,
            target,
            cache,
        })
    }

    /// Where pinned tools are installed.
    pub fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// What the server hands out besides pages: `pkg/` and the copies of `public/`.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    pub fn pkg(&self) -> PathBuf {
        self.site().join("pkg")
    }

    pub fn end2end(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// The program `name` of the packages npm installed.
    pub fn npm_program(&self, name: &str) -> PathBuf {
        self.end2end().join("node_modules/.bin").join(name)
    }

    /// A command in the workspace that finds the pinned tools first and builds where we look.
    pub fn command(&self, program: &str) -> Command {
        let path = read_env("PATH").unwrap_or_default();
        let mut command = Command::new(program);
        for name in OF_THIS_PROGRAM {
            command.env_remove(name);
        }
        command
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("PATH", format!("{}/bin:{path}", self.tools().display()));
        command
    }
}

/// The environment is read here and nowhere else in the commands.
#[expect(
    clippy::disallowed_methods,
    reason = "commands are steered by the caller's environment"
)]
pub fn read_env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
