//! y² = x³ + ax + b, where a is −3 or 0.

use super::multiples::Multiples;
use crate::accel::field::Field;

pub(crate) struct Curve<F: Field> {
    pub(super) field: F,
    /// Big-endian.
    pub(super) order: &'static [u8],
    /// Whether a is −3; it is 0 otherwise.
    minus_three: bool,
    b: F::Element,
    /// Those of the generator.
    pub(super) multiples: Multiples<F>,
}

/// In Jacobian coordinates: x is X/Z², y is Y/Z³. Where Z is zero, it is the point at infinity.
pub(super) struct Point<F: Field> {
    pub(super) x: F::Element,
    pub(super) y: F::Element,
    pub(super) z: F::Element,
}

impl<F: Field> Copy for Point<F> {}

impl<F: Field> Clone for Point<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Field> Curve<F> {
    /// By the big-endian coordinates of its generator.
    pub(super) fn new(
        field: F,
        order: &'static [u8],
        minus_three: bool,
        generator: [&[u8]; 2],
    ) -> Self {
        let [x, y] = generator.map(|number| field.reduce(number));
        let mut curve = Self {
            field,
            order,
            minus_three,
            b: F::ZERO,
            multiples: Multiples::none(),
        };
        // The generator is on the curve, and so b is what is missing.
        let (y_squared, rest) = (curve.field.square(&y), curve.y_squared(&x));
        curve.b = curve.field.subtract(&y_squared, &rest);
        curve.multiples = Multiples::new(&curve, &curve.point(x, y));
        curve
    }

    pub(super) fn point(&self, x: F::Element, y: F::Element) -> Point<F> {
        let z = self.field.one();
        Point { x, y, z }
    }

    pub(super) fn infinity(&self) -> Point<F> {
        let [x, y, z] = [self.field.one(), self.field.one(), F::ZERO];
        Point { x, y, z }
    }

    pub(super) fn negate(&self, point: &Point<F>) -> Point<F> {
        let y = self.field.negate(&point.y);
        Point { y, ..*point }
    }

    /// x³ + ax + b.
    pub(super) fn y_squared(&self, x: &F::Element) -> F::Element {
        let f = &self.field;
        let mut slope = f.square(x);
        if self.minus_three {
            slope = f.subtract(&slope, &f.triple(&f.one()));
        }
        f.add(&f.multiply(&slope, x), &self.b)
    }

    /// "dbl-2001-b" of the Explicit-Formulas Database, for both a. No point has an order of 2.
    pub(super) fn double(&self, point: &Point<F>) -> Point<F> {
        let f = &self.field;
        let [x, y, z] = [&point.x, &point.y, &point.z];
        let (delta, gamma) = (f.square(z), f.square(y));
        let beta4 = f.double(&f.double(&f.multiply(x, &gamma)));
        let alpha = if self.minus_three {
            f.triple(&f.multiply(&f.subtract(x, &delta), &f.add(x, &delta)))
        } else {
            f.triple(&f.square(x))
        };
        let x3 = f.subtract(&f.square(&alpha), &f.double(&beta4));
        let gamma2 = f.double(&gamma);
        let y3 = f.multiply(&alpha, &f.subtract(&beta4, &x3));
        Point {
            x: x3,
            y: f.subtract(&y3, &f.double(&f.square(&gamma2))),
            z: f.double(&f.multiply(y, z)),
        }
    }

    /// "add-1998-cmo-2" of the same, and what it does not cover.
    pub(super) fn add(&self, a: &Point<F>, b: &Point<F>) -> Point<F> {
        let f = &self.field;
        if f.is_zero(&a.z) {
            return *b;
        }
        if f.is_zero(&b.z) {
            return *a;
        }
        let (za, zb) = (f.square(&a.z), f.square(&b.z));
        let (xa, xb) = (f.multiply(&a.x, &zb), f.multiply(&b.x, &za));
        let ya = f.multiply(&a.y, &f.multiply(&b.z, &zb));
        let yb = f.multiply(&b.y, &f.multiply(&a.z, &za));
        let (width, height) = (f.subtract(&xb, &xa), f.subtract(&yb, &ya));
        if f.is_zero(&width) {
            return if f.is_zero(&height) {
                self.double(a)
            } else {
                self.infinity()
            };
        }
        let width2 = f.square(&width);
        let width3 = f.multiply(&width, &width2);
        let v = f.multiply(&xa, &width2);
        let x = f.subtract(&f.square(&height), &f.add(&width3, &f.double(&v)));
        let y = f.multiply(&height, &f.subtract(&v, &x));
        Point {
            x,
            y: f.subtract(&y, &f.multiply(&ya, &width3)),
            z: f.multiply(&f.multiply(&a.z, &b.z), &width),
        }
    }
}
