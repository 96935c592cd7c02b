//! A point that scalars are multiplied by, and its multiples once it has turned out that there are many.
//!
//! Either way it is dalek that multiplies, in constant time: it looks at all multiples of a row to take one. Scalars may
//! therefore be secret; how often a key was used is not.

use crate::earned::Earned;
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::{EdwardsBasepointTable, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::BasepointTable as _;

/// There is one, so that it takes no room from keys.
pub(super) static GENERATOR: Multiples = Multiples::new(ED25519_BASEPOINT_POINT, 0);

/// Multiplications after which a table pays: it costs as much as thirty without one, and saves most of each.
const FEW: usize = 30;

pub(super) struct Multiples {
    point: EdwardsPoint,
    bytes: usize,
    table: Earned<EdwardsBasepointTable>,
}

impl Multiples {
    pub(super) const fn of_key(point: EdwardsPoint) -> Self {
        Self::new(point, size_of::<EdwardsBasepointTable>())
    }

    const fn new(point: EdwardsPoint, bytes: usize) -> Self {
        Self {
            point,
            bytes,
            table: Earned::new(),
        }
    }

    #[allow(clippy::arithmetic_side_effects, reason = "it is the group's")]
    pub(super) fn times(&self, scalar: &Scalar) -> EdwardsPoint {
        let make = || EdwardsBasepointTable::create(&self.point);
        match self.table.get(FEW, self.bytes, make) {
            Some(table) => table.mul_base(scalar),
            None => self.point * scalar,
        }
    }
}
