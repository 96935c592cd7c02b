//! The prime of P-256, 2^256 − 2^224 + 2^192 + 2^96 − 1, with limbs of 29 bits.
//!
//! It is −1 modulo 2^96, and so Montgomery's reduction needs no multiplication: what makes the lowest limb zero is that
//! limb times p + 1, which is four of its multiples by powers of two. Limbs are signed, and so those multiples may be
//! subtracted, and differences are no other case than sums.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "indices are constants, and bounds are given where something could overflow"
)]

mod columns;
#[cfg(all(jotwasm_fast, target_feature = "simd128"))]
mod pairs;

use super::Field;
#[cfg(all(jotwasm_fast, target_feature = "simd128"))]
use super::Summand;
use crate::accel::limbs::{to_bytes, to_limbs};
use alloc::vec::Vec;
use columns::{fold, products, reduce, squares};

const BITS: usize = 29;
const MASK: i32 = (1 << BITS) - 1;
/// How far 2^256 is above the bits of the highest limb's first.
const TOP: usize = 256 - 8 * BITS;
/// 1, and not in form.
const UNIT: Element = [1, 0, 0, 0, 0, 0, 0, 0, 0];
/// Times p, no element is as far from zero.
const FEW: i32 = 4;

/// A number times R, which is 2^261. Between −p/2 and 3p/2, with limbs between −2^24 and 2^29 + 2^24; or the difference
/// or the sum of two of those. Nine products of two differences are below 2^62, and of a difference and a sum below 2^63
/// with all that reducing adds to them.
pub(crate) type Element = [i32; 9];

pub(crate) struct P256 {
    bytes: &'static [u8],
    prime: Element,
    /// R² modulo p.
    r_squared: Element,
}

impl P256 {
    /// `bytes` are those of its prime.
    pub(crate) fn new(bytes: &'static [u8]) -> Self {
        let mut field = Self {
            bytes,
            prime: array(bytes),
            r_squared: Self::ZERO,
        };
        // From 1 by doubling to R, and from that to R·R as many times again.
        let mut power = UNIT;
        for _ in 0..2 * 9 * BITS {
            power = field.double(&power);
        }
        field.r_squared = power;
        field
    }

    /// The number by R: at least 0, and p at most.
    fn out_of_form(&self, number: &Element) -> Element {
        self.multiply(number, &UNIT)
    }
}

impl Field for P256 {
    type Element = Element;
    const ZERO: Element = [0; 9];

    fn one(&self) -> Element {
        self.multiply(&UNIT, &self.r_squared)
    }

    fn prime(&self) -> &'static [u8] {
        self.bytes
    }

    fn reduce(&self, number: &[u8]) -> Element {
        self.multiply(&array(number), &self.r_squared)
    }

    fn write(&self, number: &Element) -> Vec<u8> {
        let mut number = self.out_of_form(number);
        if number == self.prime {
            number = Self::ZERO;
        }
        to_bytes(&number.map(|limb| limb as u32), BITS, self.bytes.len())
    }

    #[inline(never)]
    fn multiply(&self, a: &Element, b: &Element) -> Element {
        reduce(products(wide(a), wide(b)))
    }

    #[inline(never)]
    fn square(&self, number: &Element) -> Element {
        reduce(squares(wide(number)))
    }

    #[inline(never)]
    fn add(&self, a: &Element, b: &Element) -> Element {
        fold(self.sum(a, b))
    }

    fn subtract(&self, a: &Element, b: &Element) -> Element {
        self.subtract_and_twice(a, b, &Self::ZERO)
    }

    #[inline(never)] // By measurement: as fast, and half a KB less to download.
    fn difference(&self, a: &Element, b: &Element) -> Element {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = a;
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8] = b;
        [
            a0 - b0,
            a1 - b1,
            a2 - b2,
            a3 - b3,
            a4 - b4,
            a5 - b5,
            a6 - b6,
            a7 - b7,
            a8 - b8,
        ]
    }

    #[inline(never)]
    fn sum(&self, a: &Element, b: &Element) -> Element {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = a;
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8] = b;
        [
            a0 + b0,
            a1 + b1,
            a2 + b2,
            a3 + b3,
            a4 + b4,
            a5 + b5,
            a6 + b6,
            a7 + b7,
            a8 + b8,
        ]
    }

    #[inline(never)]
    fn subtract_and_twice(&self, a: &Element, b: &Element, c: &Element) -> Element {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = a;
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8] = b;
        let [c0, c1, c2, c3, c4, c5, c6, c7, c8] = c;
        fold([
            a0 - b0 - 2 * c0,
            a1 - b1 - 2 * c1,
            a2 - b2 - 2 * c2,
            a3 - b3 - 2 * c3,
            a4 - b4 - 2 * c4,
            a5 - b5 - 2 * c5,
            a6 - b6 - 2 * c6,
            a7 - b7 - 2 * c7,
            a8 - b8 - 2 * c8,
        ])
    }

    #[cfg(all(jotwasm_fast, target_feature = "simd128"))]
    const IN_PAIRS: bool = true;

    #[cfg(all(jotwasm_fast, target_feature = "simd128"))]
    fn sums(&self, summands: &[Summand<'_, Self>]) -> Option<[[Element; 3]; 2]> {
        pairs::sums(self, summands)
    }

    fn is_zero(&self, number: &Element) -> bool {
        // Of the few multiples of p that it could be, the lowest limb is next to zero: p is −1 modulo 2^29.
        if number[0].wrapping_add(FEW) & MASK > 2 * FEW {
            return false;
        }
        let number = self.out_of_form(number);
        number == Self::ZERO || number == self.prime
    }
}

/// One by one: `map` would be a loop, and a quarter of the time of a multiplication.
#[inline(always)]
fn wide([a0, a1, a2, a3, a4, a5, a6, a7, a8]: &Element) -> [i64; 9] {
    [
        i64::from(*a0),
        i64::from(*a1),
        i64::from(*a2),
        i64::from(*a3),
        i64::from(*a4),
        i64::from(*a5),
        i64::from(*a6),
        i64::from(*a7),
        i64::from(*a8),
    ]
}

fn array(bytes: &[u8]) -> Element {
    let mut array = P256::ZERO;
    for (own, limb) in array.iter_mut().zip(to_limbs(bytes, BITS, 9)) {
        *own = limb as i32;
    }
    array
}
