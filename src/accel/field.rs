//! Numbers modulo a prime: the coordinates of points, and the scalars.

pub(crate) mod montgomery;
pub(crate) mod p256;
#[cfg(all(test, feature = "full"))]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests;

use crate::accel::inverse::inverse;
use alloc::vec::Vec;

/// A point to be added, or the one opposite to it.
pub(crate) struct Summand<'a, F: Field> {
    pub(crate) x: &'a F::Element,
    pub(crate) y: &'a F::Element,
    pub(crate) negated: bool,
}

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

    /// The same as [`Field::subtract`] in a form that may only be multiplied, squared, or compared with zero.
    fn difference(&self, a: &Self::Element, b: &Self::Element) -> Self::Element {
        self.subtract(a, b)
    }

    /// The same as [`Field::add`] in a form that may only be added to an element, or multiplied by one or by a difference.
    fn sum(&self, a: &Self::Element, b: &Self::Element) -> Self::Element {
        self.add(a, b)
    }

    /// Whether there is a [`Field::sums`].
    const IN_PAIRS: bool = false;

    /// Of points, every other one to the first sum and to the second, without the last where their number is odd: X, Y and Z
    /// in Jacobian coordinates. Z is zero, too, where points met that are the same or opposite.
    fn sums(&self, _: &[Summand<'_, Self>]) -> Option<[[Self::Element; 3]; 2]>
    where
        Self: Sized,
    {
        None
    }

    /// a − b − 2c.
    fn subtract_and_twice(
        &self,
        a: &Self::Element,
        b: &Self::Element,
        c: &Self::Element,
    ) -> Self::Element {
        self.subtract(&self.subtract(a, b), &self.double(c))
    }

    fn square(&self, number: &Self::Element) -> Self::Element {
        self.multiply(number, number)
    }

    fn double(&self, number: &Self::Element) -> Self::Element {
        self.add(number, number)
    }

    fn triple(&self, number: &Self::Element) -> Self::Element {
        self.add(&self.sum(number, number), number)
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

    /// Replaces each number by its inverse. None of them is zero.
    fn invert_all(&self, numbers: &mut [Self::Element]) {
        // To divide once, by the product of all: each inverse is that of the product, times all other numbers.
        let mut product = self.one();
        let mut products = Vec::with_capacity(numbers.len());
        for number in &*numbers {
            products.push(product);
            product = self.multiply(&product, number);
        }
        let mut rest = self.reduce(&inverse(&self.write(&product), self.prime()));
        for (number, before) in numbers.iter_mut().zip(&products).rev() {
            let next = self.multiply(&rest, number);
            *number = self.multiply(&rest, before);
            rest = next;
        }
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
