//! Answers cases of a vector file (`{"kind", "input", "expected_yuan"}`) with the same functions the house uses.

mod changes;
mod circumstances;
mod input;
mod kinds;

use serde_json::Value;

use self::input::Input;
use crate::{money::Fen, rulebook::RuleBook};

/// The fee a case asks for.
///
/// # Errors
/// An unknown kind, an input key no rule read, a missing or malformed value, or the refusal of the rule itself.
pub fn replay_case(kind: &str, input: &Value, rules: &RuleBook) -> Result<Fen, String> {
    let input = Input::new(input)?;
    let fen = kinds::answer(kind, &input, rules)?;
    input.nothing_unread()?;
    Ok(fen)
}

/// Every part of a fee that is split, in the order of the shares.
///
/// # Errors
/// Another kind, or the same as for [`replay_case`].
pub fn replay_parts(kind: &str, input: &Value, rules: &RuleBook) -> Result<Vec<Fen>, String> {
    if kind != "split" {
        return Err(format!("kind {kind}: has one amount and no list"));
    }
    let input = Input::new(input)?;
    let parts = kinds::case(&input, rules)?.parts()?;
    input.nothing_unread()?;
    Ok(parts)
}
