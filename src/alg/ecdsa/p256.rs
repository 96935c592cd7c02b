//! Secrets of P-256, and signing by ES256 (FIPS 186-5 section 6.4.1). The nonce is made by RustCrypto's `rfc6979`, what
//! is modulo the order is done by its `p256`. Multiples of the generator, which take the time, are [`generator`]'s.

mod field;
mod generator;
mod inverse;
mod point;
#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests;

use super::scalar::{self, On, Scalars};
use crate::accel::ecdsa::PublicKey;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::marker::PhantomData;
use ecdsa::Signature;
use ecdsa::elliptic_curve::Curve as _;
use ecdsa::elliptic_curve::bigint::U256;
use ecdsa::elliptic_curve::ops::Reduce as _;
use p256::{FieldBytes, NistP256, NonZeroScalar, Scalar, SecretKey};
use rfc6979::KGenerator;
use sha2::Sha256;
use zeroize::Zeroizing;

/// Nonces drawn before giving up; of 2^128 one at most is of no use.
const DRAWS: usize = 8;

/// P-256: what is public as every curve has it, what is secret faster.
pub(crate) struct P256;

impl Scalars for P256 {
    fn read(&self, scalar: &[u8]) -> Option<Arc<dyn scalar::Scalar>> {
        let scalar: &FieldBytes = scalar.try_into().ok()?;
        Some(Arc::new(SecretKey::from_bytes(scalar).ok()?))
    }

    fn multipliers(
        &self,
        digest: &[u8],
        signature: &[u8],
        key: &dyn PublicKey,
    ) -> Option<[Vec<u8>; 2]> {
        On::<NistP256>(PhantomData).multipliers(digest, signature, key)
    }
}

impl scalar::Scalar for SecretKey {
    fn bytes(&self) -> Zeroizing<Vec<u8>> {
        let scalar = Zeroizing::new(self.to_bytes());
        Zeroizing::new(scalar.to_vec())
    }

    fn coordinates(&self) -> Vec<u8> {
        let scalar = Zeroizing::new(self.to_nonzero_scalar());
        let coordinates = generator::times(&scalar);
        coordinates.map(|both| both.concat()).unwrap_or_default()
    }

    fn sign(&self, digest: &[u8]) -> Option<Vec<u8>> {
        let (key, order) = (Zeroizing::new(self.to_nonzero_scalar()), NistP256::ORDER);
        let bytes = Zeroizing::new(self.to_bytes());
        let mut nonces = KGenerator::<Sha256, U256>::new(&bytes, digest, &[], &order);
        (0..DRAWS).find_map(|_| {
            let mut nonce = Zeroizing::new(FieldBytes::default());
            nonces.fill_next_k(&mut nonce);
            let nonce = Zeroizing::new(NonZeroScalar::from_repr(*nonce).into_option()?);
            sign(&key, &nonce, digest)
        })
    }
}

/// r, then s; `None` where one of them is zero.
fn sign(key: &NonZeroScalar, nonce: &NonZeroScalar, digest: &[u8]) -> Option<Vec<u8>> {
    let [x, _] = generator::times(nonce)?;
    let (r, digest) = (reduced(&x)?, reduced(digest)?);
    let inverse = Zeroizing::new(inverse::of_scalar(nonce)?);
    let s = inverse.multiply(&digest.add(&r.multiply(key)));
    let signature = Signature::<NistP256>::from_scalars(r, s).ok()?;
    Some(signature.to_bytes().to_vec())
}

/// A big-endian number modulo the order.
fn reduced(bytes: &[u8]) -> Option<Scalar> {
    let number: &FieldBytes = bytes.try_into().ok()?;
    Some(Scalar::reduce(number))
}
