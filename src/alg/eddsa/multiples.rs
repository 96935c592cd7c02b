//! A point that scalars are multiplied by, and its multiples once it has turned out that there are many.
//!
//! Either way it is dalek that multiplies, in constant time: it looks at all multiples of a row to take one. Scalars may
//! therefore be secret; how often a key was used is not.

use crate::room::Room;
use alloc::boxed::Box;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::{EdwardsBasepointTable, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::BasepointTable as _;
use once_cell::race::OnceBox;

pub(super) static GENERATOR: Multiples = Multiples::new(ED25519_BASEPOINT_POINT);

/// Multiplications after which a table pays: it costs as much as thirty without one, and saves most of each.
const FEW: usize = 30;

pub(super) struct Multiples {
    point: EdwardsPoint,
    used: AtomicUsize,
    table: OnceBox<(EdwardsBasepointTable, Room)>,
}

impl Multiples {
    pub(super) const fn new(point: EdwardsPoint) -> Self {
        Self {
            point,
            used: AtomicUsize::new(0),
            table: OnceBox::new(),
        }
    }

    #[allow(clippy::arithmetic_side_effects, reason = "it is the group's")]
    pub(super) fn times(&self, scalar: &Scalar) -> EdwardsPoint {
        match self.table() {
            Some(table) => table.mul_base(scalar),
            None => self.point * scalar,
        }
    }

    /// `None` until it pays, and where there is no room.
    fn table(&self) -> Option<&EdwardsBasepointTable> {
        if let Some((table, _)) = self.table.get() {
            return Some(table);
        }
        if self.used.fetch_add(1, Relaxed) < FEW {
            return None;
        }
        let room = Room::take(size_of::<EdwardsBasepointTable>())?;
        let table = EdwardsBasepointTable::create(&self.point);
        let (table, _) = self.table.get_or_init(|| Box::new((table, room)));
        Some(table)
    }
}
