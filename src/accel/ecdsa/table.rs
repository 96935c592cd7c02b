//! Multiples of a point that are ready, for the digits of scalars to ask for.

use super::curve::{Affine, Curve, Point};
use crate::accel::field::Field;
use crate::accel::limbs::to_limbs;
use alloc::vec;
use alloc::vec::Vec;

/// One to half of 2 to the power of the window times a point; the same of 2 to that power times the point, and so on
/// for as many rows as there are.
pub(crate) struct Table<F: Field> {
    window: usize,
    rows: usize,
    /// Once all points in the order of their rows, then twice all of them, and so on.
    multiples: Vec<Affine<F>>,
}

impl<F: Field> Table<F> {
    /// With so many rows that all digits of a scalar find theirs.
    pub(super) fn comb(curve: &Curve<F>, point: &Affine<F>, window: usize) -> Self {
        Self::new(curve, Self::first(curve, point, window), window, false)
    }

    /// The points that rows begin with.
    fn first(curve: &Curve<F>, point: &Affine<F>, window: usize) -> Vec<Affine<F>> {
        let mut row = curve.point(point);
        let mut rows = Vec::new();
        for _ in 0..Self::rows(curve, window) {
            rows.push(row);
            row = (0..window).fold(row, |row, _| curve.double(&row));
        }
        curve.normalize(&rows)
    }

    /// With one row.
    pub(super) fn row(curve: &Curve<F>, point: &Affine<F>, window: usize) -> Self {
        Self::new(curve, vec![*point], window, false)
    }

    /// With as many columns as for all multiples, but odd ones alone where asked for.
    fn new(curve: &Curve<F>, points: Vec<Affine<F>>, window: usize, odd: bool) -> Self {
        let (rows, mut step, mut multiples) = (points.len(), points.clone(), points);
        for _ in 1..window {
            if odd {
                let half = step.clone();
                curve.add_all(&mut step, &half);
            } else {
                let last = multiples.len().saturating_sub(rows);
                step = multiples.get(last..).unwrap_or_default().to_vec();
            }
            let mut sums = multiples.clone();
            curve.add_all(&mut sums, &step);
            multiples.append(&mut sums);
        }
        Self {
            window,
            rows,
            multiples,
        }
    }

    fn rows(curve: &Curve<F>, window: usize) -> usize {
        let bits = curve.order.len().saturating_mul(8);
        bits.saturating_add(1).div_ceil(window)
    }

    /// Bytes of a comb.
    pub(super) fn size(curve: &Curve<F>, window: usize) -> usize {
        (Self::rows(curve, window) << window >> 1).saturating_mul(size_of::<Affine<F>>())
    }

    /// Adds the digit's multiple of the row's point.
    pub(super) fn add(&self, curve: &Curve<F>, sum: &mut Option<Point<F>>, row: usize, digit: i32) {
        let column = (digit.unsigned_abs() as usize).wrapping_sub(1);
        let index = column.wrapping_mul(self.rows).wrapping_add(row);
        // Zero has no multiple.
        if digit != 0
            && let Some(multiple) = self.multiples.get(index)
        {
            *sum = match sum {
                Some(sum) => curve.add(sum, multiple, digit < 0),
                None if digit < 0 => Some(curve.negative(multiple)),
                None => Some(curve.point(multiple)),
            };
        }
    }

    pub(super) fn has_one_row(&self) -> bool {
        self.rows == 1
    }

    /// Of a scalar.
    pub(super) fn digits(&self, scalar: &[u8]) -> Vec<i32> {
        digits(scalar, self.window)
    }
}

/// 1, 3, 5 and so on times a point, as many as are below 2 to the power of the window; the same of 2 to that power times
/// the point, and so on.
pub(crate) struct OddMultiples<F: Field> {
    curve: &'static Curve<F>,
    table: Table<F>,
}

impl<F: Field> OddMultiples<F> {
    pub(super) fn new(curve: &'static Curve<F>, point: &Affine<F>, window: usize) -> Self {
        let points = Table::first(curve, point, window);
        let table = Table::new(curve, points, window, true);
        Self { curve, table }
    }

    /// x and y, big-endian.
    pub(crate) fn point(&self, row: usize, column: usize) -> [Vec<u8>; 2] {
        let index = column.wrapping_mul(self.table.rows).wrapping_add(row);
        let point = self.table.multiples.get(index);
        let coordinate = |number| self.curve.field.write(number);
        point.map_or_else(Default::default, |point| {
            [&point.x, &point.y].map(coordinate)
        })
    }
}

/// Of a big-endian number in base 2 to the power of the window, the lowest first, from minus half of that to half of
/// it.
pub(super) fn digits(number: &[u8], window: usize) -> Vec<i32> {
    let bits = number.len().saturating_mul(8);
    let count = bits.saturating_add(1).div_ceil(window);
    let mut carried = 0;
    let digits = to_limbs(number, window, count);
    let signed = digits.into_iter().map(|digit| {
        let digit = (digit as i32).wrapping_add(carried);
        carried = i32::from(digit << 1 > 1 << window);
        digit.wrapping_sub(carried << window)
    });
    signed.collect()
}
