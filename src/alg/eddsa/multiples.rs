//! A point that scalars are multiplied by, and its multiples once it has turned out that there are many.
//!
//! Either way it is dalek that multiplies, in constant time: it looks at all multiples of a row to take one. Scalars may
//! therefore be secret; how often a key was used is not.

use crate::earned::Earned;
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::{EdwardsBasepointTable, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::BasepointTable as _;

pub(super) static GENERATOR: Multiples = Multiples::new(ED25519_BASEPOINT_POINT);

/// Multiplications after which a table pays: it costs as much as thirty without one, and saves most of each.
const FEW: usize = 30;

pub(super) struct Multiples {
    point: EdwardsPoint,
    table: Earned<EdwardsBasepointTable>,
}

impl Multiples {
    pub(super) const fn new(point: EdwardsPoint) -> Self {
        let table = Earned::new();
        Self { point, table }
    }

    #[allow(clippy::arithmetic_side_effects, reason = "it is the group's")]
    pub(super) fn times(&self, scalar: &Scalar) -> EdwardsPoint {
        let make = || EdwardsBasepointTable::create(&self.point);
        let bytes = size_of::<EdwardsBasepointTable>();
        match self.table.get(FEW, bytes, make) {
            Some(table) => table.mul_base(scalar),
            None => self.point * scalar,
        }
    }
}
