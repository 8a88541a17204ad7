use serde::{Deserialize, Serialize};

use super::{MoneyError, Ratio};

const FEN_PER_YUAN: i64 = 100;

/// An amount in fen (分), one hundredth of a yuan. Negative only as a difference.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    pub const ZERO: Fen = Fen(0);

    /// Whole yuan; `Overflow` beyond 92,233,720,368,547,758 yuan.
    pub fn from_yuan(yuan: i64) -> Result<Fen, MoneyError> {
        yuan.checked_mul(FEN_PER_YUAN)
            .map(Fen)
            .ok_or(MoneyError::Overflow)
    }

    pub const fn fen(self) -> i64 {
        self.0
    }

    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    pub fn checked_add(self, other: Fen) -> Result<Fen, MoneyError> {
        self.0
            .checked_add(other.0)
            .map(Fen)
            .ok_or(MoneyError::Overflow)
    }

    pub fn checked_sub(self, other: Fen) -> Result<Fen, MoneyError> {
        self.0
            .checked_sub(other.0)
            .map(Fen)
            .ok_or(MoneyError::Overflow)
    }

    pub fn checked_sum(amounts: impl IntoIterator<Item = Fen>) -> Result<Fen, MoneyError> {
        amounts.into_iter().try_fold(Fen::ZERO, Fen::checked_add)
    }

    /// The exact product; it becomes money again only through [`Exact::round`].
    pub fn times(self, factor: Ratio) -> Result<Exact, MoneyError> {
        Exact::from(self).times(factor)
    }

    /// `88,888.00`: for people; the machine form is `Display`.
    pub fn grouped(self) -> String {
        let (sign, yuan, fen) = self.parts();
        let digits = yuan.to_string();
        let mut grouped = String::from(sign);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        format!("{grouped}.{fen:02}")
    }

    fn parts(self) -> (&'static str, u64, u64) {
        let size = self.0.unsigned_abs();
        let per_yuan = FEN_PER_YUAN.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        (sign, size / per_yuan, size % per_yuan)
    }
}

impl std::fmt::Display for Fen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, yuan, fen) = self.parts();
        write!(f, "{sign}{yuan}.{fen:02}")
    }
}

/// An amount that may lie between two fen, while a computation runs. Its unit is the fen.
///
/// The regulation on litigation fees is silent on rounding; the project rounds once, at the end
/// of a computation, half up to the fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(Ratio);

impl Exact {
    pub const ZERO: Exact = Exact(Ratio::ZERO);

    pub fn checked_add(self, other: Exact) -> Result<Exact, MoneyError> {
        self.0.checked_add(other.0).map(Exact)
    }

    pub fn checked_sub(self, other: Exact) -> Result<Exact, MoneyError> {
        self.0.checked_sub(other.0).map(Exact)
    }

    pub fn checked_sum(parts: impl IntoIterator<Item = Exact>) -> Result<Exact, MoneyError> {
        parts.into_iter().try_fold(Exact::ZERO, Exact::checked_add)
    }

    pub fn times(self, factor: Ratio) -> Result<Exact, MoneyError> {
        self.0.checked_mul(factor).map(Exact)
    }

    /// The only rounding there is: half a fen goes up, away from zero, so that a refund rounds
    /// like the charge it reverses.
    pub fn round(self) -> Result<Fen, MoneyError> {
        i64::try_from(self.0.round_half_up())
            .map(Fen)
            .map_err(|_| MoneyError::Overflow)
    }

    /// The amount in fen as a fraction, for showing the arithmetic.
    pub const fn as_ratio(self) -> Ratio {
        self.0
    }
}

impl From<Fen> for Exact {
    fn from(amount: Fen) -> Exact {
        Exact(Ratio::whole(amount.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thousands_are_grouped_for_people() {
        for (fen, text) in [
            (0, "0.00"),
            (5, "0.05"),
            (99_999, "999.99"),
            (100_000, "1,000.00"),
            (8_888_800, "88,888.00"),
            (-123_456_789, "-1,234,567.89"),
        ] {
            assert_eq!(Fen(fen).grouped(), text);
        }
    }

    #[test]
    fn half_a_fen_rounds_up_and_away_from_zero() {
        let half = Ratio::new(1, 2).unwrap();
        assert_eq!(Fen(1).times(half).unwrap().round(), Ok(Fen(1)));
        assert_eq!(Fen(-1).times(half).unwrap().round(), Ok(Fen(-1)));
        let third = Ratio::new(1, 3).unwrap();
        assert_eq!(Fen(1).times(third).unwrap().round(), Ok(Fen(0)));
        assert_eq!(Fen(2).times(third).unwrap().round(), Ok(Fen(1)));
    }

    #[test]
    fn rounding_once_differs_from_rounding_before_halving() {
        // 57,989.04 yuan: 2.5 % less 200 yuan, halved, is 624.863 yuan.
        let fee = "57989.04"
            .parse::<Fen>()
            .unwrap()
            .times("2.5%".parse().unwrap())
            .unwrap()
            .checked_sub(Fen::from_yuan(200).unwrap().into())
            .unwrap();
        let half = fee.times(Ratio::new(1, 2).unwrap()).unwrap();
        assert_eq!(half.round().unwrap().to_string(), "624.86");
        assert_eq!(fee.round().unwrap().to_string(), "1249.73");
    }

    #[test]
    fn sums_beyond_the_integer_are_refused() {
        assert_eq!(Fen(i64::MAX).checked_add(Fen(1)), Err(MoneyError::Overflow));
        assert_eq!(Fen(i64::MIN).checked_sub(Fen(1)), Err(MoneyError::Overflow));
        assert_eq!(Fen::from_yuan(i64::MAX), Err(MoneyError::Overflow));
        assert_eq!(
            Fen(i64::MAX).times(Ratio::whole(2)).unwrap().round(),
            Err(MoneyError::Overflow)
        );
    }

    proptest! {
        #[test]
        fn what_is_displayed_parses_back(fen in 0..=i64::MAX) {
            prop_assert_eq!(Fen(fen).to_string().parse::<Fen>(), Ok(Fen(fen)));
            prop_assert_eq!(Fen(fen).grouped().parse::<Fen>(), Ok(Fen(fen)));
        }

        #[test]
        fn subtraction_undoes_addition(a in any::<i32>(), b in any::<i32>()) {
            let (a, b) = (Fen(a.into()), Fen(b.into()));
            prop_assert_eq!(a.checked_add(b).unwrap().checked_sub(b), Ok(a));
        }

        #[test]
        fn rounding_moves_an_amount_by_at_most_half_a_fen(
            fen in -1_000_000_000_000i64..1_000_000_000_000,
            top in -1_000_000i64..1_000_000,
            bottom in 1i64..1_000_000,
        ) {
            let exact = Fen(fen).times(Ratio::new(top.into(), bottom.into()).unwrap()).unwrap();
            let rounded = Exact::from(exact.round().unwrap());
            let gap = rounded.checked_sub(exact).unwrap();
            let half = Exact::from(Fen(1)).times(Ratio::new(1, 2).unwrap()).unwrap();
            let minus_half = Exact::ZERO.checked_sub(half).unwrap();
            prop_assert!(minus_half <= gap && gap <= half);
        }
    }
}
