//! Sums of points on edwards25519 that depend on a secret.

use super::field::Element;
use alloc::vec::Vec;

/// By x and y.
pub(super) type Affine = [Element; 2];

/// In extended coordinates: x is X/Z, y is Y/Z, and xy is T/Z. Z is not zero.
#[derive(Clone, Copy)]
pub(super) struct Point {
    x: Element,
    y: Element,
    z: Element,
    t: Element,
}

impl Point {
    /// Twice d, of the curve −x² + y² = 1 + dx²y² (RFC 8032 section 5.1).
    pub(super) const D2: Element = Element::read(&[
        0x59, 0xf1, 0xb2, 0x26, 0x94, 0x9b, 0xd6, 0xeb, 0x56, 0xb1, 0x83, 0x82, 0x9a, 0x14, 0xe0,
        0x00, 0x30, 0xd1, 0xf3, 0xee, 0xf2, 0x80, 0x8e, 0x19, 0xe7, 0xfc, 0xdf, 0x56, 0xdc, 0xd9,
        0x06, 0x24,
    ]);

    pub(super) fn new(&[x, y]: &Affine) -> Self {
        let (z, t) = (Element::ONE, x.times(&y));
        Self { x, y, z, t }
    }

    /// "madd-2008-hwcd-3" of the Explicit-Formulas Database, which has no exceptions.
    pub(super) fn add(&mut self, [x, y]: &Affine) {
        let a = self.y.minus(&self.x).times(&y.minus(x));
        let b = self.y.plus(&self.x).times(&y.plus(x));
        let c = self.t.times(&x.times(y)).times(&Self::D2);
        let d = self.z.plus(&self.z).carried();
        let (e, f, g, h) = (b.minus(&a), d.minus(&c), d.plus(&c), b.plus(&a));
        self.x = e.times(&f);
        self.y = g.times(&h);
        self.z = f.times(&g);
        self.t = e.times(&h);
    }

    pub(super) fn affine(&self) -> Affine {
        let inverse = self.z.inverse();
        [self.x.times(&inverse), self.y.times(&inverse)]
    }

    /// The last first.
    pub(super) fn all_affine(points: &[Self]) -> Vec<Affine> {
        // To divide once, by the product of all Z: each inverse is that of the product, times all other Z.
        let mut product = Element::ONE;
        let mut products = Vec::with_capacity(points.len());
        for point in points {
            products.push(product);
            product = product.times(&point.z);
        }
        let mut rest = product.inverse();
        let points = points.iter().zip(&products).rev();
        let affine = points.map(|(point, before)| {
            let inverse = rest.times(before);
            rest = rest.times(&point.z);
            [point.x.times(&inverse), point.y.times(&inverse)]
        });
        affine.collect()
    }
}
