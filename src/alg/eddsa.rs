//! Ed25519 (RFC 8032), which JOSE knows by two names: `EdDSA` (RFC 8037 section 3.1) and `Ed25519` (RFC 9864).
//!
//! Scalars and points are dalek's, but for those that sign in WebAssembly ([`generator`]). Its own signing and verifying
//! cannot be told of multiples that are ready, and they are three lines each.

#[cfg(any(target_arch = "wasm32", test))]
mod field;
mod generator;
mod multiples;
#[cfg(any(target_arch = "wasm32", test))]
mod point;
#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests;

use crate::alg::pair::{Pair, PrivateHalf, PublicHalf};
use crate::alg::{Alg, Family, Row};
use crate::error::Error;
use crate::key::{Jwk, KeyBytes, Material, Members, Permit};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::ops::Neg as _;
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::scalar::{Scalar, clamp_integer};
use curve25519_dalek::traits::Identity as _;
use multiples::{GENERATOR, Multiples};
use sha2::{Digest as _, Sha512};
use zeroize::Zeroizing;

/// Bytes of the seed.
const SEED: usize = 32;
/// Tag and length of the OCTET STRING around the seed.
const SEED_HEADER: [u8; 2] = [4, 32];

pub(crate) struct EdDsa;

impl Family for EdDsa {
    fn generate(
        &'static self,
        _: &'static Row,
        _: Option<usize>,
    ) -> Result<Arc<dyn Material>, Error> {
        let mut seed = Zeroizing::new([0; SEED]);
        getrandom::fill(seed.as_mut_slice()).map_err(|_| Error::NoRandomness)?;
        let pair = pair(&seed).ok_or(Error::NoRandomness)?;
        Ok(Arc::new(pair))
    }

    fn read_jwk(&'static self, _: &'static Row, jwk: &Jwk<'_>) -> Result<Arc<dyn Material>, Error> {
        let public = public(&jwk.bytes("x")?).ok_or(Error::KeyMember("x"))?;
        if !jwk.has("d") {
            return Ok(Arc::new(Pair::of_public(public)));
        }
        let pair = read_seed(&jwk.bytes("d")?).ok_or(Error::KeyMember("d"))?;
        if !pair.belongs_to(&public) {
            return Err(Error::KeyInvalid(
                "the JWK's \"d\" does not belong to its \"x\"",
            ));
        }
        Ok(Arc::new(pair))
    }

    /// RFC 8410: the point as it is (section 4), the seed in one more OCTET STRING (section 7).
    fn read_der(
        &'static self,
        _: &'static Row,
        key: &KeyBytes<'_>,
        _: Permit,
    ) -> Result<Arc<dyn Material>, Error> {
        let pair = match key {
            KeyBytes::Public(point) => public(point).map(Pair::of_public),
            KeyBytes::Private(der) => der.strip_prefix(&SEED_HEADER).and_then(read_seed),
        };
        Ok(Arc::new(pair.ok_or(Error::KeyInvalid(
            "the PEM holds no valid Ed25519 key",
        ))?))
    }
}

/// `None` unless it is a point on the curve whose order is not small: under such a key, one signature fits many
/// messages.
fn public(point: &[u8]) -> Option<Public> {
    let bytes = point.try_into().ok()?;
    let point = CompressedEdwardsY(bytes).decompress()?;
    (!point.is_small_order()).then(|| Public {
        bytes,
        opposite: Multiples::of_key(point.neg()),
    })
}

fn read_seed(seed: &[u8]) -> Option<Pair> {
    pair(seed.try_into().ok()?)
}

/// RFC 8032 section 5.1.5.
fn pair(seed: &[u8; SEED]) -> Option<Pair> {
    let mut expanded = Zeroizing::new([0; 64]);
    let mut hash = Sha512::new();
    hash.update(seed);
    hash.finalize_into_reset((&mut *expanded).into());
    let ([scalar, prefix], []) = expanded.as_chunks() else {
        return None;
    };
    let scalar = Zeroizing::new(reduce(&Zeroizing::new(clamp_integer(*scalar))));
    let public = generator::times(&scalar);
    let private = Private {
        seed: Zeroizing::new(*seed),
        scalar,
        prefix: Zeroizing::new(*prefix),
        public,
    };
    Some(Pair::new(self::public(&public)?, private))
}

/// Modulo the order of the group. A hash needs the wide reduction, and the other one would be 0.5 KB more to download.
fn reduce(number: &[u8; 32]) -> Scalar {
    let mut wide = Zeroizing::new([0; 64]);
    if let Some(low) = wide.first_chunk_mut() {
        *low = *number;
    }
    Scalar::from_bytes_mod_order_wide(&wide)
}

fn hash(parts: [&[u8]; 3]) -> Scalar {
    // In place, the hash too: a copy of what has taken a secret would be left behind.
    let (mut hash, mut digest) = (Sha512::new(), Zeroizing::new([0; 64]));
    for part in parts {
        hash.update(part);
    }
    hash.finalize_into_reset((&mut *digest).into());
    Scalar::from_bytes_mod_order_wide(&digest)
}

struct Public {
    bytes: [u8; 32],
    /// Multiples of the point opposite.
    opposite: Multiples,
}

impl PublicHalf for Public {
    /// The strict check: no malleable S, no R of small order (RFC 8032 section 5.1.7, without the cofactor). A point is
    /// compared in its one canonical encoding.
    fn verify(&self, _: Alg, message: &[u8], signature: &[u8]) -> bool {
        let (&[r, bytes], []) = signature.as_chunks() else {
            return false;
        };
        let s = reduce(&bytes);
        if *s.as_bytes() != bytes {
            return false;
        }
        let k = hash([&r, &self.bytes, message]);
        let point = GENERATOR.add(EdwardsPoint::identity(), &s);
        let point = self.opposite.add(point, &k);
        *point.compress().as_bytes() == r && !point.is_small_order()
    }

    fn members(&self) -> Members {
        Members::new().with("x", &self.bytes)
    }

    fn der_bytes(&self) -> Option<Vec<u8>> {
        Some(self.bytes.to_vec())
    }
}

/// Signs deterministically (RFC 8032 section 5.1.6). What it holds is wiped on drop.
struct Private {
    seed: Zeroizing<[u8; SEED]>,
    scalar: Zeroizing<Scalar>,
    prefix: Zeroizing<[u8; 32]>,
    public: [u8; 32],
}

impl PrivateHalf for Private {
    fn sign(&self, _: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        let nonce = Zeroizing::new(hash([&*self.prefix, message, &[]]));
        let r = generator::times(&nonce);
        let k = hash([&r, &self.public, message]);
        #[allow(
            clippy::arithmetic_side_effects,
            reason = "it is modulo the order of the group"
        )]
        let s = k * *self.scalar + *nonce;
        Ok([r, s.to_bytes()].concat())
    }

    fn add_members(&self, members: Members) -> Members {
        members.with("d", self.seed.as_slice())
    }

    fn der_bytes(&self) -> Option<Zeroizing<Vec<u8>>> {
        let bytes = [&SEED_HEADER, self.seed.as_slice()].concat();
        Some(Zeroizing::new(bytes))
    }
}
