//! A point that scalars are multiplied by, and its multiples once it has turned out that there are many.

use crate::accel::edwards::Comb;
use crate::earned::Earned;
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;

/// For verifying.
pub(super) struct Multiples {
    point: EdwardsPoint,
    /// Multiplications after which a comb pays: it costs as much as so many without one, and saves most of each.
    few: usize,
    /// Of memory that all keys share.
    bytes: usize,
    comb: Earned<Comb>,
}

/// There is one, so that it takes no room from keys.
pub(super) static GENERATOR: Multiples = Multiples::new(ED25519_BASEPOINT_POINT, 40, 0);

impl Multiples {
    pub(super) const fn of_key(point: EdwardsPoint) -> Self {
        Self::new(point, 20, Comb::SIZE)
    }

    const fn new(point: EdwardsPoint, few: usize, bytes: usize) -> Self {
        Self {
            point,
            few,
            bytes,
            comb: Earned::new(),
        }
    }

    /// The sum and a multiple of the point, by a scalar that is public.
    #[allow(clippy::arithmetic_side_effects, reason = "it is the group's")]
    pub(super) fn add(&self, sum: EdwardsPoint, scalar: &Scalar) -> EdwardsPoint {
        match self
            .comb
            .get(self.few, self.bytes, || Comb::new(&self.point))
        {
            Some(comb) => comb.add(sum, scalar),
            None => sum + self.point * scalar,
        }
    }
}
