//! Reading a case's input: every key is read once or named as unknown; no amount passes through a float.

use std::{cell::RefCell, collections::BTreeSet};

use serde_json::{Map, Value};

use crate::{
    calendar::{Date, parse_date},
    money::{Fen, Ratio},
};

pub(super) struct Input<'a> {
    map: &'a Map<String, Value>,
    read: RefCell<BTreeSet<&'a str>>,
}

/// Names one value may go by; the first is the one errors speak of.
pub(super) type Names = &'static [&'static str];

impl<'a> Input<'a> {
    pub(super) fn new(value: &'a Value) -> Result<Self, String> {
        let map = value.as_object().ok_or("input: not an object")?;
        let read = RefCell::default();
        Ok(Self { map, read })
    }

    pub(super) fn nothing_unread(&self) -> Result<(), String> {
        let read = self.read.borrow();
        match self.map.keys().find(|key| !read.contains(key.as_str())) {
            Some(key) => Err(format!("input.{key}: unknown to this kind")),
            None => Ok(()),
        }
    }

    /// The value under the only one of `names` that is given; null counts as not given.
    pub(super) fn value(&self, names: Names) -> Result<Option<&'a Value>, String> {
        let mut found = None;
        for name in names {
            let Some((key, value)) = self.map.get_key_value(*name) else {
                continue;
            };
            self.read.borrow_mut().insert(key);
            if found.is_some() {
                return Err(format!("input.{name}: said twice, also as another name"));
            }
            found = Some(value);
        }
        Ok(found.filter(|value| !value.is_null()))
    }

    fn read<T>(
        &self,
        names: Names,
        parse: impl Fn(&Value) -> Result<T, String>,
    ) -> Result<Option<T>, String> {
        let value = self.value(names)?;
        value
            .map(parse)
            .transpose()
            .map_err(|fault| format!("input.{}: {fault}", names[0]))
    }

    pub(super) fn needed<T>(names: Names, value: Option<T>) -> Result<T, String> {
        value.ok_or_else(|| format!("input.{}: missing", names[0]))
    }

    pub(super) fn amount(&self, names: Names) -> Result<Option<Fen>, String> {
        self.read(names, amount)
    }

    pub(super) fn amount_needed(&self, names: Names) -> Result<Fen, String> {
        Self::needed(names, self.amount(names)?)
    }

    pub(super) fn amounts(&self, names: Names) -> Result<Option<Vec<Fen>>, String> {
        self.read(names, |value| match value {
            Value::Array(items) => items.iter().map(claim).collect(),
            one => Ok(vec![amount(one)?]),
        })
    }

    pub(super) fn flag(&self, names: Names) -> Result<Option<bool>, String> {
        self.read(names, |value| {
            value
                .as_bool()
                .ok_or_else(|| "not true or false".to_owned())
        })
    }

    pub(super) fn is(&self, names: Names) -> Result<bool, String> {
        Ok(self.flag(names)?.unwrap_or(false))
    }

    pub(super) fn text(&self, names: Names) -> Result<Option<&'a str>, String> {
        let Some(value) = self.value(names)? else {
            return Ok(None);
        };
        value
            .as_str()
            .map(Some)
            .ok_or_else(|| format!("input.{}: not a text", names[0]))
    }

    /// One text or several.
    pub(super) fn texts(&self, names: Names) -> Result<Vec<&'a str>, String> {
        let fault = || format!("input.{}: not a text or a list of texts", names[0]);
        let text = |value: &'a Value| value.as_str().ok_or_else(fault);
        match self.value(names)? {
            None => Ok(Vec::new()),
            Some(Value::Array(items)) => items.iter().map(text).collect(),
            Some(one) => Ok(vec![text(one)?]),
        }
    }

    pub(super) fn count(&self, names: Names) -> Result<Option<u64>, String> {
        self.read(names, |value| {
            let written = value.as_str().and_then(|text| text.trim().parse().ok());
            value
                .as_u64()
                .or(written)
                .ok_or_else(|| "not a whole number".to_owned())
        })
    }

    pub(super) fn date(&self, names: Names) -> Result<Option<Date>, String> {
        self.read(names, |value| {
            let text = value.as_str().ok_or("not a date")?;
            parse_date(text).map_err(|error| error.to_string())
        })
    }

    /// A share: `30`, `"30"` and `"30%"` are percent, `0.3` and `"3/10"` fractions.
    pub(super) fn share(&self, names: Names) -> Result<Option<Ratio>, String> {
        self.read(names, |value| {
            let text = digits(value)?;
            let fault = |_| "not a share".to_owned();
            let ratio: Ratio = text.parse().map_err(fault)?;
            match text.contains(['%', '/']) || ratio < Ratio::ONE {
                true => Ok(ratio),
                false => format!("{}%", text.trim()).parse().map_err(fault),
            }
        })
    }

    /// Weights of a split: `[60, 40]`, `"60/40"`, `"60:40"`.
    pub(super) fn weights(&self, names: Names) -> Result<Option<Vec<u64>>, String> {
        self.read(names, |value| {
            let parts: Vec<String> = match value {
                Value::Array(items) => items.iter().map(digits).collect::<Result<_, _>>()?,
                Value::String(text) => text.split(['/', ':', '：']).map(str::to_owned).collect(),
                _ => return Err("not a list of shares".to_owned()),
            };
            whole_weights(&parts)
        })
    }
}

/// The text of a string or number. serde_json writes a number of up to 15 significant digits as it stood in the file.
fn digits(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err("not a number".to_owned()),
    }
}

fn amount(value: &Value) -> Result<Fen, String> {
    digits(value)?.parse().map_err(|error| format!("{error}"))
}

/// A claim is an amount, or an object that holds one.
fn claim(value: &Value) -> Result<Fen, String> {
    match value {
        Value::Object(fields) if fields.len() == 1 => {
            amount(fields.get("amount").ok_or("a claim has an amount")?)
        }
        other => amount(other),
    }
}

/// Decimal shares become whole numbers in the same proportion.
fn whole_weights(parts: &[String]) -> Result<Vec<u64>, String> {
    let fault = || "not a list of shares".to_owned();
    let parse = |part: &String| {
        part.trim()
            .trim_end_matches('%')
            .parse::<Ratio>()
            .map_err(|_| fault())
    };
    let ratios: Vec<Ratio> = parts.iter().map(parse).collect::<Result<_, _>>()?;
    let scale = ratios
        .iter()
        .try_fold(1i128, |scale, ratio| scale.checked_mul(ratio.denominator()));
    let scale = Ratio::new(scale.ok_or_else(fault)?, 1).map_err(|_| fault())?;
    let whole = |ratio: &Ratio| {
        let scaled = ratio.checked_mul(scale).map_err(|_| fault())?;
        u64::try_from(scaled.numerator()).map_err(|_| fault())
    };
    ratios.iter().map(whole).collect()
}
