//! Multiples that are all ready, added two at a time where the field has vectors for that.

#[cfg(all(test, feature = "full", jotwasm_fast, target_feature = "simd128"))]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests;

use super::curve::{Affine, Curve, Point};
use super::table::Table;
use crate::accel::field::{Field, Summand};
use alloc::vec::Vec;

/// Of combs. `None` also where this is not the way: the field has none, or points met that are the same or opposite.
pub(super) fn sum<F: Field>(curve: &Curve<F>, combs: &[(&Table<F>, Vec<i32>)]) -> Option<Point<F>> {
    let mut summands = Vec::new();
    for (comb, digits) in combs {
        for (row, digit) in digits.iter().enumerate() {
            summands.extend(comb.multiple(row, *digit).map(|Affine { x, y }| Summand {
                x,
                y,
                negated: *digit < 0,
            }));
        }
    }
    let [a, b] = curve.field.sums(&summands)?;
    let sum = add(curve, a, b)?;
    let (_, rest) = summands.as_chunks::<2>();
    let Some(last) = rest.first() else {
        return Some(sum);
    };
    let point = Affine {
        x: *last.x,
        y: *last.y,
    };
    curve.add(&sum, &point, last.negated)
}

/// "add-1998-cmo-2" of the Explicit-Formulas Database, of X, Y and Z. `None` where one is the point at infinity, and of
/// what it does not cover.
fn add<F: Field>(
    curve: &Curve<F>,
    [xa, ya, za]: [F::Element; 3],
    [xb, yb, zb]: [F::Element; 3],
) -> Option<Point<F>> {
    let f = &curve.field;
    let (za2, zb2) = (f.square(&za), f.square(&zb));
    let (xa, xb) = (f.multiply(&xa, &zb2), f.multiply(&xb, &za2));
    let ya = f.multiply(&ya, &f.multiply(&zb, &zb2));
    let yb = f.multiply(&yb, &f.multiply(&za, &za2));
    let (width, height) = (f.difference(&xb, &xa), f.difference(&yb, &ya));
    let z = f.multiply(&f.multiply(&za, &zb), &width);
    let [x, y] = curve.across([&xa, &ya], &width, &height);
    (!f.is_zero(&z)).then_some(Point { x, y, z })
}
