//! The copy of one's own data, as one file to download (PIPL 45).

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Extension, State as Shared},
    response::Response,
};
use domain::{account::AccountDesk as _, calendar::iso, clock::Instant, refusal::Kind};
use serde_json::Value;

use super::{problem::Problem, reply::Slot, visit::Visit};
use crate::{context::State, desk::account::Accounts, evidence::attachment};

/// Fields that hold an instant; the copy says it in words.
const TIMES: [&str; 11] = [
    "at",
    "created",
    "expires_at",
    "first_submitted",
    "issued",
    "made",
    "registered",
    "seen",
    "sent",
    "stored",
    "updated",
];

/// `GET /me/data.json`
pub async fn export(
    Shared(state): Shared<State>,
    Extension(visit): Extension<Visit>,
) -> Result<Response, Problem> {
    let caller = visit.caller.clone();
    let desk = Accounts::new(state.context.clone(), visit, Arc::new(Slot::default()));
    let data = desk.personal(&caller).await?;
    let name = format!("zhangban-{}.json", iso(data.made.date_in_china()));
    let unavailable = |_| Problem::of(Kind::Unavailable, "unavailable");
    let mut json = serde_json::to_value(&data).map_err(unavailable)?;
    readable(&mut json);
    let text = serde_json::to_string_pretty(&json).map_err(unavailable)?;
    Ok(attachment(
        &name,
        "application/json; charset=utf-8",
        Body::from(text),
    ))
}

/// Times as RFC 3339 and personal fields as plain texts: the file is read by people and by other programs.
fn readable(json: &mut Value) {
    match json {
        Value::Object(map) if map.len() == 1 && map.contains_key("private") => {
            *json = map.remove("private").unwrap_or_default();
        }
        Value::Object(map) => {
            for (name, value) in map.iter_mut() {
                match value.as_i64().filter(|_| TIMES.contains(&name.as_str())) {
                    Some(ms) => *value = Value::String(Instant(ms).rfc3339()),
                    None => readable(value),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(readable),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn sealed_fields_and_times_are_plain() {
        let mut data = json!({"phone": {"private": "138"}, "rows": [{"at": 0, "bytes": 0}]});
        readable(&mut data);
        assert_eq!(data["phone"], "138");
        assert_eq!(data["rows"][0]["at"], Instant(0).rfc3339());
        assert_eq!(data["rows"][0]["bytes"], 0);
    }
}
