//! Multiples of P-256's generator by secret scalars.
//!
//! In constant time: every scalar takes the same additions, in a field whose arithmetic has no branches. A digit chooses a
//! point by masks over all that its row has: neither an address nor a branch depends on it. So it is in the compiled module,
//! where `ctutils` hides from the compiler what a mask comes from. The sum is divided by its Z in the end, blinded.

#[cfg(target_feature = "simd128")]
mod vectors;
#[cfg(target_feature = "simd128")]
use vectors as masked;

#[cfg(not(target_feature = "simd128"))]
mod scalars;
#[cfg(not(target_feature = "simd128"))]
use scalars as masked;

use super::field::{Element, Quad};
use super::point::Point;
use crate::accel::ecdsa::P256;
use alloc::boxed::Box;
use alloc::vec::Vec;
use ecdsa::elliptic_curve::PrimeField as _;
use once_cell::race::OnceBox;
use p256::Scalar;
use zeroize::Zeroizing;

/// Bits of a digit, by measurement.
pub(super) const WINDOW: usize = 7;
/// Digits of a scalar.
pub(super) const ROWS: usize = 256_usize.div_ceil(WINDOW);
/// Points for a digit without its sign.
pub(super) const COLUMNS: usize = 1 << (WINDOW - 1);
/// The digit that stands for −1.
const MINUS_ONE: u32 = COLUMNS as u32 - 1;

/// Its x, then its y.
type Entry = [Quad; 4];

static MULTIPLES: OnceBox<Multiples> = OnceBox::new();

/// What is public, and the same for all scalars.
pub(super) struct Multiples {
    /// 2 to the power of the number of bits in all digits, less 1.
    pub(super) ones: Scalar,
    /// x and y of 1, 3, 5 and so on times the generator; the same of 2^WINDOW times the generator, and so on.
    pub(super) points: Vec<Entry>,
}

/// x and y, big-endian, of the scalar times the generator. The scalar is not zero.
pub(super) fn times(scalar: &Scalar) -> Option<[Vec<u8>; 2]> {
    let multiples = MULTIPLES.get_or_init(|| Box::new(Multiples::new()));
    let sum = multiples.sum(scalar);
    sum.coordinates().or_else(|| {
        // For one scalar of all, −222 · 2^252, the last two points are the same.
        let mut sum = multiples.sum(&scalar.add(&Scalar::ONE));
        sum.add(&multiples.of(0, MINUS_ONE));
        sum.coordinates()
    })
}

impl Multiples {
    pub(super) fn new() -> Self {
        let mut points = Vec::with_capacity(ROWS * COLUMNS);
        let table = P256.multiples(WINDOW);
        for row in 0..ROWS {
            for column in 0..COLUMNS {
                let point = table.point(row, column);
                let [[a, b], [c, d]] = point.map(|number| Element::read(&number).quads());
                points.push([a, b, c, d]);
            }
        }
        let mut ones = Scalar::ZERO;
        for _ in 0..ROWS * WINDOW {
            ones = ones.double().add(&Scalar::ONE);
        }
        Self { ones, points }
    }

    pub(super) fn sum(&self, scalar: &Scalar) -> Point {
        let digits = self.digits(scalar);
        let [first, digits @ ..] = &*digits;
        let mut sum = Point::new(self.of(0, *first));
        for (row, digit) in (1..).zip(digits) {
            sum.add(&self.of(row, *digit));
        }
        sum
    }

    /// Each bit stands for its power of 2, and for that subtracted where it is 0. So no digit is zero, and those that
    /// begin with a 0 are the opposites of the others. With N bits in all digits, a number m means 2m − 2^N + 1; this is
    /// the m of which that is the scalar, modulo the order.
    pub(super) fn digits(&self, scalar: &Scalar) -> Zeroizing<[u32; ROWS]> {
        let number = scalar.add(&self.ones).multiply(&Scalar::TWO_INV);
        let number = Zeroizing::new(number.to_bytes());
        let mut digits = Zeroizing::new([0; ROWS]);
        let (mut held, mut bits) = (0, 0);
        let mut bytes = number.iter().rev();
        for digit in &mut *digits {
            if bits < WINDOW {
                held |= bytes.next().map_or(0, |byte| u32::from(*byte)) << bits;
                bits = bits.wrapping_add(8);
            }
            *digit = held & ((1 << WINDOW) - 1);
            held >>= WINDOW;
            bits = bits.wrapping_sub(WINDOW);
        }
        digits
    }

    /// The point for a digit.
    fn of(&self, row: usize, digit: u32) -> [Element; 2] {
        let negative = (digit >> (WINDOW - 1) ^ 1) as u8;
        let column = (digit ^ u32::from(negative).wrapping_neg()) & MINUS_ONE;
        let points = self
            .points
            .chunks_exact(COLUMNS)
            .nth(row)
            .unwrap_or_default();
        let [a, b, c, d] = masked::choose(points, column);
        let y = Element::from_quads([c, d]).opposite_if(negative);
        [Element::from_quads([a, b]), y]
    }
}
