use crate::{
    calendar::{Date, DateError, parse_date},
    court::field::Kind,
    identity::{Phone, ResidentId, Uscc},
    market::region::RegionCode,
    money::{Fen, MoneyError, Ratio},
};

/// What a typed text means once its field's rule is met.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Money(Fen),
    Date(Date),
    Percent(Ratio),
    Region(RegionCode),
    Tick,
}

/// The rule a text breaks, and the limit it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub rule: &'static str,
    pub max: Option<usize>,
}

const fn broken(rule: &'static str) -> Broken {
    Broken { rule, max: None }
}

/// Reads a non-empty text by the rule of its kind.
pub(super) fn parse(kind: Kind, text: &str) -> Result<Value, Broken> {
    match kind {
        Kind::Text { chars_max } => line(text, chars_max).map(Value::Text),
        Kind::Prose { chars_max } => prose(text, chars_max).map(Value::Text),
        Kind::Money => text.parse().map(Value::Money).map_err(money_rule),
        Kind::Date => parse_date(text).map(Value::Date).map_err(date_rule),
        Kind::Percent => percent(text).map(Value::Percent),
        Kind::ResidentId => resident_id(text).map(Value::Text),
        Kind::Uscc => uscc(text).map(Value::Text),
        Kind::Phone => phone(text).map(Value::Text),
        Kind::Email => email(text).map(Value::Text),
        Kind::Region => region(text).map(Value::Region),
        Kind::Choice(options) => choice(text, options).map(Value::Text),
        Kind::Tick => tick(text),
    }
}

fn line(text: &str, chars_max: usize) -> Result<String, Broken> {
    if text.chars().any(char::is_control) {
        return Err(broken("text.control"));
    }
    bounded(text, chars_max)
}

/// Several lines; of the control characters only the line feed is writing.
fn prose(text: &str, chars_max: usize) -> Result<String, Broken> {
    let strange = |letter: char| letter.is_control() && letter != '\n' && letter != '\t';
    if text.chars().any(strange) {
        return Err(broken("text.control"));
    }
    bounded(text, chars_max)
}

fn bounded(text: &str, chars_max: usize) -> Result<String, Broken> {
    match text.chars().count() <= chars_max {
        true => Ok(text.to_owned()),
        false => Err(Broken {
            rule: "text.too_long",
            max: Some(chars_max),
        }),
    }
}

fn money_rule(error: MoneyError) -> Broken {
    broken(match error {
        MoneyError::Negative => "money.negative",
        MoneyError::TooManyDecimals => "money.decimals",
        MoneyError::Overflow => "money.too_large",
        MoneyError::Empty | MoneyError::NotANumber | MoneyError::ZeroDenominator => "money.form",
    })
}

fn date_rule(error: DateError) -> Broken {
    broken(match error {
        DateError::Form => "date.form",
        DateError::NoSuchDay => "date.no_such_day",
    })
}

/// `12`, `12.5` or `12.5%`, with at most four decimals; 100 % is 1.
fn percent(text: &str) -> Result<Ratio, Broken> {
    const FORM: Broken = broken("percent.form");
    let number = text.trim_end_matches(['%', '％']).trim_end();
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || whole.len() > 4 {
        return Err(FORM);
    }
    if decimals.len() > 4 {
        return Err(broken("percent.decimals"));
    }
    let scaled = format!("{whole}{decimals:0<4}");
    let scaled = scaled.parse().map_err(|_| FORM)?;
    // Four decimals of a percent: 10^4 × 100.
    Ratio::new(scaled, 1_000_000).map_err(|_| FORM)
}

fn resident_id(text: &str) -> Result<String, Broken> {
    match text.parse::<ResidentId>() {
        Ok(id) => Ok(id.as_str().to_owned()),
        Err(error) => Err(broken(error.rule())),
    }
}

fn uscc(text: &str) -> Result<String, Broken> {
    match text.parse::<Uscc>() {
        Ok(code) => Ok(code.as_str().to_owned()),
        Err(error) => Err(broken(error.rule())),
    }
}

fn phone(text: &str) -> Result<String, Broken> {
    match text.parse::<Phone>() {
        Ok(phone) => Ok(phone.as_str().to_owned()),
        Err(_) => Err(broken("phone.form")),
    }
}

fn email(text: &str) -> Result<String, Broken> {
    match text.parse::<crate::text::Email>() {
        Ok(email) => Ok(email.as_str().to_owned()),
        Err(_) => Err(broken("email.form")),
    }
}

fn region(text: &str) -> Result<RegionCode, Broken> {
    text.parse().map_err(|_| broken("region.form"))
}

fn choice(text: &str, options: &[&str]) -> Result<String, Broken> {
    match options.contains(&text) {
        true => Ok(text.to_owned()),
        false => Err(broken("choice.unknown")),
    }
}

fn tick(text: &str) -> Result<Value, Broken> {
    match text {
        "yes" => Ok(Value::Tick),
        _ => Err(broken("tick.required")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_is_an_exact_fraction() {
        assert_eq!(percent("12"), Ok(Ratio::new(12, 100).expect("a fraction")));
        assert_eq!(
            percent("12.5%"),
            Ok(Ratio::new(125, 1000).expect("a fraction"))
        );
        assert_eq!(
            percent("0.0175"),
            Ok(Ratio::new(175, 1_000_000).expect("a fraction"))
        );
        assert_eq!(percent("1.23456"), Err(broken("percent.decimals")));
        for wrong in ["", "-1", "1.", ".5", "1e3", "12 34", "99999"] {
            assert_eq!(percent(wrong), Err(broken("percent.form")), "{wrong}");
        }
    }

    #[test]
    fn a_line_has_one_line() {
        assert_eq!(line("张\n三", 10), Err(broken("text.control")));
        assert_eq!(prose("一\n二", 10), Ok("一\n二".into()));
    }
}
