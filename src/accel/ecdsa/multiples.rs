//! A point that scalars are multiplied by, and what it takes to do that fast once it has turned out that there are many.

use super::curve::{Affine, Curve, Point};
use super::table::Table;
use crate::accel::field::Field;
use crate::room::Room;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use once_cell::race::OnceBox;

/// Bits of a digit where all rows are one, and where each has its own: by measurement.
const NARROW: usize = 5;
const WIDE: usize = 8;

/// Multiplications after which a comb pays: it costs as much as eight without one, and saves most of each.
pub(super) const FEW: usize = 8;

pub(crate) struct Multiples<F: Field> {
    point: Affine<F>,
    used: AtomicUsize,
    row: OnceBox<Table<F>>,
    comb: OnceBox<Comb<F>>,
}

struct Comb<F: Field> {
    table: Table<F>,
    _room: Option<Room>,
}

impl<F: Field> Multiples<F> {
    pub(super) const fn new(point: Affine<F>) -> Self {
        Self {
            point,
            used: AtomicUsize::new(0),
            row: OnceBox::new(),
            comb: OnceBox::new(),
        }
    }

    /// The point itself.
    pub(super) const fn once(&self) -> &Affine<F> {
        &self.point
    }

    /// What is ready, or is now.
    fn table(&self, curve: &Curve<F>) -> &Table<F> {
        let row = || Box::new(Table::row(curve, &self.point, NARROW));
        let comb = self.comb(curve);
        comb.unwrap_or_else(|| self.row.get_or_init(row))
    }

    /// `None` until it pays, and where there is no room.
    pub(super) fn comb(&self, curve: &Curve<F>) -> Option<&Table<F>> {
        if let Some(comb) = self.comb.get() {
            return Some(&comb.table);
        }
        if self.used.fetch_add(1, Relaxed) < FEW {
            return None;
        }
        let room = Room::take(Table::size(curve, WIDE))?;
        Some(self.made(curve, Some(room)))
    }

    fn made(&self, curve: &Curve<F>, _room: Option<Room>) -> &Table<F> {
        let table = Table::comb(curve, &self.point, WIDE);
        let comb = self.comb.get_or_init(|| Box::new(Comb { table, _room }));
        &comb.table
    }

    /// As it is after many uses, whatever room others take.
    #[cfg(test)]
    pub(super) fn ready(curve: &Curve<F>, point: Affine<F>) -> Self {
        let multiples = Self::new(point);
        multiples.made(curve, None);
        multiples
    }
}

/// Both points times their scalars, which are big-endian and of one length.
pub(super) fn sum<F: Field>(
    curve: &Curve<F>,
    products: [(&Multiples<F>, &[u8]); 2],
) -> Option<Point<F>> {
    let ready = products.map(|(multiples, scalar)| {
        let table = multiples.table(curve);
        (table, table.digits(scalar))
    });
    let mut sum = sum_of_rows(curve, &ready);
    for (comb, digits) in &ready {
        if !comb.has_one_row() {
            for (row, digit) in digits.iter().enumerate() {
                comb.add(curve, &mut sum, row, *digit);
            }
        }
    }
    sum
}

/// Of the tables that have one: their doublings are done once for all.
fn sum_of_rows<F: Field>(curve: &Curve<F>, ready: &[(&Table<F>, Vec<i32>)]) -> Option<Point<F>> {
    let rows = || ready.iter().filter(|(table, _)| table.has_one_row());
    let count = rows().next().map_or(0, |(_, digits)| digits.len());
    let mut sum: Option<Point<F>> = None;
    for at in (0..count).rev() {
        for _ in 0..NARROW {
            sum = sum.map(|sum| curve.double(&sum));
        }
        for (table, digits) in rows() {
            let digit = digits.get(at).copied().unwrap_or_default();
            table.add(curve, &mut sum, 0, digit);
        }
    }
    sum
}
