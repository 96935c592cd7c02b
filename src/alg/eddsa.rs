//! Ed25519 (RFC 8032), which JOSE knows by two names: `EdDSA` (RFC 8037 section 3.1) and `Ed25519` (RFC 9864).

use crate::alg::pair::{Pair, PrivateHalf, PublicHalf};
use crate::alg::{Alg, Family, Row};
use crate::error::Error;
use crate::key::{Jwk, KeyBytes, Material, Members, Permit};
use alloc::sync::Arc;
use alloc::vec::Vec;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
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
        Ok(Arc::new(pair(&seed)))
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
    let key = VerifyingKey::from_bytes(point.try_into().ok()?).ok()?;
    (!key.is_weak()).then_some(Public(key))
}

fn read_seed(seed: &[u8]) -> Option<Pair> {
    Some(pair(seed.try_into().ok()?))
}

fn pair(seed: &[u8; SEED]) -> Pair {
    let key = SigningKey::from_bytes(seed);
    Pair::new(Public(key.verifying_key()), Private(key))
}

struct Public(VerifyingKey);

impl PublicHalf for Public {
    /// The strict check: no malleable S, no R of small order (RFC 8032 section 5.1.7, without the cofactor).
    fn verify(&self, _: Alg, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }

    fn members(&self) -> Members {
        Members::new().with("x", self.0.as_bytes())
    }

    fn der_bytes(&self) -> Option<Vec<u8>> {
        Some(self.0.as_bytes().to_vec())
    }
}

/// Signs deterministically (RFC 8032 section 5.1.6).
struct Private(SigningKey);

impl PrivateHalf for Private {
    fn sign(&self, _: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signature = self.0.try_sign(message);
        let signature = signature.map_err(|_| Error::KeyInvalid("the key cannot sign"))?;
        Ok(signature.to_bytes().to_vec())
    }

    fn add_members(&self, members: Members) -> Members {
        members.with("d", self.0.as_bytes())
    }

    fn der_bytes(&self) -> Option<Zeroizing<Vec<u8>>> {
        let bytes = [&SEED_HEADER, self.0.as_bytes().as_slice()].concat();
        Some(Zeroizing::new(bytes))
    }
}
