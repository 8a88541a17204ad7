use std::cmp::Ordering;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::MoneyError;

/// A decimal of a rate is short; 18 digits keep its power of ten inside `i64`.
const RATE_DIGITS_MAX: usize = 18;

/// An exact fraction in lowest terms with a positive denominator.
///
/// Written as `1/3`, `0.025` or `2.5%`; serialised as `numerator/denominator`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    pub const ZERO: Ratio = Ratio {
        numerator: 0,
        denominator: 1,
    };
    pub const ONE: Ratio = Ratio {
        numerator: 1,
        denominator: 1,
    };

    pub fn new(numerator: i128, denominator: i128) -> Result<Ratio, MoneyError> {
        if denominator == 0 {
            return Err(MoneyError::ZeroDenominator);
        }
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).map_err(|_| MoneyError::Overflow)?;
        let divisor = if denominator < 0 { -divisor } else { divisor };
        let part = |value: i128| value.checked_div(divisor).ok_or(MoneyError::Overflow);
        Ok(Ratio {
            numerator: part(numerator)?,
            denominator: part(denominator)?,
        })
    }

    pub const fn whole(value: i64) -> Ratio {
        Ratio {
            numerator: value as i128,
            denominator: 1,
        }
    }

    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    pub fn checked_add(self, other: Ratio) -> Result<Ratio, MoneyError> {
        let left = product(self.numerator, other.denominator)?;
        let right = product(other.numerator, self.denominator)?;
        let sum = left.checked_add(right).ok_or(MoneyError::Overflow)?;
        Ratio::new(sum, product(self.denominator, other.denominator)?)
    }

    pub fn checked_sub(self, other: Ratio) -> Result<Ratio, MoneyError> {
        let numerator = other.numerator.checked_neg().ok_or(MoneyError::Overflow)?;
        self.checked_add(Ratio { numerator, ..other })
    }

    /// Factors are crossed out before they are multiplied, which keeps long chains in range.
    pub fn checked_mul(self, other: Ratio) -> Result<Ratio, MoneyError> {
        let crossed_a = Ratio::new(self.numerator, other.denominator)?;
        let crossed_b = Ratio::new(other.numerator, self.denominator)?;
        Ok(Ratio {
            numerator: product(crossed_a.numerator, crossed_b.numerator)?,
            denominator: product(crossed_a.denominator, crossed_b.denominator)?,
        })
    }

    pub fn checked_div(self, other: Ratio) -> Result<Ratio, MoneyError> {
        self.checked_mul(Ratio::new(other.denominator, other.numerator)?)
    }

    /// The nearest integer; a half goes away from zero.
    pub(super) fn round_half_up(self) -> i128 {
        let whole = self.numerator / self.denominator;
        let rest = (self.numerator % self.denominator).abs();
        // `rest >= denominator - rest` says "at least a half" without doubling, which could overflow.
        let carry = i128::from(rest >= self.denominator - rest);
        whole + carry * self.numerator.signum()
    }
}

fn product(a: i128, b: i128) -> Result<i128, MoneyError> {
    a.checked_mul(b).ok_or(MoneyError::Overflow)
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Default for Ratio {
    fn default() -> Ratio {
        Ratio::ZERO
    }
}

/// Compares by whole parts and then by the inverted remainders, so that nothing can overflow.
impl Ord for Ratio {
    fn cmp(&self, other: &Ratio) -> Ordering {
        let (mut a, mut b) = (
            (self.numerator, self.denominator),
            (other.numerator, other.denominator),
        );
        let mut flipped = false;
        loop {
            let whole = a.0.div_euclid(a.1).cmp(&b.0.div_euclid(b.1));
            let (rest_a, rest_b) = (a.0.rem_euclid(a.1), b.0.rem_euclid(b.1));
            let order = match (whole, rest_a, rest_b) {
                (Ordering::Equal, 0, 0) => Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, _, _) => {
                    (a, b) = ((a.1, rest_a), (b.1, rest_b));
                    flipped = !flipped;
                    continue;
                }
                (unequal, _, _) => unequal,
            };
            return if flipped { order.reverse() } else { order };
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Ratio {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Ratio, MoneyError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(MoneyError::Empty);
        }
        if let Some(percent) = text.strip_suffix('%') {
            return decimal(percent.trim_end())?.checked_mul(Ratio {
                numerator: 1,
                denominator: 100,
            });
        }
        match text.split_once('/') {
            Some((top, bottom)) => Ratio::new(integer(top)?, integer(bottom)?),
            None => decimal(text),
        }
    }
}

fn integer(text: &str) -> Result<i128, MoneyError> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MoneyError::NotANumber);
    }
    text.parse().map_err(|_| MoneyError::Overflow)
}

