//! A point that scalars are multiplied by, and what it takes to do that fast once it has turned out that there are many.

use super::curve::{Affine, Curve, Point};
use super::pairs;
use super::table::Table;
use crate::accel::field::Field;
use crate::earned::Earned;
use alloc::boxed::Box;
use alloc::vec::Vec;
use once_cell::race::OnceBox;

/// Bits of a digit where all rows are one.
const NARROW: usize = 5;

/// A comb, where each row has its own multiples.
#[derive(Clone, Copy)]
struct Shape {
    /// Bits of a digit.
    window: usize,
    /// Multiplications after which it is begun, a part at each: by then there will probably be many more.
    few: usize,
}

pub(crate) struct Multiples<F: Field> {
    point: Affine<F>,
    /// Whether they count among those of all keys; of generators there are few.
    counted: bool,
    row: OnceBox<Table<F>>,
    comb: Earned<Table<F>>,
}

impl<F: Field> Multiples<F> {
    pub(super) const fn of_key(point: Affine<F>) -> Self {
        Self::new(point, true)
    }

    pub(super) const fn of_generator(point: Affine<F>) -> Self {
        Self::new(point, false)
    }

    const fn new(point: Affine<F>, counted: bool) -> Self {
        Self {
            point,
            counted,
            row: OnceBox::new(),
            comb: Earned::new(),
        }
    }

    /// As it is after many uses, whatever room others take.
    #[cfg(test)]
    pub(super) fn ready(self, curve: &Curve<F>) -> Self {
        let Shape { window, .. } = self.shape(curve);
        let comb = Table::comb(curve, &self.point, window);
        while !comb.grow(curve) {}
        self.comb.put(comb, None);
        self
    }

    /// The point itself.
    pub(super) const fn once(&self) -> &Affine<F> {
        &self.point
    }

    /// By measurement; on the larger curves, a comb takes so much room already.
    const fn shape(&self, curve: &Curve<F>) -> Shape {
        let [window, few] = match (self.counted, curve.order.len() > 32) {
            (_, true) => [8, 12],
            (true, false) => [10, 20],
            (false, false) => [11, 40],
        };
        Shape { window, few }
    }

    /// What is ready, or is now.
    pub(super) fn table(&self, curve: &Curve<F>) -> &Table<F> {
        let Shape { window, few } = self.shape(curve);
        let comb = || Table::comb(curve, &self.point, window);
        let bytes = Table::size(curve, window).saturating_mul(self.counted.into());
        let comb = self.comb.get(few, bytes, comb);
        let comb = comb.filter(|comb| comb.grow(curve));
        let row = || Box::new(Table::row(curve, &self.point, NARROW));
        comb.unwrap_or_else(|| self.row.get_or_init(row))
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
    if F::IN_PAIRS
        && !ready.iter().any(|(table, _)| table.has_one_row())
        && let Some(sum) = pairs::sum(curve, &ready)
    {
        return Some(sum);
    }
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
