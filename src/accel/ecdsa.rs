//! Points on the curves of JOSE, and the check of a signature against one (FIPS 186-5 section 6.4.2).

mod curve;
mod multiples;
pub(crate) mod parameters;
#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests;

use alloc::vec::Vec;
use curve::{Curve, Point};
use multiples::Multiples;
pub(crate) use parameters::Prepared;

/// A public key.
#[derive(Clone)]
pub(crate) struct PublicKey {
    curve: &'static Curve,
    point: Point,
}

impl PublicKey {
    /// `None` unless both have their full length and are on the curve.
    pub(crate) fn new(curve: &'static Curve, x: &[u8], y: &[u8]) -> Option<Self> {
        let field = &curve.field;
        let (x, y) = (field.read(x)?, field.read(y)?);
        let on_curve = field.equal(&field.square(&y), &curve.y_squared(&x));
        on_curve.then(|| Self {
            curve,
            point: curve.point(x, y),
        })
    }

    /// From the short form of SEC 1 section 2.3.3, which says of y only whether it is odd.
    pub(crate) fn from_x(curve: &'static Curve, x: &[u8], odd: bool) -> Option<Self> {
        let field = &curve.field;
        let x = field.read(x)?;
        let root = field.root(&curve.y_squared(&x))?;
        let is_odd = field.write(&root).last().is_some_and(|last| last % 2 == 1);
        let y = if is_odd == odd {
            root
        } else {
            field.negate(&root)
        };
        Some(Self {
            curve,
            point: curve.point(x, y),
        })
    }

    /// x, then y, each in full length.
    pub(crate) fn coordinates(&self) -> Vec<u8> {
        let field = &self.curve.field;
        [field.write(&self.point.x), field.write(&self.point.y)].concat()
    }

    /// Of a digest that is as long as the order of the curve at most. The signature is r, then s.
    pub(crate) fn verify(&self, digest: &[u8], signature: &[u8]) -> bool {
        let half = self.curve.order.bytes().len();
        let parts = signature.split_at_checked(half);
        parts.is_some_and(|(r, s)| self.check(digest, r, s).is_some())
    }

    fn check(&self, digest: &[u8], r: &[u8], s: &[u8]) -> Option<()> {
        let Curve { field, order, .. } = self.curve;
        let scalar = |bytes| order.read(bytes).filter(|number| !order.is_zero(number));
        let (r_scalar, inverse) = (scalar(r)?, order.invert(&scalar(s)?));
        let of_generator = order.write(&order.multiply(&order.reduce(digest), &inverse));
        let of_key = order.write(&order.multiply(&r_scalar, &inverse));
        let sum = self.curve.sum(&of_generator, &of_key, &self.point);
        if field.is_zero(&sum.z) {
            return None;
        }
        // x is X/Z²; to compare without dividing, r is multiplied. r is x modulo the order, which is below the prime.
        let z_squared = field.square(&sum.z);
        let is_x = |r| field.equal(&field.multiply(&r, &z_squared), &sum.x);
        let more = add(r, order.bytes()).and_then(|more| field.read(&more));
        (is_x(field.read(r)?) || more.is_some_and(is_x)).then_some(())
    }
}

impl Curve {
    /// u·G + v·Q.
    fn sum(&self, u: &[u8], v: &[u8], q: &Point) -> Point {
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
