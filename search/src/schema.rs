//! What is indexed, and how an agency becomes a row of it.

use domain::market::agency::Agency;
use domain::market::listing::Listing;
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::letters::packed;
use crate::rows::{packed_certificate, packed_listing};
use crate::tokens::{BREAK, Cut, Cutter};
use crate::vocabulary::Vocabulary;

/// Changes when documents or tokens change shape: an index of another shape is built anew.
pub const SHAPE: &str = "agencies-4";

/// The fields by name.
#[derive(Clone, Debug)]
pub struct Fields {
    pub schema: Schema,
    pub id: Field,
    pub uscc: Field,
    /// Name and short name as characters, pairs and words.
    pub name: Field,
    pub title: Field,
    pub syllables: Field,
    pub initials: Field,
    /// Name, short name and titles as typed, for highlights.
    pub card: Field,
    /// The services and licences of a row by their place in the catalogue, as postings.
    pub service: Field,
    pub licence: Field,
    /// The folded names, to read a run of characters in.
    pub letters: Field,
    pub id_high: Field,
    pub id_low: Field,
    /// Credit in hundredths, shifted by one, with the consortium bit.
    pub profile: Field,
    pub seat: Field,
    pub area: Field,
    pub listing: Field,
    pub certificate: Field,
}

pub const GRAMS: &str = "zhangban_grams";
pub const SYLLABLES: &str = "zhangban_syllables";
pub const INITIALS: &str = "zhangban_initials";

impl Fields {
    pub fn new() -> Self {
        let mut builder = Schema::builder();
        let cut = |tokenizer: &str| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_fieldnorms(false)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions);
            TextOptions::default().set_indexing_options(indexing)
        };
        let id = builder.add_text_field("id", STRING);
        let uscc = builder.add_text_field("uscc", STRING);
        let name = builder.add_text_field("name", cut(GRAMS));
        let title = builder.add_text_field("title", cut(GRAMS));
        let syllables = builder.add_text_field("syllables", cut(SYLLABLES));
        let initials = builder.add_text_field("initials", cut(INITIALS));
        let card = builder.add_text_field("card", STORED);
        let service = builder.add_u64_field("service", INDEXED);
        let licence = builder.add_u64_field("licence", INDEXED);
        let mut column = |name: &str| builder.add_u64_field(name, FAST);
        let letters = column("letters");
        let id_high = column("id_high");
        let id_low = column("id_low");
        let profile = column("profile");
        let seat = column("seat");
        let area = column("area");
        let listing = column("listing");
        let certificate = column("certificate");
        Self {
            schema: builder.build(),
            id,
            uscc,
            name,
            title,
            syllables,
            initials,
            card,
            service,
            licence,
            letters,
            id_high,
            id_low,
            profile,
            seat,
            area,
            listing,
            certificate,
        }
    }

    /// Gives the index our tokenizers.
    pub fn register(index: &tantivy::Index) {
        let tokenizers = index.tokenizers();
        tokenizers.register(GRAMS, Cutter(Cut::Grams));
        tokenizers.register(SYLLABLES, Cutter(Cut::Syllables));
        tokenizers.register(INITIALS, Cutter(Cut::Initials));
    }

    /// The row of an agency. Services and licences the catalogue does not know are left out.
    pub fn document(&self, agency: &Agency, vocabulary: &Vocabulary) -> TantivyDocument {
        let mut row = TantivyDocument::default();
        let names = format!("{}{BREAK}{}", agency.name, agency.short_name);
        let titles = agency.services.iter().map(|listing| listing.title.as_str());
        let titles: Vec<&str> = titles.collect();
        let titles = titles.join(&BREAK.to_string());
        let number = u128::from_be_bytes(agency.id.to_bytes());
        row.add_text(self.id, agency.id.to_string());
        row.add_text(self.uscc, agency.uscc.as_str());
        row.add_text(self.syllables, &names);
        row.add_text(self.initials, &names);
        row.add_text(self.card, format!("{names}{BREAK}{titles}"));
        for number in packed(&names) {
            row.add_u64(self.letters, number);
        }
        row.add_text(self.name, names);
        row.add_text(self.title, own_titles(agency, vocabulary));
        row.add_u64(self.id_high, (number >> 64) as u64);
        row.add_u64(self.id_low, number as u64);
        let credit = u64::from(agency.credit.hundredths());
        row.add_u64(self.profile, credit << 1 | u64::from(agency.consortium));
        row.add_u64(self.seat, u64::from(agency.region.number()));
        let mut areas: Vec<u32> = agency.services.iter().flat_map(area_numbers).collect();
        areas.sort_unstable();
        areas.dedup();
        for number in areas {
            row.add_u64(self.area, u64::from(number));
        }
        for listing in &agency.services {
            if let Some(index) = vocabulary.service_index(listing.service) {
                row.add_u64(self.listing, packed_listing(index, listing));
                row.add_u64(self.service, index as u64);
            }
        }
        for certificate in &agency.certificates {
            let index = vocabulary.licence_index(&certificate.licence);
            if let Some(index) = index {
                row.add_u64(self.certificate, packed_certificate(index, certificate));
                row.add_u64(self.licence, index as u64);
            }
        }
        row
    }
}

/// Titles that say more than the catalogue's name, which is found through the catalogue.
fn own_titles(agency: &Agency, vocabulary: &Vocabulary) -> String {
    let own = |listing: &&Listing| {
        let service = vocabulary.taxonomy.service(listing.service);
        service.is_none_or(|row| row.name != listing.title)
    };
    let titles = agency.services.iter().filter(own);
    let titles: Vec<&str> = titles.map(|listing| listing.title.as_str()).collect();
    titles.join(&BREAK.to_string())
}

fn area_numbers(listing: &Listing) -> impl Iterator<Item = u32> + '_ {
    listing.area.iter().map(|code| code.number())
}
