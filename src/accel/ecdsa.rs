//! Points on the curves of JOSE, and the part of ECDSA that takes the time (FIPS 186-5 section 6.4.2): to add multiples
//! of two of them.

mod curve;
mod multiples;
mod pairs;
mod parameters;
mod table;
#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests;

use crate::accel::field::Field;
use crate::accel::inverse::inverse;
use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use curve::{Affine, Curve, Point};
use multiples::Multiples;
use once_cell::race::OnceBox;
pub(crate) use parameters::*;
use table::OddMultiples;

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

    /// 1/s modulo the order of the curve, of a number above zero and below that.
    fn inverse(&self, s: &[u8]) -> Vec<u8>;

    /// Whether the sum of `of_generator` times the generator and `of_key` times this point is a point whose x, modulo
    /// the order of the curve, is r. All of them are below the order, and as long.
    fn has_x(&self, of_generator: &[u8], of_key: &[u8], r: &[u8]) -> bool;
}

/// A curve that is made when it is first asked for.
pub(crate) struct Prepared<F: Field> {
    make: fn() -> Group<F>,
    made: OnceBox<Group<F>>,
}

/// A curve and its generator.
pub(crate) struct Group<F: Field> {
    curve: Curve<F>,
    generator: Multiples<F>,
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
    const fn new(make: fn() -> Group<F>) -> Self {
        let made = OnceBox::new();
        Self { make, made }
    }

    fn group(&'static self) -> &'static Group<F> {
        self.made.get_or_init(|| Box::new((self.make)()))
    }

    fn curve(&'static self) -> &'static Curve<F> {
        &self.group().curve
    }

    #[cfg(test)]
    pub(crate) fn field(&'static self) -> &'static F {
        &self.curve().field
    }

    /// Big-endian, as is the order.
    pub(crate) fn prime(&'static self) -> &'static [u8] {
        self.curve().field.prime()
    }

    pub(crate) fn order(&'static self) -> &'static [u8] {
        self.curve().order
    }

    /// Those of the generator, ready to be looked up.
    pub(crate) fn multiples(&'static self, window: usize) -> OddMultiples<F> {
        let Group { curve, generator } = self.group();
        OddMultiples::new(curve, generator.once(), window)
    }

    fn key(&'static self, x: F::Element, y: F::Element) -> Arc<dyn PublicKey> {
        Arc::new(Key {
            group: self.group(),
            point: Multiples::of_key(Affine { x, y }),
        })
    }
}

impl<F: Field> Group<F> {
    /// By the big-endian coordinates of its generator.
    fn new(field: F, order: &'static [u8], minus_three: bool, generator: [&[u8]; 2]) -> Self {
        let [x, y] = generator.map(|number| field.reduce(number));
        let generator = Affine { x, y };
        Self {
            curve: Curve::new(field, order, minus_three, &generator),
            generator: Multiples::of_generator(generator),
        }
    }
}

struct Key<F: Field> {
    group: &'static Group<F>,
    point: Multiples<F>,
}

impl<F: Field> PublicKey for Key<F> {
    fn coordinates(&self) -> Vec<u8> {
        let (field, point) = (&self.group.curve.field, self.point.once());
        [field.write(&point.x), field.write(&point.y)].concat()
    }

    fn inverse(&self, s: &[u8]) -> Vec<u8> {
        inverse(s, self.group.curve.order)
    }

    fn has_x(&self, of_generator: &[u8], of_key: &[u8], r: &[u8]) -> bool {
        let Group { curve, generator } = self.group;
        let Curve { field, order, .. } = curve;
        let sum = multiples::sum(curve, [(generator, of_generator), (&self.point, of_key)]);
        let Some(Point { x, z, .. }) = sum else {
            return false;
        };
        // x is X/Z²; to compare without dividing, r is multiplied. It is below the order, which is below the prime.
        let z_squared = field.square(&z);
        let is_x = |r: &[u8]| {
            let r = field.read(r);
            r.is_some_and(|r| field.equal(&field.multiply(&r, &z_squared), &x))
        };
        is_x(r) || add(r, order).is_some_and(|more| is_x(&more))
    }
}

/// Of numbers of one length, big-endian; `None` where the sum is longer.
fn add(a: &[u8], b: &[u8]) -> Option<Vec<u8>> {
    let (mut sum, mut carried) = (a.to_vec(), 0);
    for (digit, other) in sum.iter_mut().zip(b).rev() {
        let total = u16::from(*digit).wrapping_add((*other).into());
        carried = total.wrapping_add(carried);
        *digit = carried as u8;
        carried >>= 8;
    }
    (carried == 0).then_some(sum)
}
