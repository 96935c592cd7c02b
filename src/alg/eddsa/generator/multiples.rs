//! Multiples of the generator of edwards25519 that are ready, for secret scalars.
//!
//! In constant time: every scalar takes the same additions, in a field whose arithmetic has no branches. The sum is divided
//! by its Z in the end, blinded. What is made of the scalar is wiped, points and their coordinates are not.

#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests;

use super::super::field::Element;
use super::super::point::{Affine, Point};
use crate::alg::generator::{self, COLUMNS, ROWS, WINDOW};
use alloc::vec::Vec;
use curve25519_dalek::scalar::Scalar;
use zeroize::Zeroizing;

/// RFC 8032 section 5.1.
const GENERATOR: Affine = {
    let mut y = [0x66; 32];
    y[0] = 0x58;
    let x = [
        0x1a, 0xd5, 0x25, 0x8f, 0x60, 0x2d, 0x56, 0xc9, 0xb2, 0xa7, 0x25, 0x95, 0x60, 0xc7, 0x2c,
        0x69, 0x5c, 0xdc, 0xd6, 0xfd, 0x31, 0xe2, 0xa4, 0xc0, 0xfe, 0x53, 0x6e, 0xcd, 0xd3, 0x36,
        0x69, 0x21,
    ];
    [Element::read(&x), Element::read(&y)]
};

/// What is public, and the same for all scalars.
pub(super) struct Multiples {
    /// 2 to the power of the number of bits in all digits, less 1.
    ones: Scalar,
    points: generator::Multiples,
}

impl Multiples {
    #[allow(clippy::arithmetic_side_effects, reason = "it is modulo the order")]
    pub(super) fn new() -> Self {
        let (mut first, mut points) = (GENERATOR, Vec::with_capacity(ROWS * COLUMNS));
        for _ in 0..ROWS {
            let mut row = row(&first);
            first = row.remove(0);
            points.extend(row.iter().rev().map(|[x, y]| {
                let ([a, b], [c, d]) = (x.quads(), y.quads());
                [a, b, c, d]
            }));
        }
        let mut ones = Scalar::ZERO;
        for _ in 0..ROWS * WINDOW {
            ones = ones + ones + Scalar::ONE;
        }
        let points = generator::Multiples(points);
        Self { ones, points }
    }

    pub(super) fn times(&self, scalar: &Scalar) -> [u8; 32] {
        let [x, y] = self.sum(scalar).affine().map(|number| number.write());
        let (mut compressed, [lowest, ..]) = (y, x);
        if let Some(highest) = compressed.last_mut() {
            *highest |= lowest << 7;
        }
        compressed
    }

    #[allow(clippy::arithmetic_side_effects, reason = "it is modulo the order")]
    fn sum(&self, scalar: &Scalar) -> Point {
        // The m that digits mean this scalar by, modulo the order.
        let number = Zeroizing::new(scalar + self.ones);
        let number = Zeroizing::new(number.div_by_2());
        let mut digits = Zeroizing::new([0; ROWS]);
        generator::digits(number.as_bytes(), &mut digits);
        let [first, digits @ ..] = &*digits;
        let mut sum = Point::new(&self.of(0, *first));
        for (row, digit) in (1..).zip(digits) {
            sum.add(&self.of(row, *digit));
        }
        sum
    }

    /// The point for a digit.
    fn of(&self, row: usize, digit: u32) -> Affine {
        let ([a, b, c, d], negative) = self.points.of(row, digit);
        let x = Element::from_quads([a, b]).opposite_if(negative);
        [x, Element::from_quads([c, d])]
    }
}

/// 2^WINDOW times the point, and then, from the last, those of its multiples that a row has.
fn row(point: &Affine) -> Vec<Affine> {
    let (mut sum, mut row) = (Point::new(point), Vec::with_capacity(COLUMNS + 1));
    let mut twice = sum;
    twice.add(point);
    let twice = twice.affine();
    for _ in 1..COLUMNS {
        row.push(sum);
        sum.add(&twice);
    }
    row.push(sum);
    sum.add(point);
    row.push(sum);
    Point::all_affine(&row)
}
