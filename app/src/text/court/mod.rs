//! The words of the court's pages.

mod choices;
mod claims;
mod drafts;
mod law;
mod ledger;
mod pages;
mod parties;
mod records;
mod rules;
mod steps;

use super::Row;

pub const TABLES: [&[Row]; 10] = [
    pages::ROWS,
    drafts::ROWS,
    steps::ROWS,
    parties::ROWS,
    claims::ROWS,
    choices::ROWS,
    rules::ROWS,
    law::ROWS,
    ledger::ROWS,
    records::ROWS,
];
