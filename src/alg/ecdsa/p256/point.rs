//! Sums of points on P-256 that depend on a secret.

use super::field::Element;
use super::inverse;
use alloc::vec::Vec;

/// In Jacobian coordinates: x is X/Z², y is Y/Z³.
pub(super) struct Point {
    x: Element,
    y: Element,
    z: Element,
}

impl Point {
    pub(super) fn new([x, y]: [Element; 2]) -> Self {
        let z = Element::one();
        Self { x, y, z }
    }

    /// "madd-2004-hmv" of the Explicit-Formulas Database. It does not cover what is the same point or the one opposite:
    /// Z is zero then, and stays so.
    pub(super) fn add(&mut self, [x, y]: &[Element; 2]) {
        let z2 = self.z.times(&self.z);
        let width = x.times(&z2).minus(&self.x);
        let height = y.times(&self.z.times(&z2)).minus(&self.y);
        let width2 = width.times(&width);
        let width3 = width2.times(&width);
        let v = self.x.times(&width2);
        self.x = height.times(&height).minus(&width3).minus(&v).minus(&v);
        let y = self.y.times(&width3);
        self.y = height.times(&v.minus(&self.x)).minus(&y);
        self.z = self.z.times(&width);
    }

    /// x and y, big-endian; `None` where Z is zero.
    pub(super) fn coordinates(&self) -> Option<[Vec<u8>; 2]> {
        let inverse = inverse::of_element(&self.z)?;
        let squared = inverse.times(&inverse);
        let y = self.y.times(&squared.times(&inverse));
        Some([self.x.times(&squared).write(), y.write()])
    }
}
