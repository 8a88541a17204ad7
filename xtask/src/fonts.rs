//! Documents are set in a font with all of Hanzi: Debian's where installed, else the one from npm.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::place::Place;

const DEBIAN_FONT: &str = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
const PACKAGE: &str = "node_modules/@expo-google-fonts/noto-serif-sc";
const FILES: [(&str, &str); 3] = [
    (
        "400Regular/NotoSerifSC_400Regular.ttf",
        "NotoSerifSC-Regular.ttf",
    ),
    ("700Bold/NotoSerifSC_700Bold.ttf", "NotoSerifSC-Bold.ttf"),
    ("LICENSE_FONT", "NotoSerifSC-LICENSE.txt"),
];

pub fn provide(place: &Place, data: &Path) -> Result<()> {
    if Path::new(DEBIAN_FONT).exists() {
        return Ok(());
    }
    let folder = data.join("fonts");
    fs::create_dir_all(&folder)?;
    for (source, name) in FILES {
        let goal = folder.join(name);
        if !goal.exists() {
            let source = place.end2end().join(PACKAGE).join(source);
            fs::copy(&source, &goal).with_context(|| source.display().to_string())?;
        }
    }
    Ok(())
}
