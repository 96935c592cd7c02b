//! Multiples of P-256's generator by secret scalars.
//!
//! In constant time: every scalar takes the same additions, in a field whose arithmetic has no branches. A digit chooses a
//! point by masks over all that its row has: neither an address nor a branch depends on it. So it is in the compiled module,
//! where `ctutils` hides from the compiler what a mask comes from.

use super::field::Element;
use super::point::Point;
use crate::accel::ecdsa::P256;
use alloc::boxed::Box;
use alloc::vec::Vec;
use ctutils::{CtEq as _, CtSelect as _};
use ecdsa::elliptic_curve::PrimeField as _;
use once_cell::race::OnceBox;
use p256::Scalar;
use zeroize::Zeroizing;

/// Bits of a digit, by measurement.
pub(super) const WINDOW: usize = 6;
/// Digits of a scalar.
pub(super) const ROWS: usize = 256_usize.div_ceil(WINDOW);
/// Points for a digit without its sign.
pub(super) const COLUMNS: usize = 1 << (WINDOW - 1);
/// The digit that stands for −1.
const MINUS_ONE: u32 = COLUMNS as u32 - 1;

type Pairs = [u64; 4];

static MULTIPLES: OnceBox<Multiples> = OnceBox::new();

/// What is public, and the same for all scalars.
pub(super) struct Multiples {
    /// 2 to the power of the number of bits in all digits, less 1.
    pub(super) ones: Scalar,
    /// x and y of 1, 3, 5 and so on times the generator; the same of 2^WINDOW times the generator, and so on.
    pub(super) points: Vec<[Pairs; 2]>,
}

/// x and y, big-endian, of the scalar times the generator. The scalar is not zero.
pub(super) fn times(scalar: &Scalar) -> Option<[Vec<u8>; 2]> {
    let multiples = MULTIPLES.get_or_init(|| Box::new(Multiples::new()));
    let sum = multiples.sum(scalar);
    sum.coordinates().or_else(|| {
        // For one scalar of all, −94 · 2^252, the last two points are the same.
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
                points.push(point.map(|number| Element::read(&number).pairs()));
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
        let (mut chosen_x, mut chosen_y) = ([0; 4], [0; 4]);
        let points = self
            .points
            .chunks_exact(COLUMNS)
            .nth(row)
            .unwrap_or_default();
        for (at, [x, y]) in (0_u32..).zip(points) {
            let mask = u64::ct_select(&0, &u64::MAX, at.ct_eq(&column));
            add_masked(&mut chosen_x, x, mask);
            add_masked(&mut chosen_y, y, mask);
        }
        let y = Element::from_pairs(chosen_y).opposite_if(negative);
        [Element::from_pairs(chosen_x), y]
    }
}

#[inline(always)]
fn add_masked([a, b, c, d]: &mut Pairs, [e, f, g, h]: &Pairs, mask: u64) {
    *a |= e & mask;
    *b |= f & mask;
    *c |= g & mask;
    *d |= h & mask;
}
