//! What is known already is not asked twice, and what a choice newly asks is shown before one goes on.

use std::collections::BTreeMap;

use crate::{
    account::Account,
    calendar::iso,
    court::{
        draft::{Draft, Path},
        field::Step,
    },
    identity::ResidentId,
};

type Typed = BTreeMap<String, String>;

/// The typed values with birth date and sex from the ID number (GB 11643), where the row leaves them empty.
#[must_use]
pub fn with_known(draft: &Draft, step: Step, row: usize, mut values: Typed) -> Typed {
    let number = values.get("id_number").map_or("", String::as_str);
    let Ok(id) = number.trim().parse::<ResidentId>() else {
        return values;
    };
    let sex = if id.is_male() { "male" } else { "female" };
    for (name, known) in [("born", iso(id.birth_date())), ("sex", sex.to_owned())] {
        let kept = draft.value(Path { step, row, name });
        let typed = values.get(name).map_or(kept, String::as_str);
        if typed.trim().is_empty() {
            values.insert(name.to_owned(), known);
        }
    }
    values
}

/// Whether a save made a row ask for something it did not ask before. A value that is there already was suggested,
/// and nobody has seen it yet.
#[must_use]
pub fn opens(before: &Draft, after: &Draft, step: Step, row: usize) -> bool {
    let mut fields = step.fields();
    fields.any(|field| after.asks(field, row) && !before.asks(field, row))
}

/// What a page that was never saved starts with: a person filing for themselves, and the claimant's own address.
#[must_use]
pub fn suggested(draft: &Draft, own: Option<&Account>) -> BTreeMap<Step, Typed> {
    let claimant = |name| {
        let path = Path {
            step: Step::Claimant,
            row: 0,
            name,
        };
        draft.value(path).to_owned()
    };
    let (name, email) = own.map_or_else(Default::default, |account| {
        (account.name.clone(), account.email.0.clone())
    });
    let pages = [
        (Step::Claimant, vec![("name", name)]),
        (
            Step::Delivery,
            vec![
                ("email", email),
                ("phone", claimant("phone")),
                ("address", claimant("address")),
            ],
        ),
        (Step::Declaration, vec![("signature", claimant("name"))]),
    ];
    let fresh = pages
        .into_iter()
        .filter(|(step, _)| draft.rows(*step).is_empty());
    fresh
        .map(|(step, known)| {
            let known = known
                .into_iter()
                .filter(|(_, text)| !text.trim().is_empty());
            let known = known.map(|(name, text)| (name.to_owned(), text));
            (step, known.collect())
        })
        .collect()
}
