//! Multiples of a point that are ready, for the digits of scalars to ask for.

use super::curve::{Affine, Curve, Point};
use crate::accel::field::Field;
use crate::accel::limbs::to_limbs;
use crate::earned::Parts;
use alloc::vec;
use alloc::vec::Vec;

/// Of so many bits a digit would have to be that the columns which are made at a time were enough: that takes about as
/// long as a verification without a comb.
const AT_ONCE: usize = 5;
const COLUMNS: usize = 1 << AT_ONCE >> 1;

/// One to half of 2 to the power of the window times a point; the same of 2 to that power times the point, and so on
/// for as many rows as there are.
pub(crate) struct Table<F: Field> {
    window: usize,
    rows: usize,
    multiples: Parts<Vec<Affine<F>>>,
}

impl<F: Field> Table<F> {
    /// With so many rows that all digits of a scalar find theirs.
    pub(super) fn comb(curve: &Curve<F>, point: &Affine<F>, window: usize) -> Self {
        Self::new(curve, first(curve, point, window), window)
    }

    /// With one row.
    pub(super) fn row(curve: &Curve<F>, point: &Affine<F>, window: usize) -> Self {
        Self::new(curve, vec![*point], window)
    }

    /// With the columns that are made first.
    fn new(curve: &Curve<F>, points: Vec<Affine<F>>, window: usize) -> Self {
        let rows = points.len();
        let columns = columns(curve, points, window.min(AT_ONCE), false);
        let multiples = Parts::new(columns, 1 << window.saturating_sub(AT_ONCE));
        Self {
            window,
            rows,
            multiples,
        }
    }

    /// Makes more columns; whether those were the last.
    pub(super) fn grow(&self, curve: &Curve<F>) -> bool {
        self.multiples.grow(|first, before| {
            let mut sums = first.clone();
            let last = before.len().saturating_sub(self.rows);
            curve.add_all(&mut sums, before.get(last..).unwrap_or_default());
            sums
        })
    }

    /// Bytes of a comb.
    pub(super) fn size(curve: &Curve<F>, window: usize) -> usize {
        (rows(curve, window) << window >> 1).saturating_mul(size_of::<Affine<F>>())
    }

    /// Of the row's point, for the size of a digit; zero has none.
    pub(super) fn multiple(&self, row: usize, digit: i32) -> Option<&Affine<F>> {
        let column = (digit.unsigned_abs() as usize).wrapping_sub(1);
        let index = (column % COLUMNS).wrapping_mul(self.rows).wrapping_add(row);
        let part = || self.multiples.get(column / COLUMNS);
        (digit != 0).then(part)??.get(index)
    }

    /// Adds the digit's multiple of the row's point.
    pub(super) fn add(&self, curve: &Curve<F>, sum: &mut Option<Point<F>>, row: usize, digit: i32) {
        if let Some(multiple) = self.multiple(row, digit) {
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

fn rows<F: Field>(curve: &Curve<F>, window: usize) -> usize {
    let bits = curve.order.len().saturating_mul(8);
    bits.saturating_add(1).div_ceil(window)
}

/// The points that rows begin with.
fn first<F: Field>(curve: &Curve<F>, point: &Affine<F>, window: usize) -> Vec<Affine<F>> {
    let mut row = curve.point(point);
    let mut points = Vec::new();
    for _ in 0..rows(curve, window) {
        points.push(row);
        row = (0..window).fold(row, |row, _| curve.double(&row));
    }
    curve.normalize(&points)
}

/// Once all points in the order of their rows, then twice all of them, and so on; odd multiples alone where asked for. As
/// many columns as digits of so many bits take.
fn columns<F: Field>(
    curve: &Curve<F>,
    points: Vec<Affine<F>>,
    window: usize,
    odd: bool,
) -> Vec<Affine<F>> {
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
    multiples
}

/// 1, 3, 5 and so on times a point, as many as are below 2 to the power of the window; the same of 2 to that power times
/// the point, and so on.
pub(crate) struct OddMultiples<F: Field> {
    curve: &'static Curve<F>,
    rows: usize,
    multiples: Vec<Affine<F>>,
}

impl<F: Field> OddMultiples<F> {
    pub(super) fn new(curve: &'static Curve<F>, point: &Affine<F>, window: usize) -> Self {
        let points = first(curve, point, window);
        let rows = points.len();
        let multiples = columns(curve, points, window, true);
        Self {
            curve,
            rows,
            multiples,
        }
    }

    /// x and y, big-endian.
    pub(crate) fn point(&self, row: usize, column: usize) -> [Vec<u8>; 2] {
        let index = column.wrapping_mul(self.rows).wrapping_add(row);
        let point = self.multiples.get(index);
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
