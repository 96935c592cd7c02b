//! Numbers modulo a prime of 256 to 521 bits: those that the coordinates and scalars of a curve are.

use super::limbs::{LIMB, MASK, to_bytes, to_limbs};
use super::mont::Modulus;
use alloc::vec::Vec;

/// Limbs of 28 bits for 521 bits, an even number of them.
const LIMBS: usize = 20;

/// A number in Montgomery's form, below twice the prime.
#[derive(Clone, Copy)]
pub(super) struct Element([u32; LIMBS]);

impl Element {
    pub(super) const ZERO: Self = Self([0; LIMBS]);
}

pub(super) struct Field {
    modulus: Modulus,
    /// Twice the prime.
    twice: Element,
    one: Element,
}

impl Field {
    /// `None` unless it is odd and of a size that fits. Whether it is a prime is for the caller to know.
    pub(super) fn new(prime: &[u8]) -> Option<Self> {
        let modulus = Modulus::new(prime).filter(|modulus| modulus.limbs().len() <= LIMBS)?;
        let prime = element(modulus.limbs());
        let mut field = Self {
            modulus,
            twice: sum(&prime, &prime),
            one: Element::ZERO,
        };
        field.one = field.in_form(&element(&[1]));
        Some(field)
    }

    pub(super) fn one(&self) -> Element {
        self.one
    }

    /// The prime, big-endian.
    pub(super) fn bytes(&self) -> &[u8] {
        self.modulus.bytes()
    }

    /// `None` unless the number is as long as the prime, and smaller.
    pub(super) fn read(&self, bytes: &[u8]) -> Option<Element> {
        if bytes.len() != self.bytes().len() || bytes >= self.bytes() {
            return None;
        }
        Some(self.in_form(&element(&to_limbs(bytes, LIMBS))))
    }

    /// Of a number that is as long as the prime at most.
    pub(super) fn reduce(&self, bytes: &[u8]) -> Element {
        self.in_form(&element(&to_limbs(bytes, LIMBS)))
    }

    /// As long as the prime, and smaller.
    pub(super) fn write(&self, number: &Element) -> Vec<u8> {
        let number = self.multiply(number, &element(&[1]));
        let prime = element(self.modulus.limbs());
        let number = difference(&number, &prime).unwrap_or(number);
        to_bytes(number.0.into(), self.bytes().len())
    }

    fn in_form(&self, number: &Element) -> Element {
        self.multiply(number, &element(self.modulus.r_squared()))
    }

    pub(super) fn multiply(&self, a: &Element, b: &Element) -> Element {
        let mut columns = [0; 2 * LIMBS];
        let limbs = self.modulus.limbs().len();
        let columns = columns.get_mut(..limbs.saturating_mul(2));
        let used = |number| <[u32]>::get(number, ..limbs).unwrap_or_default();
        let product = self
            .modulus
            .columns(columns.unwrap_or_default(), used(&a.0), used(&b.0));
        let mut limbs = Element::ZERO;
        for (limb, column) in limbs.0.iter_mut().zip(product) {
            *limb = *column as u32;
        }
        limbs
    }

    pub(super) fn square(&self, number: &Element) -> Element {
        self.multiply(number, number)
    }

    pub(super) fn add(&self, a: &Element, b: &Element) -> Element {
        let sum = sum(a, b);
        difference(&sum, &self.twice).unwrap_or(sum)
    }

    pub(super) fn double(&self, number: &Element) -> Element {
        self.add(number, number)
    }

    pub(super) fn subtract(&self, a: &Element, b: &Element) -> Element {
        difference(a, b).unwrap_or_else(|| {
            let more = sum(a, &self.twice);
            difference(&more, b).unwrap_or(more)
        })
    }

    pub(super) fn negate(&self, number: &Element) -> Element {
        self.subtract(&Element::ZERO, number)
    }

    pub(super) fn is_zero(&self, number: &Element) -> bool {
        let prime = self.modulus.limbs();
        let used = number.0.get(..prime.len()).unwrap_or_default();
        used == prime || used.iter().all(|limb| *limb == 0)
    }

    pub(super) fn equal(&self, a: &Element, b: &Element) -> bool {
        self.is_zero(&self.subtract(a, b))
    }

    /// The exponent is big-endian.
    pub(super) fn power(&self, base: &Element, exponent: &[u8]) -> Element {
        let bits = exponent
            .iter()
            .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1));
        bits.fold(self.one, |power, bit| {
            let square = self.square(&power);
            if bit {
                self.multiply(&square, base)
            } else {
                square
            }
        })
    }

    /// 1/x is x to the power of p − 2 (Fermat); no prime in use ends with a byte below 2. That of zero is zero.
    pub(super) fn invert(&self, number: &Element) -> Element {
        let mut exponent = self.bytes().to_vec();
        if let Some(last) = exponent.last_mut() {
            *last = last.saturating_sub(2);
        }
        self.power(number, &exponent)
    }

    /// A root of a square, modulo a prime that is 3 more than a multiple of 4: as all of curves in use are.
    pub(super) fn root(&self, number: &Element) -> Option<Element> {
        // x to the power of (p + 1)/4, which is 1 more than p/4 rounded down.
        let quarter = self.bytes().iter().scan(0, |carried, byte| {
            let digit = byte >> 2 | *carried << 6;
            *carried = byte & 3;
            Some(digit)
        });
        let power = self.power(number, &quarter.collect::<Vec<_>>());
        let root = self.multiply(&power, number);
        self.equal(&self.square(&root), number).then_some(root)
    }
}

fn element(limbs: &[u32]) -> Element {
    let mut element = Element::ZERO;
    for (own, limb) in element.0.iter_mut().zip(limbs) {
        *own = *limb;
    }
    element
}

/// Below 2^28 times R: the last limb takes what is carried.
fn sum(a: &Element, b: &Element) -> Element {
    let (mut sum, mut carried) = (*a, 0);
    for (limb, other) in sum.0.iter_mut().zip(b.0) {
        let total = limb.wrapping_add(other).wrapping_add(carried);
        *limb = total & MASK;
        carried = total >> LIMB;
    }
    sum
}

/// `None` where it is negative.
fn difference(a: &Element, b: &Element) -> Option<Element> {
    let (mut difference, mut borrowed) = (*a, 0);
    for (limb, other) in difference.0.iter_mut().zip(b.0) {
        let total = limb.wrapping_sub(other).wrapping_sub(borrowed);
        *limb = total & MASK;
        borrowed = total >> 31;
    }
    (borrowed == 0).then_some(difference)
}
