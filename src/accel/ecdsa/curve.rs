//! y² = x³ + ax + b, where a is −3 or 0.

use crate::accel::field::Field;
use alloc::vec::Vec;

pub(crate) struct Curve<F: Field> {
    pub(super) field: F,
    /// Big-endian.
    pub(super) order: &'static [u8],
    /// Whether a is −3; it is 0 otherwise.
    minus_three: bool,
    b: F::Element,
}

/// By x and y: any point but the one at infinity.
pub(super) struct Affine<F: Field> {
    pub(super) x: F::Element,
    pub(super) y: F::Element,
}

/// In Jacobian coordinates: x is X/Z², y is Y/Z³, and Z is not zero. No point at all is the one at infinity.
pub(super) struct Point<F: Field> {
    pub(super) x: F::Element,
    pub(super) y: F::Element,
    pub(super) z: F::Element,
}

impl<F: Field> Copy for Affine<F> {}

impl<F: Field> Clone for Affine<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Field> Copy for Point<F> {}

impl<F: Field> Clone for Point<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Field> Curve<F> {
    /// By a point that is on it, as the generator is: b is what makes it so.
    pub(super) fn new(
        field: F,
        order: &'static [u8],
        minus_three: bool,
        point: &Affine<F>,
    ) -> Self {
        let mut curve = Self {
            field,
            order,
            minus_three,
            b: F::ZERO,
        };
        let y_squared = curve.field.square(&point.y);
        curve.b = curve.field.subtract(&y_squared, &curve.y_squared(&point.x));
        curve
    }

    pub(super) fn point(&self, affine: &Affine<F>) -> Point<F> {
        let (Affine { x, y }, z) = (*affine, self.field.one());
        Point { x, y, z }
    }

    /// The point opposite.
    pub(super) fn negative(&self, affine: &Affine<F>) -> Point<F> {
        let y = self.field.negate(&affine.y);
        self.point(&Affine { y, ..*affine })
    }

    /// x³ + ax + b.
    pub(super) fn y_squared(&self, x: &F::Element) -> F::Element {
        let f = &self.field;
        let square = f.square(x);
        let with_a = if self.minus_three {
            f.subtract(&square, &f.triple(&f.one()))
        } else {
            square
        };
        f.add(&f.multiply(&with_a, x), &self.b)
    }

    /// 3x² + a.
    fn slope_of_cubic(&self, x: &F::Element) -> F::Element {
        let f = &self.field;
        let square = f.square(x);
        let third = if self.minus_three {
            f.subtract(&square, &f.one())
        } else {
            square
        };
        f.triple(&third)
    }

    /// "dbl-2001-b" of the Explicit-Formulas Database, for both a. No point has an order of 2.
    pub(super) fn double(&self, point: &Point<F>) -> Point<F> {
        let f = &self.field;
        let [x, y, z] = [&point.x, &point.y, &point.z];
        let (delta, gamma) = (f.square(z), f.square(y));
        let gamma2 = f.double(&gamma);
        let beta4 = f.multiply(&f.sum(x, x), &gamma2);
        let alpha = if self.minus_three {
            f.triple(&f.multiply(&f.sum(x, &delta), &f.difference(x, &delta)))
        } else {
            f.triple(&f.square(x))
        };
        let x3 = f.subtract_and_twice(&f.square(&alpha), &F::ZERO, &beta4);
        let y3 = f.multiply(&alpha, &f.difference(&beta4, &x3));
        Point {
            x: x3,
            y: f.subtract_and_twice(&y3, &F::ZERO, &f.square(&gamma2)),
            z: f.multiply(&f.sum(y, y), z),
        }
    }

    /// "madd-2004-hmv" of the same, and what it does not cover. Where `negated`, the point opposite to b is added.
    pub(super) fn add(&self, a: &Point<F>, b: &Affine<F>, negated: bool) -> Option<Point<F>> {
        let f = &self.field;
        let za = f.square(&a.z);
        let xb = f.multiply(&b.x, &za);
        let za3 = f.multiply(&a.z, &za);
        let yb = if negated {
            f.multiply(&f.difference(&F::ZERO, &b.y), &za3)
        } else {
            f.multiply(&b.y, &za3)
        };
        let width = f.difference(&xb, &a.x);
        let height = f.difference(&yb, &a.y);
        if f.is_zero(&width) {
            // The same point, or the one opposite.
            return f.is_zero(&height).then(|| self.double(a));
        }
        let [x, y] = self.across([&a.x, &a.y], &width, &height);
        let z = f.multiply(&a.z, &width);
        Some(Point { x, y, z })
    }

    /// X and Y of the sum of a point and one that is so far from it, both with one Z: the sum's Z is that times the width.
    #[inline(always)]
    pub(super) fn across(
        &self,
        [x, y]: [&F::Element; 2],
        width: &F::Element,
        height: &F::Element,
    ) -> [F::Element; 2] {
        let f = &self.field;
        let width2 = f.square(width);
        let width3 = f.multiply(width, &width2);
        let v = f.multiply(x, &width2);
        let x = f.subtract_and_twice(&f.square(height), &width3, &v);
        let rise = f.multiply(height, &f.difference(&v, &x));
        [x, f.subtract(&rise, &f.multiply(y, &width3))]
    }

    /// Adds to each of the points the one of `others` whose turn it is: the same one, perhaps, but never the one
    /// opposite.
    pub(super) fn add_all(&self, points: &mut [Affine<F>], others: &[Affine<F>]) {
        let f = &self.field;
        let pairs = points.iter().zip(others.iter().cycle());
        let mut inverses: Vec<_> = pairs.map(|(a, b)| self.run(a, b)).collect();
        f.invert_all(&mut inverses);
        let pairs = points.iter_mut().zip(others.iter().cycle());
        for ((a, b), inverse) in pairs.zip(&inverses) {
            let slope = f.multiply(&self.rise(a, b), inverse);
            let x = f.subtract(&f.square(&slope), &f.add(&a.x, &b.x));
            let y = f.multiply(&slope, &f.difference(&a.x, &x));
            let y = f.subtract(&y, &a.y);
            *a = Affine { x, y };
        }
    }

    /// Of the line through both points, or of the tangent where they are the same, the x of a slope.
    fn run(&self, a: &Affine<F>, b: &Affine<F>) -> F::Element {
        let run = self.field.subtract(&b.x, &a.x);
        if self.field.is_zero(&run) {
            return self.field.double(&a.y);
        }
        run
    }

    /// The y of that slope.
    fn rise(&self, a: &Affine<F>, b: &Affine<F>) -> F::Element {
        let rise = self.field.subtract(&b.y, &a.y);
        // Points of the same y and another x are on a line that is level.
        if self.field.is_zero(&rise) && self.field.equal(&a.x, &b.x) {
            return self.slope_of_cubic(&a.x);
        }
        rise
    }

    pub(super) fn normalize(&self, points: &[Point<F>]) -> Vec<Affine<F>> {
        let f = &self.field;
        let mut inverses: Vec<_> = points.iter().map(|point| point.z).collect();
        f.invert_all(&mut inverses);
        let affine = points.iter().zip(&inverses).map(|(point, inverse)| {
            let squared = f.square(inverse);
            let x = f.multiply(&point.x, &squared);
            let y = f.multiply(&point.y, &f.multiply(&squared, inverse));
            Affine { x, y }
        });
        affine.collect()
    }
}
