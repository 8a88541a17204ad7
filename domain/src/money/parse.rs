use std::str::FromStr;

use super::{Fen, MoneyError};

/// Separators stand before every third digit, counted from the point.
const DIGITS_PER_GROUP: usize = 3;
const DECIMALS_MAX: usize = 2;

/// Accepts what people type: `88888`, `88,888.00`, `￥88,888.5`, `88888元`, full-width digits.
impl FromStr for Fen {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Fen, MoneyError> {
        let folded: String = text.trim().chars().map(fold_width).collect();
        let number = strip_currency(&folded)?;
        let (whole, decimals) = match number.split_once('.') {
            Some((whole, decimals)) => (whole, decimals),
            None if number.is_empty() => return Err(MoneyError::Empty),
            None => (number, "0"),
        };
        let yuan = whole_yuan(whole)?;
        let fen = fen_of_decimals(decimals)?;
        Fen::from_yuan(yuan)?.checked_add(Fen(fen))
    }
}

/// The full-width forms of an input method: digits, point, comma, sign and currency.
fn fold_width(letter: char) -> char {
    match letter {
        '０'..='９' | '．' | '，' | '－' | '＋' => {
            char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter)
        }
        '￥' => '¥',
        '−' => '-',
        _ => letter,
    }
}

fn strip_currency(text: &str) -> Result<&str, MoneyError> {
    let unsigned = |text: &str| match text.starts_with('-') {
        true => Err(MoneyError::Negative),
        false => Ok(()),
    };
    unsigned(text)?;
    let text = text.strip_prefix('¥').unwrap_or(text).trim_start();
    unsigned(text)?;
    Ok(text.strip_suffix('元').unwrap_or(text).trim_end())
}

fn whole_yuan(text: &str) -> Result<i64, MoneyError> {
    let groups: Vec<&str> = text.split(',').collect();
    let (first, rest) = groups.split_first().ok_or(MoneyError::NotANumber)?;
    let grouped = !rest.is_empty();
    if (grouped && !(1..=DIGITS_PER_GROUP).contains(&first.len()))
        || rest.iter().any(|group| group.len() != DIGITS_PER_GROUP)
    {
        return Err(MoneyError::NotANumber);
    }
    digits(&groups.concat())
}

fn fen_of_decimals(text: &str) -> Result<i64, MoneyError> {
    let value = digits(text)?;
    match text.len() {
        1 => Ok(value * 10),
        DECIMALS_MAX => Ok(value),
        _ => Err(MoneyError::TooManyDecimals),
    }
}

fn digits(text: &str) -> Result<i64, MoneyError> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MoneyError::NotANumber);
    }
    text.parse().map_err(|_| MoneyError::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, fen) in [
            ("88888", 8_888_800),
            ("88,888.00", 8_888_800),
            ("￥88,888.5", 8_888_850),
            ("¥ 1,000", 100_000),
            ("８８，８８８．０５", 8_888_805),
            (" 0.01 ", 1),
            ("12元", 1_200),
            ("1,234,567.89", 123_456_789),
            ("92233720368547758.07", i64::MAX),
        ] {
            assert_eq!(text.parse::<Fen>(), Ok(Fen(fen)), "{text}");
        }
    }

    #[test]
    fn what_is_not_an_amount_is_refused_with_its_reason() {
        for (text, error) in [
            ("", MoneyError::Empty),
            ("￥", MoneyError::Empty),
            ("-5", MoneyError::Negative),
            ("￥-5", MoneyError::Negative),
            ("－５", MoneyError::Negative),
            ("1.005", MoneyError::TooManyDecimals),
            ("1.", MoneyError::NotANumber),
            (".5", MoneyError::NotANumber),
            ("1.2.3", MoneyError::NotANumber),
            ("1,00", MoneyError::NotANumber),
            ("1234,567", MoneyError::NotANumber),
            ("1,,000", MoneyError::NotANumber),
            (",100", MoneyError::NotANumber),
            ("1.0,00", MoneyError::NotANumber),
            ("+5", MoneyError::NotANumber),
            ("1e5", MoneyError::NotANumber),
            ("八万", MoneyError::NotANumber),
            ("NaN", MoneyError::NotANumber),
            ("1 000", MoneyError::NotANumber),
            ("92233720368547758.08", MoneyError::Overflow),
            ("99999999999999999999999", MoneyError::Overflow),
        ] {
            assert_eq!(text.parse::<Fen>(), Err(error), "{text}");
        }
    }
}
