//! Scopes the component sheets with stylers into one file, `<target>/stylers/components.css`, which `xtask`
//! puts behind the tokens and the base sheet.
//!
//! stylers derives a sheet's class from its count of characters alone, so two sheets of one length would
//! share a class and style each other's pages: that fails the build.

use std::{
    collections::BTreeMap,
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use stylers_core::{Class, from_str};

/// From the crate, where the build script stands; `style_sheet!` reads the same files from the workspace.
const SHEETS: &str = "../style/components";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={SHEETS}");
    let mut sheet_of_class: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut scoped = String::new();
    for sheet in sheets()? {
        let css = fs::read_to_string(&sheet)?;
        let class = Class::rand_class_from_seed(css.clone());
        if let Some(twin) = sheet_of_class.insert(class.as_name().to_owned(), sheet.clone()) {
            return Err(format!(
                "{} and {} have as many characters and so one class: change the length of one",
                sheet.display(),
                twin.display(),
            )
            .into());
        }
        println!("cargo:rerun-if-changed={}", sheet.display());
        scoped += &from_str(&css, &class);
        scoped.push('\n');
    }
    let folder = target_folder()?.join("stylers");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("components.css"), scoped)?;
    Ok(())
}

fn sheets() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(SHEETS)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            sheets.push(path);
        }
    }
    sheets.sort();
    Ok(sheets)
}

/// `OUT_DIR` is `<target>[/<triple>]/<profile>/build/<package>/out`.
#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script where it works by environment alone"
)]
fn target_folder() -> Result<PathBuf, Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let triple = env::var("TARGET")?;
    let above_profile = out.ancestors().nth(4).ok_or("OUT_DIR is too short")?;
    let target = match above_profile.ends_with(&triple) {
        true => above_profile.parent().unwrap_or(above_profile),
        false => above_profile,
    };
    Ok(Path::new(target).to_path_buf())
}
