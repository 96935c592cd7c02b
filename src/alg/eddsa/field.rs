//! Numbers modulo 2^255 − 19, by `fiat-crypto`: code that was generated together with a machine-checked proof that it is
//! right, and that has no branches and no look-ups.

use crate::accel::inverse::inverse;
use crate::alg::blind::factor;
use crate::alg::generator::Quad;
use fiat_crypto::curve25519_32::{
    fiat_25519_add, fiat_25519_carry, fiat_25519_carry_mul, fiat_25519_from_bytes,
    fiat_25519_loose_field_element as Loose, fiat_25519_relax, fiat_25519_sub,
    fiat_25519_tight_field_element as Tight, fiat_25519_to_bytes,
};
use zeroize::{Zeroize, Zeroizing};

/// Big-endian.
const PRIME: [u8; 32] = {
    let mut prime = [0xff; 32];
    [prime[0], prime[31]] = [0x7f, 0xed];
    prime
};

#[derive(Clone, Copy)]
pub(super) struct Element(Tight);

/// A sum or a difference, which may be multiplied, but not added to anything.
pub(super) struct Sum(Loose);

impl Zeroize for Element {
    fn zeroize(&mut self) {
        self.0.0.zeroize();
    }
}

impl Element {
    pub(super) const ONE: Self = Self(Tight([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]));

    /// Of a little-endian number below 2^255.
    pub(super) const fn read(bytes: &[u8; 32]) -> Self {
        let mut number = Self::ONE;
        fiat_25519_from_bytes(&mut number.0, bytes);
        number
    }

    /// Little-endian, below the prime.
    pub(super) fn write(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        fiat_25519_to_bytes(&mut bytes, &self.0);
        bytes
    }

    pub(super) fn plus(&self, other: &Self) -> Sum {
        let mut sum = Loose([0; 10]);
        fiat_25519_add(&mut sum, &self.0, &other.0);
        Sum(sum)
    }

    pub(super) fn minus(&self, other: &Self) -> Sum {
        let mut difference = Loose([0; 10]);
        fiat_25519_sub(&mut difference, &self.0, &other.0);
        Sum(difference)
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        self.relaxed().times(&other.relaxed())
    }

    fn relaxed(&self) -> Sum {
        let mut relaxed = Loose([0; 10]);
        fiat_25519_relax(&mut relaxed, &self.0);
        Sum(relaxed)
    }

    /// The number opposite where this is 1, itself where it is 0: times 1, less 2 or less 0.
    pub(super) fn opposite_if(&self, negative: u8) -> Self {
        let less = Self(Tight([u32::from(negative) << 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        self.relaxed().times(&Self::ONE.minus(&less))
    }

    /// Blinded. Zero of zero.
    pub(super) fn inverse(&self) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        factor(&*Zeroizing::new(self.write()), &mut bytes);
        if let Some(highest) = bytes.last_mut() {
            *highest &= 0x7f;
        }
        let factor = Zeroizing::new(Self::read(&bytes));
        let mut blinded = self.times(&factor).write();
        blinded.reverse();
        let inverse = inverse(&blinded, &PRIME);
        for (byte, from) in bytes.iter_mut().zip(inverse.iter().rev()) {
            *byte = *from;
        }
        Self::read(&bytes).times(&factor)
    }

    /// For a table, of which four limbs are read at a time.
    pub(super) fn quads(&self) -> [Quad; 2] {
        let (bytes, mut quads) = (self.write(), [[0; 4]; 2]);
        let (words, _) = bytes.as_chunks();
        for (word, bytes) in quads.as_flattened_mut().iter_mut().zip(words) {
            *word = u32::from_le_bytes(*bytes);
        }
        quads
    }

    pub(super) fn from_quads(quads: [Quad; 2]) -> Self {
        let mut bytes = [0; 32];
        let (words, _) = bytes.as_chunks_mut();
        for (bytes, word) in words.iter_mut().zip(quads.as_flattened()) {
            *bytes = word.to_le_bytes();
        }
        Self::read(&bytes)
    }
}

impl Sum {
    pub(super) fn times(&self, other: &Self) -> Element {
        let mut product = Element::ONE;
        fiat_25519_carry_mul(&mut product.0, &self.0, &other.0);
        product
    }

    /// The same number, which may be added to others again.
    pub(super) fn carried(&self) -> Element {
        let mut number = Element::ONE;
        fiat_25519_carry(&mut number.0, &self.0);
        number
    }
}
