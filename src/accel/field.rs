//! Numbers modulo a prime: the coordinates of points, and the scalars.

pub(crate) mod montgomery;
pub(crate) mod p256;

use alloc::vec::Vec;

/// Arithmetic with elements in whatever form is quick. What comes out of one operation may go into any other.
pub(crate) trait Field: Send + Sync + 'static {
    type Element: Copy + Send + Sync;
    const ZERO: Self::Element;

    fn one(&self) -> Self::Element;

    /// The prime, big-endian.
    fn prime(&self) -> &'static [u8];

    /// Of a number that is as long as the prime at most.
    fn reduce(&self, number: &[u8]) -> Self::Element;

    /// As long as the prime, and smaller.
    fn write(&self, number: &Self::Element) -> Vec<u8>;

    fn multiply(&self, a: &Self::Element, b: &Self::Element) -> Self::Element;
    fn add(&self, a: &Self::Element, b: &Self::Element) -> Self::Element;
    fn subtract(&self, a: &Self::Element, b: &Self::Element) -> Self::Element;
    fn is_zero(&self, number: &Self::Element) -> bool;

    fn square(&self, number: &Self::Element) -> Self::Element {
        self.multiply(number, number)
    }

    fn double(&self, number: &Self::Element) -> Self::Element {
        self.add(number, number)
    }

    fn triple(&self, number: &Self::Element) -> Self::Element {
        self.add(&self.double(number), number)
    }

    fn negate(&self, number: &Self::Element) -> Self::Element {
        self.subtract(&Self::ZERO, number)
    }

    fn equal(&self, a: &Self::Element, b: &Self::Element) -> bool {
        self.is_zero(&self.subtract(a, b))
    }

    /// `None` unless the number is as long as the prime, and smaller.
    fn read(&self, number: &[u8]) -> Option<Self::Element> {
        let prime = self.prime();
        (number.len() == prime.len() && number < prime).then(|| self.reduce(number))
    }

    /// The exponent is big-endian.
    fn power(&self, base: &Self::Element, exponent: &[u8]) -> Self::Element {
        let bits = exponent
            .iter()
            .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1));
        bits.fold(self.one(), |power, bit| {
            let square = self.square(&power);
            if bit {
                self.multiply(&square, base)
            } else {
                square
            }
        })
    }

    /// A root of a square, modulo a prime that is 3 more than a multiple of 4: as all of curves in use are.
    fn root(&self, number: &Self::Element) -> Option<Self::Element> {
        // x to the power of (p + 1)/4, which is 1 more than p/4 rounded down.
        let quarter = self.prime().iter().scan(0, |carried, byte| {
            let digit = byte >> 2 | *carried << 6;
            *carried = byte & 3;
            Some(digit)
        });
        let power = self.power(number, &quarter.collect::<Vec<_>>());
        let root = self.multiply(&power, number);
        self.equal(&self.square(&root), number).then_some(root)
    }
}
