//! Numbers by the grammar of RFC 8259 section 6, as the doubles that JavaScript would make of them.
//!
//! The standard library's parser would bring a table of 10 KiB into the WebAssembly module, more than all of
//! this reader. This one is exact for up to 15 digits, and for whole numbers of up to 19: every NumericDate down to
//! the microsecond. Beyond, it may be off in the last bits of a double, but never about which numbers a double
//! can hold at all.

use super::Reader;
use crate::error::Fault;
use alloc::vec::Vec;

/// Below 10 to this power, a double is 0.
const VANISHING: i32 = -330;
/// 2^53 − 1.
const MAX_SAFE_INTEGER: u64 = 9_007_199_254_740_991;
/// Digits that always fit a u64.
const SAFE_DIGITS: usize = 19;
/// 2^1024 − 2^970, the least number that rounds to infinity.
const OVERFLOW: &str = "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792";

impl<'a> Reader<'a> {
    pub(super) fn number(&mut self) -> Result<f64, Fault> {
        if let Some(whole) = self.whole() {
            return Ok(whole);
        }
        let negative = self.eat(b'-');
        let whole = if self.eat(b'0') { "0" } else { self.digits()? };
        let fraction = if self.eat(b'.') { self.digits()? } else { "" };
        let exponent = if self.eat(b'e') || self.eat(b'E') {
            self.exponent()?
        } else {
            0
        };
        let decimal = Decimal::new(whole, fraction, exponent);
        let size = decimal.to_f64().ok_or(Fault::NumberRange)?;
        Ok(if negative { -size } else { size })
    }

    /// What nearly every number is: digits and nothing else.
    fn whole(&mut self) -> Option<f64> {
        let ahead = self.ahead();
        let length = ahead
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (digits, rest) = ahead.split_at_checked(length)?;
        let goes_on = matches!(rest, [b'.' | b'e' | b'E', ..]);
        let is_other = goes_on || matches!(digits, [] | [b'0', _, ..]) || length > SAFE_DIGITS;
        (!is_other).then(|| {
            self.at = self.at.wrapping_add(length);
            double(integer(digits.iter().copied()))
        })
    }

    fn digits(&mut self) -> Result<&'a str, Fault> {
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        if digits.is_empty() {
            return Err(Fault::Syntax);
        }
        Ok(digits)
    }

    /// Saturates far beyond what any number of digits in a token could make up for.
    fn exponent(&mut self) -> Result<i32, Fault> {
        let negative = self.eat(b'-');
        if !negative {
            self.eat(b'+');
        }
        let size = self.digits()?.bytes().fold(0_i32, |sum, digit| {
            sum.saturating_mul(10).saturating_add(i32::from(digit & 15))
        });
        Ok(if negative {
            size.saturating_neg()
        } else {
            size
        })
    }
}

/// Of at most [`SAFE_DIGITS`], so that nothing wraps.
fn integer(digits: impl Iterator<Item = u8>) -> u64 {
    digits.fold(0, |sum, digit| {
        sum.wrapping_mul(10).wrapping_add(u64::from(digit & 15))
    })
}

/// `0.d₁d₂d₃… × 10^point`, where d₁ is not 0.
struct Decimal {
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    fn new(whole: &str, fraction: &str, exponent: i32) -> Self {
        let all = whole.bytes().chain(fraction.bytes());
        let zeros = all.clone().take_while(|&digit| digit == b'0').count();
        let mut digits: Vec<u8> = all.skip(zeros).collect();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        let point = exponent
            .saturating_add(count(whole.len()))
            .saturating_sub(count(zeros));
        Self { digits, point }
    }

    /// `None` for what no double can hold.
    fn to_f64(&self) -> Option<f64> {
        if self.digits.is_empty() || self.point < VANISHING {
            return Some(0.0);
        }
        if (self.point, self.digits.as_slice()) >= (count(OVERFLOW.len()), OVERFLOW.as_bytes()) {
            return None;
        }
        let kept = self.digits.iter().take(SAFE_DIGITS);
        let exponent = self.point.saturating_sub(count(kept.len()));
        Some(scale(integer(kept.copied()), exponent))
    }
}

/// `mantissa × 10^exponent`.
fn scale(mantissa: u64, exponent: i32) -> f64 {
    if mantissa > MAX_SAFE_INTEGER
        && exponent <= 0
        && let Some(size) = fixed(mantissa, exponent.unsigned_abs())
    {
        return size;
    }
    // Exact in one step, as long as the mantissa is: one rounding at the end.
    let mut size = double(mantissa);
    let mut left = exponent;
    while left != 0 {
        let step = left.clamp(-22, 22);
        // Up to 10^22, a double holds every power.
        let ten = (0..step.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
        size = if step > 0 { size * ten } else { size / ten };
        left = left.saturating_sub(step);
    }
    size.min(f64::MAX)
}

/// Seconds with a long fraction: whole and fractional part apart, each rounded once.
fn fixed(mantissa: u64, places: u32) -> Option<f64> {
    let unit = 10_u64.checked_pow(places)?;
    let (whole, rest) = (mantissa.checked_div(unit)?, mantissa.checked_rem(unit)?);
    Some(double(whole) + double(rest) / double(unit))
}

/// Rounds to nearest, as it should.
const fn double(number: u64) -> f64 {
    number as f64
}

fn count(digits: usize) -> i32 {
    i32::try_from(digits).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Reader;

    fn both(text: &str) -> [Option<f64>; 2] {
        let std = text.parse().ok();
        [
            Reader::new(text).number().ok(),
            std.filter(|number: &f64| number.is_finite()),
        ]
    }

    fn assert_same(text: &str) {
        let [ours, std] = both(text);
        assert_eq!(ours, std, "{text}");
    }

    #[test]
    fn agrees_with_the_standard_library_on_what_a_numeric_date_looks_like() {
        let mut state = 7_u64;
        let mut random = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        for _ in 0..100_000 {
            let (whole, fraction) = (random() % 10_000_000_000, random() % 1_000_000_000);
            assert_same(&format!("{whole}"));
            assert_same(&format!("-{whole}.{fraction:09}"));
            assert_same(&format!(
                "{}.{}e{}",
                whole % 1000,
                fraction % 1000,
                whole % 16
            ));
            assert_same(&format!("{}", random() >> 1));
        }
    }

    #[test]
    fn agrees_on_zeros_and_edges() {
        for text in [
            "0",
            "-0",
            "0.0",
            "0e999",
            "1e-99999999999",
            "9007199254740993",
            "9999999999999999999",
            "18446744073709551616",
            "0.10",
            "10.50",
            "1e22",
            "5e-1",
        ] {
            assert_same(text);
        }
    }

    #[test]
    fn agrees_on_which_numbers_a_double_can_hold() {
        let below = super::OVERFLOW.replace("497792", "497791.999");
        let largest = format!("{}", f64::MAX);
        for (text, fits) in [
            (below.as_str(), true),
            (largest.as_str(), true),
            ("1.7976931348623158e308", true),
            (super::OVERFLOW, false),
            ("1.7976931348623159e308", false),
            ("1e400", false),
            ("1e99999999999", false),
        ] {
            assert_eq!(
                both(text).map(|number| number.is_some()),
                [fits; 2],
                "{text}"
            );
        }
    }
}
