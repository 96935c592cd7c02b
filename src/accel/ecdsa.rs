//! Points on the curves of JOSE, and the part of ECDSA that takes the time (FIPS 186-5 section 6.4.2): to add multiples
//! of two of them.

mod curve;
mod multiples;
mod parameters;
#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests;

use crate::accel::field::Field;
use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use curve::{Curve, Point};
use multiples::Multiples;
use once_cell::race::OnceBox;
pub(crate) use parameters::*;

/// The public keys of one curve.
pub(crate) trait Points: Sync {
    /// By both coordinates. `None` unless they have their full length and are on the curve.
    fn point(&'static self, x: &[u8], y: &[u8]) -> Option<Arc<dyn PublicKey>>;

    /// By the short form of SEC 1 section 2.3.3, which says of y only whether it is odd.
    fn point_from_x(&'static self, x: &[u8], odd: bool) -> Option<Arc<dyn PublicKey>>;
}

/// A point that is not the one at infinity.
pub(crate) trait PublicKey: Send + Sync {
    /// x, then y, each in full length.
    fn coordinates(&self) -> Vec<u8>;

    /// Whether the sum of `of_generator` times the generator and `of_key` times this point is a point whose x, modulo
    /// the order of the curve, is r. All of them are below the order, and as long.
    fn has_x(&self, of_generator: &[u8], of_key: &[u8], r: &[u8]) -> bool;
}

/// A curve that is made when it is first asked for.
pub(crate) struct Prepared<F: Field> {
    make: fn() -> Curve<F>,
    made: OnceBox<Curve<F>>,
}

impl<F: Field> Points for Prepared<F> {
    fn point(&'static self, x: &[u8], y: &[u8]) -> Option<Arc<dyn PublicKey>> {
        let Curve { field, .. } = self.curve();
        let (x, y) = (field.read(x)?, field.read(y)?);
        let on_curve = field.equal(&field.square(&y), &self.curve().y_squared(&x));
        on_curve.then(|| self.key(x, y))
    }

    fn point_from_x(&'static self, x: &[u8], odd: bool) -> Option<Arc<dyn PublicKey>> {
        let Curve { field, .. } = self.curve();
        let x = field.read(x)?;
        let root = field.root(&self.curve().y_squared(&x))?;
        let is_odd = field.write(&root).last().is_some_and(|last| last % 2 == 1);
        let y = if is_odd == odd {
            root
        } else {
            field.negate(&root)
        };
        Some(self.key(x, y))
    }
}

impl<F: Field> Prepared<F> {
    const fn new(make: fn() -> Curve<F>) -> Self {
        let made = OnceBox::new();
        Self { make, made }
    }

    fn curve(&'static self) -> &'static Curve<F> {
        self.made.get_or_init(|| Box::new((self.make)()))
    }

    fn key(&'static self, x: F::Element, y: F::Element) -> Arc<dyn PublicKey> {
        let (curve, point) = (self.curve(), self.curve().point(x, y));
        Arc::new(Key { curve, point })
    }
}

struct Key<F: Field> {
    curve: &'static Curve<F>,
    point: Point<F>,
}

impl<F: Field> PublicKey for Key<F> {
    fn coordinates(&self) -> Vec<u8> {
        let field = &self.curve.field;
        [field.write(&self.point.x), field.write(&self.point.y)].concat()
    }

    fn has_x(&self, of_generator: &[u8], of_key: &[u8], r: &[u8]) -> bool {
        let Curve { field, order, .. } = self.curve;
        let sum = self.curve.sum(of_generator, of_key, &self.point);
        // x is X/Z²; to compare without dividing, r is multiplied. It is below the order, which is below the prime.
        let z_squared = field.square(&sum.z);
        let is_x = |r| field.equal(&field.multiply(&r, &z_squared), &sum.x);
        let more = add(r, order).and_then(|more| field.read(&more));
        let one_is = field.read(r).is_some_and(is_x) || more.is_some_and(is_x);
        one_is && !field.is_zero(&sum.z)
    }
}

impl<F: Field> Curve<F> {
    /// u·G + v·Q.
    fn sum(&self, u: &[u8], v: &[u8], q: &Point<F>) -> Point<F> {
        let own = Multiples::new(self, q);
        let mut sum = self.infinity();
        let digits = multiples::digits(u).into_iter().zip(multiples::digits(v));
        for (of_generator, of_key) in digits.rev() {
            sum = self.double(&sum);
            sum = self.multiples.add(self, &sum, of_generator);
            sum = own.add(self, &sum, of_key);
        }
        sum
    }
}

/// Of numbers of one length, big-endian; `None` where the sum is longer.
fn add(a: &[u8], b: &[u8]) -> Option<Vec<u8>> {
    let mut carried = 0;
    let digits = a.iter().zip(b).rev().map(|(a, b)| {
        let sum = u16::from(*a)
            .wrapping_add((*b).into())
            .wrapping_add(carried);
        carried = sum >> 8;
        sum as u8
    });
    let mut sum: Vec<u8> = digits.collect();
    sum.reverse();
    (carried == 0).then_some(sum)
}
