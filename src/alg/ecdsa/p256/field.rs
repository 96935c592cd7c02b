//! Numbers modulo the prime of P-256, by `fiat-crypto`: code that was generated together with a machine-checked proof
//! that it is right, and that has no branches and no look-ups.

use crate::alg::generator::Quad;
use alloc::vec::Vec;
use fiat_crypto::p256_32::{
    fiat_p256_montgomery_domain_field_element as Form, fiat_p256_mul, fiat_p256_selectznz,
    fiat_p256_sub,
};
use zeroize::Zeroize;

/// In Montgomery's form, a number is multiplied by 2^256. That squared brings it there.
const R_SQUARED: Element = Element(Form([
    3,
    0,
    0xffff_ffff,
    0xffff_fffb,
    0xffff_fffe,
    0xffff_ffff,
    0xffff_fffd,
    4,
]));
/// This brings it back, and is 1 elsewhere.
const R_INVERSE: Element = Element(Form([1, 0, 0, 0, 0, 0, 0, 0]));
const ZERO: Element = Element(Form([0; 8]));

/// In Montgomery's form, below the prime.
#[derive(Clone, Copy)]
pub(super) struct Element(Form);

impl Zeroize for Element {
    fn zeroize(&mut self) {
        self.0.0.zeroize();
    }
}

impl Element {
    pub(super) fn one() -> Self {
        R_SQUARED.times(&R_INVERSE)
    }

    /// Of a big-endian number below the prime.
    pub(super) fn read(number: &[u8]) -> Self {
        let mut limbs = ZERO.0;
        for (limb, bytes) in limbs.0.iter_mut().zip(number.rchunks(4)) {
            *limb = bytes
                .iter()
                .fold(0, |limb, byte| limb << 8 | u32::from(*byte));
        }
        Self(limbs).times(&R_SQUARED)
    }

    /// Big-endian, 32 bytes.
    pub(super) fn write(&self) -> Vec<u8> {
        let number = self.times(&R_INVERSE).0;
        let mut bytes = Vec::with_capacity(32);
        for limb in number.0.iter().rev() {
            bytes.extend_from_slice(&limb.to_be_bytes());
        }
        bytes
    }

    #[inline(never)]
    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = ZERO;
        fiat_p256_mul(&mut product.0, &self.0, &other.0);
        product
    }

    #[inline(never)]
    pub(super) fn minus(&self, other: &Self) -> Self {
        let mut difference = ZERO;
        fiat_p256_sub(&mut difference.0, &self.0, &other.0);
        difference
    }

    /// The number opposite where this is 1, itself where it is 0.
    pub(super) fn opposite_if(&self, negative: u8) -> Self {
        let (mut chosen, opposite) = (ZERO, ZERO.minus(self));
        fiat_p256_selectznz(&mut chosen.0.0, negative, &self.0.0, &opposite.0.0);
        chosen
    }

    /// For a table, of which four limbs are read at a time.
    pub(super) const fn quads(&self) -> [Quad; 2] {
        let [a, b, c, d, e, f, g, h] = self.0.0;
        [[a, b, c, d], [e, f, g, h]]
    }

    pub(super) const fn from_quads([[a, b, c, d], [e, f, g, h]]: [Quad; 2]) -> Self {
        Self(Form([a, b, c, d, e, f, g, h]))
    }
}
