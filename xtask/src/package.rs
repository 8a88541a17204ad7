//! Puts built files into the served folder: named by content, compressed, the previous build kept.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::stamp::{files_below, hex};

/// An open page still asks for the files it was built with, so one earlier build stays served.
const BUILDS_KEPT: usize = 2;

/// Which files each build consists of, newest first; a line per build, names separated by spaces.
const BUILDS_FILE: &str = ".builds";

/// Sixteen hexadecimal digits are 64 bits: no two builds meet by chance.
const HASH_DIGITS: usize = 16;

pub fn content_hash(bytes: &[u8]) -> String {
    let mut digits = hex(&Sha256::digest(bytes));
    digits.truncate(HASH_DIGITS);
    digits
}

/// Writes `bytes` with its `.br` and `.gz` beside it, unless the same content is already there.
pub fn write_compressed(file: &Path, bytes: &[u8]) -> Result<()> {
    let same = fs::read(file).is_ok_and(|present| present == bytes);
    let brotli = with_suffix(file, "br");
    let gzip = with_suffix(file, "gz");
    if same && brotli.exists() && gzip.exists() {
        return Ok(());
    }
    fs::create_dir_all(file.parent().context("a served file lies in a folder")?)?;
    fs::write(brotli, compress_brotli(bytes)?)?;
    fs::write(gzip, compress_gzip(bytes)?)?;
    fs::write(file, bytes)?;
    Ok(())
}

pub fn compress_brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params)?;
    Ok(compressed)
}

fn compress_gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

/// Remembers `names` as the current build and removes the files only older builds had.
pub fn retire_old_builds(folder: &Path, names: &[String]) -> Result<()> {
    let record = folder.join(BUILDS_FILE);
    let current = names.join(" ");
    let earlier = fs::read_to_string(&record).unwrap_or_default();
    let mut builds = vec![current.as_str()];
    builds.extend(earlier.lines().filter(|line| *line != current));
    for retired in builds.split_off(BUILDS_KEPT.min(builds.len())) {
        for name in retired.split_whitespace() {
            if !builds
                .iter()
                .any(|kept| kept.split_whitespace().any(|other| other == name))
            {
                for file in [name.to_owned(), format!("{name}.br"), format!("{name}.gz")] {
                    // Gone already is as good as removed.
                    let _ = fs::remove_file(folder.join(file));
                }
            }
        }
    }
    fs::write(record, builds.join("\n"))?;
    Ok(())
}

/// Copies `from` into the site; what is text is compressed too.
pub fn copy_public(from: &Path, site: &Path) -> Result<()> {
    const COMPRESSED: [&str; 7] = ["css", "html", "js", "json", "svg", "txt", "webmanifest"];
    for file in files_below(from)? {
        let goal = site.join(file.strip_prefix(from)?);
        let extension = file.extension().and_then(|it| it.to_str());
        if extension.is_some_and(|it| COMPRESSED.contains(&it)) {
            write_compressed(&goal, &fs::read(&file)?)?;
        } else {
            fs::create_dir_all(goal.parent().context("a served file lies in a folder")?)?;
            fs::copy(&file, &goal)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn temporary_folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder can be made");
        folder
    }

    #[test]
    fn the_previous_build_stays_and_the_one_before_it_goes() {
        let folder = temporary_folder("builds");
        for build in ["one", "two", "three"] {
            let name = format!("app.{build}.js");
            write_compressed(&folder.join(&name), build.as_bytes()).expect("written");
            retire_old_builds(&folder, &[name, "shared.css".to_owned()]).expect("recorded");
        }
        assert!(!folder.join("app.one.js").exists());
        assert!(!folder.join("app.one.js.br").exists());
        assert!(folder.join("app.two.js").exists());
        assert!(folder.join("app.three.js.gz").exists());
        fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn the_same_build_twice_is_one_build() {
        let folder = temporary_folder("same");
        for build in ["one", "two", "two"] {
            let name = format!("app.{build}.js");
            write_compressed(&folder.join(&name), build.as_bytes()).expect("written");
            retire_old_builds(&folder, &[name]).expect("recorded");
        }
        assert!(folder.join("app.one.js").exists());
        fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn brotli_output_is_smaller_than_repetitive_input() {
        let text = "case ".repeat(1_000);
        assert!(compress_brotli(text.as_bytes()).expect("compressed").len() < 100);
    }
}
