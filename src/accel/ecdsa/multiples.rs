//! Scalars as few digits, and the multiples of a point that those digits ask for.

use super::curve::{Curve, Point};
use crate::accel::field::Field;
use alloc::vec;
use alloc::vec::Vec;

/// Bits of a digit: with 5, one of six is not zero, and eight multiples are ready.
const WINDOW: usize = 5;
const HALF: i8 = 1 << (WINDOW - 1);

/// Odd multiples of a point: 1, 3, 5 and so on up to 15.
pub(crate) struct Multiples<F: Field>(Vec<Point<F>>);

impl<F: Field> Multiples<F> {
    pub(super) fn none() -> Self {
        Self(Vec::new())
    }

    pub(super) fn new(curve: &Curve<F>, point: &Point<F>) -> Self {
        let twice = curve.double(point);
        let next = |last: &Point<F>| Some(curve.add(last, &twice));
        let multiples = core::iter::successors(Some(*point), next);
        Self(
            multiples
                .take(usize::from(HALF.unsigned_abs()) / 2)
                .collect(),
        )
    }

    /// The sum, and so many times the point.
    pub(super) fn add(&self, curve: &Curve<F>, sum: &Point<F>, digit: i8) -> Point<F> {
        if digit == 0 {
            return *sum;
        }
        match self.0.get(usize::from(digit.unsigned_abs()) / 2) {
            Some(multiple) if digit < 0 => curve.add(sum, &curve.negate(multiple)),
            Some(multiple) => curve.add(sum, multiple),
            None => *sum,
        }
    }
}

/// Digits that are odd or zero, between −16 and 16, each for a bit of the big-endian number, the lowest first: the
/// non-adjacent form.
pub(super) fn digits(number: &[u8]) -> Vec<i8> {
    let bits = number.iter().rev();
    let mut bits: Vec<i8> = bits
        .flat_map(|byte| (0..8).map(move |bit| (byte >> bit & 1) as i8))
        .collect();
    bits.push(0);
    let mut digits = vec![0; bits.len()];
    let (mut at, mut carried) = (0, 0);
    while let (Some(rest), Some(digit)) = (bits.get(at..), digits.get_mut(at)) {
        if rest.first() == Some(&carried) {
            at = at.saturating_add(1);
            continue;
        }
        let window = rest.iter().take(WINDOW).rev();
        let value = window.fold(0_i8, |value, bit| value << 1 | bit);
        let value = value.wrapping_add(carried);
        carried = i8::from(value >= HALF);
        *digit = value.wrapping_sub(carried << WINDOW);
        at = at.saturating_add(WINDOW);
    }
    digits
}
