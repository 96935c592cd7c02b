//! Multiples of P-256's generator by secret scalars.
//!
//! In constant time: every scalar takes the same additions, in a field whose arithmetic has no branches. The sum is divided
//! by its Z³ in the end, blinded. What is made of the scalar is wiped, points and their coordinates are not.

use super::field::Element;
use super::point::Point;
use crate::accel::ecdsa::P256;
use crate::alg::generator::{self, COLUMNS, MINUS_ONE, ROWS, WINDOW};
use alloc::boxed::Box;
use alloc::vec::Vec;
use ecdsa::elliptic_curve::PrimeField as _;
use once_cell::race::OnceBox;
use p256::Scalar;
use zeroize::Zeroizing;

static MULTIPLES: OnceBox<Multiples> = OnceBox::new();

/// What is public, and the same for all scalars.
pub(super) struct Multiples {
    /// 2 to the power of the number of bits in all digits, less 1.
    pub(super) ones: Scalar,
    pub(super) points: generator::Multiples,
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
        let points = generator::Multiples(points);
        Self { ones, points }
    }

    pub(super) fn sum(&self, scalar: &Scalar) -> Point {
        let mut digits = Zeroizing::new([0; ROWS]);
        self.digits(scalar, &mut digits);
        let [first, digits @ ..] = &*digits;
        let mut sum = Point::new(self.of(0, *first));
        for (row, digit) in (1..).zip(digits) {
            sum.add(&self.of(row, *digit));
        }
        sum
    }

    /// Of the m that they mean the scalar by, modulo the order.
    pub(super) fn digits(&self, scalar: &Scalar, digits: &mut [u32; ROWS]) {
        let number = Zeroizing::new(scalar.add(&self.ones));
        let number = Zeroizing::new(number.multiply(&Scalar::TWO_INV));
        let mut number = Zeroizing::new(<[u8; 32]>::from(number.to_bytes()));
        number.reverse();
        generator::digits(&number, digits);
    }

    /// The point for a digit.
    fn of(&self, row: usize, digit: u32) -> [Element; 2] {
        let ([a, b, c, d], negative) = self.points.of(row, digit);
        let y = Element::from_quads([c, d]).opposite_if(negative);
        [Element::from_quads([a, b]), y]
    }
}
