//! Sums of points on P-256 that depend on a secret.

use super::field::Element;
use super::inverse;
use alloc::vec::Vec;

/// x is X/Z², y is Y/Z³. Nothing asks for Z itself.
pub(super) struct Point {
    x: Element,
    y: Element,
    zz: Element,
    zzz: Element,
}

impl Point {
    pub(super) fn new([x, y]: [Element; 2]) -> Self {
        let (zz, zzz) = (Element::one(), Element::one());
        Self { x, y, zz, zzz }
    }

    /// "madd-2008-s" of the Explicit-Formulas Database. It does not cover what is the same point or the one opposite: Z is
    /// zero then, and stays so.
    pub(super) fn add(&mut self, [x, y]: &[Element; 2]) {
        let width = x.times(&self.zz).minus(&self.x);
        let height = y.times(&self.zzz).minus(&self.y);
        let width2 = width.times(&width);
        let width3 = width2.times(&width);
        let v = self.x.times(&width2);
        self.x = height.times(&height).minus(&width3).minus(&v).minus(&v);
        let y = self.y.times(&width3);
        self.y = height.times(&v.minus(&self.x)).minus(&y);
        self.zz = self.zz.times(&width2);
        self.zzz = self.zzz.times(&width3);
    }

    /// x and y, big-endian; `None` where Z is zero.
    pub(super) fn coordinates(&self) -> Option<[Vec<u8>; 2]> {
        let inverse = inverse::of_element(&self.zzz)?;
        let of_z = self.zz.times(&inverse);
        let x = self.x.times(&of_z.times(&of_z));
        Some([x.write(), self.y.times(&inverse).write()])
    }
}
