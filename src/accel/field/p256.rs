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

use super::Field;
use crate::accel::limbs::{to_bytes, to_limbs};
use alloc::vec::Vec;

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
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = wide(a);
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8] = wide(b);
        reduce([
            a0 * b0,
            a0 * b1 + a1 * b0,
            a0 * b2 + a1 * b1 + a2 * b0,
            a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0,
            a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0,
            a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0,
            a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0,
            a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0,
            a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0,
            a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1,
            a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2,
            a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3,
            a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4,
            a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5,
            a6 * b8 + a7 * b7 + a8 * b6,
            a7 * b8 + a8 * b7,
            a8 * b8,
        ])
    }

    #[inline(never)]
    fn square(&self, number: &Element) -> Element {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = wide(number);
        let [d0, d1, d2, d3] = [2 * a0, 2 * a1, 2 * a2, 2 * a3];
        let [d4, d5, d6, d7] = [2 * a4, 2 * a5, 2 * a6, 2 * a7];
        reduce([
            a0 * a0,
            d0 * a1,
            d0 * a2 + a1 * a1,
            d0 * a3 + d1 * a2,
            d0 * a4 + d1 * a3 + a2 * a2,
            d0 * a5 + d1 * a4 + d2 * a3,
            d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3,
            d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4,
            d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4,
            d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5,
            d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5,
            d3 * a8 + d4 * a7 + d5 * a6,
            d4 * a8 + d5 * a7 + a6 * a6,
            d5 * a8 + d6 * a7,
            d6 * a8 + a7 * a7,
            d7 * a8,
            a8 * a8,
        ])
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

/// Makes each column but the last nine a multiple of 2^29, and forgets it but for what it carries: the number by R. Of
/// two elements or differences, the product by R is at most p/8, with a sum p/5, and m·p by R below p.
#[inline(always)]
fn reduce(columns: [i64; 17]) -> Element {
    let [
        c0,
        mut c1,
        mut c2,
        mut c3,
        mut c4,
        mut c5,
        mut c6,
        mut c7,
        mut c8,
        mut c9,
        mut c10,
        mut c11,
        mut c12,
        mut c13,
        mut c14,
        mut c15,
        mut c16,
    ] = columns;
    // p + 1 is 2^96 + 2^192 − 2^224 + 2^256: so many bits in the third column from here, the sixth, and so on.
    macro_rules! clear {
        ($lowest:ident, $first:ident, $third:ident, $sixth:ident, $seventh:ident, $eighth:ident) => {
            let m = $lowest & i64::from(MASK);
            $first += $lowest >> BITS;
            $third += m << (96 - 3 * BITS);
            $sixth += m << (192 - 6 * BITS);
            $seventh -= m << (224 - 7 * BITS);
            $eighth += m << TOP;
        };
    }
    clear!(c0, c1, c3, c6, c7, c8);
    clear!(c1, c2, c4, c7, c8, c9);
    clear!(c2, c3, c5, c8, c9, c10);
    clear!(c3, c4, c6, c9, c10, c11);
    clear!(c4, c5, c7, c10, c11, c12);
    clear!(c5, c6, c8, c11, c12, c13);
    clear!(c6, c7, c9, c12, c13, c14);
    clear!(c7, c8, c10, c13, c14, c15);
    clear!(c8, c9, c11, c14, c15, c16);
    let mut carried = 0;
    let mut limb = |column: i64| {
        let total = column + carried;
        carried = total >> BITS;
        total as i32 & MASK
    };
    let limbs = [
        limb(c9),
        limb(c10),
        limb(c11),
        limb(c12),
        limb(c13),
        limb(c14),
        limb(c15),
        limb(c16),
    ];
    let [l0, l1, l2, l3, l4, l5, l6, l7] = limbs;
    [l0, l1, l2, l3, l4, l5, l6, l7, carried as i32]
}

/// Leaves 29 bits in each limb but the highest, which has the sign.
#[inline(always)]
fn carry(limbs: Element) -> Element {
    let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = limbs;
    let mut carried = 0;
    let mut limb = |limb: i32| {
        let total = limb + carried;
        carried = total >> BITS;
        total & MASK
    };
    let limbs = [
        limb(a0),
        limb(a1),
        limb(a2),
        limb(a3),
        limb(a4),
        limb(a5),
        limb(a6),
        limb(a7),
    ];
    let [l0, l1, l2, l3, l4, l5, l6, l7] = limbs;
    [l0, l1, l2, l3, l4, l5, l6, l7, a8 + carried]
}

/// Of a few elements' sum, what is above 2^256 replaced by what it is modulo p.
#[inline(always)]
fn fold(limbs: Element) -> Element {
    let mut limbs = carry(limbs);
    let times = limbs[8] >> TOP;
    limbs[8] -= times << TOP;
    limbs[7] += times << (224 - 7 * BITS);
    limbs[6] -= times << (192 - 6 * BITS);
    limbs[3] -= times << (96 - 3 * BITS);
    limbs[0] += times;
    limbs
}

fn array(bytes: &[u8]) -> Element {
    let mut array = P256::ZERO;
    for (own, limb) in array.iter_mut().zip(to_limbs(bytes, BITS, 9)) {
        *own = limb as i32;
    }
    array
}
