//! Multiples of points on edwards25519 that are ready, for verifying by EdDSA. The sums are dalek's; which multiples are
//! taken depends on the scalar, so that none may be secret.

use alloc::vec::Vec;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;

/// A digit is a byte of a scalar, or 256 less, and 1 more for the next: the last is so small that it needs no next.
const ROWS: usize = 32;
/// Of a row: a digit is at most so much, and its sign is that of the multiple.
const COLUMNS: usize = 128;

/// For each digit of a scalar a row: 1, 2, 3… times the point, times what the digit stands for.
pub(crate) struct Comb(Vec<EdwardsPoint>);

impl Comb {
    /// Bytes of memory.
    pub(crate) const SIZE: usize = ROWS * COLUMNS * size_of::<EdwardsPoint>();

    #[allow(clippy::arithmetic_side_effects, reason = "it is the group's")]
    pub(crate) fn new(point: &EdwardsPoint) -> Self {
        let mut multiples = Vec::with_capacity(ROWS * COLUMNS);
        let mut first = *point;
        for _ in 0..ROWS {
            let mut last = first;
            for _ in 1..COLUMNS {
                multiples.push(last);
                last += first;
            }
            multiples.push(last);
            first = last + last;
        }
        Self(multiples)
    }

    /// The sum and a multiple of the point.
    #[allow(clippy::arithmetic_side_effects, reason = "it is the group's")]
    pub(crate) fn add(&self, mut sum: EdwardsPoint, scalar: &Scalar) -> EdwardsPoint {
        let mut carried = 0;
        for (row, byte) in self.0.chunks_exact(COLUMNS).zip(scalar.as_bytes()) {
            let digit = usize::from(*byte).wrapping_add(carried);
            carried = usize::from(digit > COLUMNS);
            let size = digit.abs_diff(carried << 8);
            // Zero has no multiple.
            if let Some(multiple) = row.get(size.wrapping_sub(1)) {
                sum += if carried == 1 { -multiple } else { *multiple };
            }
        }
        sum
    }
}
