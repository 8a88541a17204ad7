//! Sets one document: check the glyphs, lay out, export. The same values give the same bytes.

use std::{collections::BTreeSet, fmt::Write as _};

use serde_json::Value;
use typst::{
    diag::SourceDiagnostic,
    foundations::{Datetime, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::{
    fonts::Fonts,
    job::{Dated, Job, Report},
    world::PaperWorld,
};

/// China keeps one time, eight hours before UTC.
const CHINA_MINUTES: i32 = 8 * 60;

pub fn set(job: Job) -> Result<(Report, Vec<u8>), String> {
    let fonts = Fonts::load(&job.font_folders).ok_or_else(|| {
        format!(
            "no document font in {:?}: install fonts-noto-cjk",
            job.font_folders
        )
    })?;
    let options = options(&job).ok_or("a date outside the calendar")?;
    let mut data = job.data;
    let mut missing = BTreeSet::new();
    replace_missing(&mut data, &fonts, &mut missing);
    data["fonts"] = serde_json::json!(fonts.families);
    let data = serde_json::to_vec(&data).map_err(|error| error.to_string())?;
    let world = PaperWorld::new(fonts, &job.template, data);
    let document = typst::compile::<PagedDocument>(&world).output;
    let document = document.map_err(|errors| first(&errors))?;
    let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| first(&errors))?;
    let report = Report {
        missing_glyphs: missing.into_iter().collect(),
    };
    Ok((report, pdf))
}

fn first(errors: &[SourceDiagnostic]) -> String {
    errors
        .first()
        .map_or_else(String::new, |error| error.message.to_string())
}

/// PDF/A-2b: fonts inside, no script, made to be archived (OLR 35).
fn options(job: &Job) -> Option<PdfOptions> {
    Some(PdfOptions {
        ident: Smart::Custom(job.identifier.clone()),
        creator: Smart::Custom(Some("Zhangban".to_owned())),
        timestamp: Some(Timestamp::new_local(datetime(&job.dated)?, CHINA_MINUTES)?),
        standards: PdfStandards::new(&[PdfStandard::A_2b]).ok()?,
        ..PdfOptions::default()
    })
}

fn datetime(at: &Dated) -> Option<Datetime> {
    Datetime::from_ymd_hms(at.year, at.month, at.day, at.hour, at.minute, 0)
}

/// A rare character of a name must not vanish into a box: it is printed as its code point and reported.
fn replace_missing(value: &mut Value, fonts: &Fonts, missing: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => {
            let lacks = |letter: char| {
                !letter.is_whitespace() && !letter.is_control() && !fonts.covers(letter)
            };
            if !text.chars().any(lacks) {
                return;
            }
            let mut printable = String::with_capacity(text.len());
            for letter in text.chars() {
                if lacks(letter) {
                    missing.insert(letter);
                    let code = u32::from(letter);
                    write!(printable, "〔U+{code:04X}〕").expect("a string takes all");
                } else {
                    printable.push(letter);
                }
            }
            *text = printable;
        }
        Value::Array(values) => values
            .iter_mut()
            .for_each(|one| replace_missing(one, fonts, missing)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|one| replace_missing(one, fonts, missing)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