fn decimal(text: &str) -> Result<Ratio, MoneyError> {
    let Some((whole, decimals)) = text.split_once('.') else {
        return Ratio::new(integer(text)?, 1);
    };
    if decimals.len() > RATE_DIGITS_MAX {
        return Err(MoneyError::TooManyDecimals);
    }
    // The sign belongs to the whole part; a second one would be read as part of the decimals.
    if whole.is_empty() || whole == "-" || decimals.is_empty() || decimals.starts_with('-') {
        return Err(MoneyError::NotANumber);
    }
    let scale = 10i128.pow(decimals.len() as u32);
    Ratio::new(integer(&format!("{whole}{decimals}"))?, scale)
}

impl std::fmt::Display for Ratio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl std::fmt::Debug for Ratio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl TryFrom<String> for Ratio {
    type Error = MoneyError;

    fn try_from(text: String) -> Result<Ratio, MoneyError> {
        text.parse()
    }
}

impl From<Ratio> for String {
    fn from(ratio: Ratio) -> String {
        ratio.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratio(text: &str) -> Ratio {
        text.parse().unwrap()
    }

    #[test]
    fn rates_are_read_in_three_notations() {
        assert_eq!(ratio("2.5%"), Ratio::new(1, 40).unwrap());
        assert_eq!(ratio("0.025"), Ratio::new(1, 40).unwrap());
        assert_eq!(ratio("2/80"), Ratio::new(1, 40).unwrap());
        assert_eq!(ratio("-0.5"), Ratio::new(-1, 2).unwrap());
        assert_eq!(ratio("1/-2"), Ratio::new(-1, 2).unwrap());
        assert_eq!(ratio("3"), Ratio::whole(3));
    }

    #[test]
    fn malformed_rates_are_refused() {
        for (text, error) in [
            ("", MoneyError::Empty),
            ("1/0", MoneyError::ZeroDenominator),
            ("1.-5", MoneyError::NotANumber),
            ("-.5", MoneyError::NotANumber),
            ("%", MoneyError::NotANumber),
            ("a", MoneyError::NotANumber),
            ("0.1234567890123456789", MoneyError::TooManyDecimals),
        ] {
            assert_eq!(text.parse::<Ratio>(), Err(error), "{text}");
        }
    }

    #[test]
    fn extreme_fractions_compare_without_overflow() {
        let near_one = Ratio::new(i128::MAX - 1, i128::MAX).unwrap();
        let nearer_one = Ratio::new(i128::MAX - 2, i128::MAX - 1).unwrap();
        assert!(near_one > nearer_one);
        assert!(near_one < Ratio::ONE);
        assert!(near_one.checked_add(nearer_one).is_err());
    }

    proptest! {
        #[test]
        fn order_agrees_with_cross_multiplication(
            a in any::<i32>(), b in 1i32.., c in any::<i32>(), d in 1i32..,
        ) {
            let left = Ratio::new(a.into(), b.into()).unwrap();
            let right = Ratio::new(c.into(), d.into()).unwrap();
            let crossed = (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)));
            prop_assert_eq!(left.cmp(&right), crossed);
        }

        #[test]
        fn division_undoes_multiplication(a in any::<i32>(), b in 1i32.., c in 1i32.., d in 1i32..) {
            let left = Ratio::new(a.into(), b.into()).unwrap();
            let right = Ratio::new(c.into(), d.into()).unwrap();
            prop_assert_eq!(left.checked_mul(right).unwrap().checked_div(right), Ok(left));
        }

        #[test]
        fn text_form_reads_back(a in any::<i64>(), b in 1i64..) {
            let value = Ratio::new(a.into(), b.into()).unwrap();
            prop_assert_eq!(value.to_string().parse::<Ratio>(), Ok(value));
        }
    }
}
