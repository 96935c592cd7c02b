//! y² = x³ + ax + b, where a is −3 or 0.

use super::Multiples;
use crate::accel::field::{Element, Field};

/// What a curve is known by, in big-endian numbers (NIST SP 800-186, SEC 2).
pub(crate) struct Parameters {
    pub(crate) prime: &'static [u8],
    pub(crate) order: &'static [u8],
    /// Whether a is −3; it is 0 otherwise.
    pub(crate) minus_three: bool,
    pub(crate) generator: (&'static [u8], &'static [u8]),
}

pub(crate) struct Curve {
    pub(super) field: Field,
    pub(super) order: Field,
    minus_three: bool,
    b: Element,
    /// Those of the generator.
    pub(super) multiples: Multiples,
}

/// In Jacobian coordinates: x is X/Z², y is Y/Z³. Where Z is zero, it is the point at infinity.
#[derive(Clone, Copy)]
pub(super) struct Point {
    pub(super) x: Element,
    pub(super) y: Element,
    pub(super) z: Element,
}

impl Curve {
    /// `None` where the parameters are of no curve.
    pub(crate) fn new(parameters: &Parameters) -> Option<Self> {
        let field = Field::new(parameters.prime)?;
        let (x, y) = parameters.generator;
        let (x, y) = (field.read(x)?, field.read(y)?);
        let mut curve = Self {
            field,
            order: Field::new(parameters.order)?,
            minus_three: parameters.minus_three,
            b: Element::ZERO,
            multiples: Multiples::NONE,
        };
        // The generator is on the curve, and so b is what is missing.
        curve.b = curve
            .field
            .subtract(&curve.field.square(&y), &curve.y_squared(&x));
        curve.multiples = Multiples::new(&curve, &curve.point(x, y));
        Some(curve)
    }

    pub(super) fn point(&self, x: Element, y: Element) -> Point {
        let z = self.field.one();
        Point { x, y, z }
    }

    pub(super) fn infinity(&self) -> Point {
        let [x, y, z] = [self.field.one(), self.field.one(), Element::ZERO];
        Point { x, y, z }
    }

    pub(super) fn negate(&self, point: &Point) -> Point {
        let y = self.field.negate(&point.y);
        Point { y, ..*point }
    }

    /// x³ + ax + b.
    pub(super) fn y_squared(&self, x: &Element) -> Element {
        let f = &self.field;
        let mut slope = f.square(x);
        if self.minus_three {
            slope = f.subtract(&slope, &self.triple(&f.one()));
        }
        f.add(&f.multiply(&slope, x), &self.b)
    }

    fn triple(&self, number: &Element) -> Element {
        self.field.add(&self.field.double(number), number)
    }

    /// "dbl-2001-b" of the Explicit-Formulas Database, for both a. No point has an order of 2.
    pub(super) fn double(&self, point: &Point) -> Point {
        let f = &self.field;
        let [x, y, z] = [&point.x, &point.y, &point.z];
        let (delta, gamma) = (f.square(z), f.square(y));
        let beta4 = f.double(&f.double(&f.multiply(x, &gamma)));
        let alpha = if self.minus_three {
            self.triple(&f.multiply(&f.subtract(x, &delta), &f.add(x, &delta)))
        } else {
            self.triple(&f.square(x))
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
    pub(super) fn add(&self, a: &Point, b: &Point) -> Point {
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
