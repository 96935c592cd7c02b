//! Ed25519 (RFC 8032), which JOSE knows by two names: `EdDSA` (RFC 8037 section 3.1) and `Ed25519` (RFC 9864).

use crate::alg::{Alg, Family, Row};
use crate::error::Error;
use crate::key::{Jwk, KeyBytes, KeyType, Material, Members, Permit};
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
    fn generate(&self, _: &'static Row, _: Option<usize>) -> Result<Arc<dyn Material>, Error> {
        let mut seed = Zeroizing::new([0; SEED]);
        getrandom::fill(seed.as_mut_slice()).map_err(|_| Error::NoRandomness)?;
        Ok(Arc::new(Private(SigningKey::from_bytes(&seed))))
    }

    fn read_jwk(&self, _: &'static Row, jwk: &Jwk<'_>) -> Result<Arc<dyn Material>, Error> {
        let public = public(&jwk.bytes("x")?).ok_or(Error::KeyMember("x"))?;
        if !jwk.has("d") {
            return Ok(Arc::new(public));
        }
        let private = private(&jwk.bytes("d")?).ok_or(Error::KeyMember("d"))?;
        if private.0.verifying_key() != public.0 {
            return Err(Error::KeyInvalid(
                "the JWK's \"d\" does not belong to its \"x\"",
            ));
        }
        Ok(Arc::new(private))
    }

    /// RFC 8410: the point as it is (section 4), the seed in one more OCTET STRING (section 7).
    fn read_der(
        &self,
        _: &'static Row,
        key: &KeyBytes<'_>,
        _: Permit,
    ) -> Result<Arc<dyn Material>, Error> {
        let material = match key {
            KeyBytes::Public(point) => public(point).map(|key| Arc::new(key) as Arc<dyn Material>),
            KeyBytes::Private(der) => der
                .strip_prefix(&SEED_HEADER)
                .and_then(private)
                .map(|key| Arc::new(key) as Arc<dyn Material>),
        };
        material.ok_or(Error::KeyInvalid("the PEM holds no valid Ed25519 key"))
    }
}

/// `None` unless it is a point on the curve whose order is not small: under such a key, one signature fits many
/// messages.
fn public(point: &[u8]) -> Option<Public> {
    let key = VerifyingKey::from_bytes(point.try_into().ok()?).ok()?;
    (!key.is_weak()).then_some(Public(key))
}

fn private(seed: &[u8]) -> Option<Private> {
    let seed: &[u8; SEED] = seed.try_into().ok()?;
    Some(Private(SigningKey::from_bytes(seed)))
}

struct Public(VerifyingKey);

impl Material for Public {
    fn key_type(&self) -> KeyType {
        KeyType::Public
    }

    fn sign(&self, _: Alg, _: &[u8]) -> Result<Vec<u8>, Error> {
        Err(Error::KeyInvalid("a public key cannot sign"))
    }

    /// The strict check: no malleable S, no R of small order (RFC 8032 section 5.1.7, without the cofactor).
    fn verify(&self, _: Alg, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        let signature = Signature::from_slice(signature).map_err(|_| Error::SignatureInvalid)?;
        self.0
            .verify_strict(message, &signature)
            .map_err(|_| Error::SignatureInvalid)
    }

    fn public(&self) -> Result<Arc<dyn Material>, Error> {
        Ok(Arc::new(Self(self.0)))
    }

    fn members(&self, private: bool) -> Result<Members, Error> {
        if private {
            return Err(Error::KeyInvalid("a public key has no private members"));
        }
        Ok(Members::new().with("x", self.0.as_bytes()))
    }

    fn thumbprint_members(&self) -> Result<Members, Error> {
        self.members(false)
    }

    fn der_bytes(&self, private: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
        if private {
            return Err(Error::KeyInvalid("a public key has no private form"));
        }
        Ok(Zeroizing::new(self.0.as_bytes().to_vec()))
    }
}

/// Signs deterministically (RFC 8032 section 5.1.6).
struct Private(SigningKey);

impl Private {
    fn public_half(&self) -> Public {
        Public(self.0.verifying_key())
    }
}

impl Material for Private {
    fn key_type(&self) -> KeyType {
        KeyType::Private
    }

    fn sign(&self, _: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signature = self.0.try_sign(message);
        let signature = signature.map_err(|_| Error::KeyInvalid("the key cannot sign"))?;
        Ok(signature.to_bytes().to_vec())
    }

    fn verify(&self, alg: Alg, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        self.public_half().verify(alg, message, signature)
    }

    fn public(&self) -> Result<Arc<dyn Material>, Error> {
        Ok(Arc::new(self.public_half()))
    }

    fn members(&self, private: bool) -> Result<Members, Error> {
        let members = self.public_half().members(false)?;
        if !private {
            return Ok(members);
        }
        Ok(members.with("d", self.0.as_bytes()))
    }

    fn thumbprint_members(&self) -> Result<Members, Error> {
        self.members(false)
    }

    fn der_bytes(&self, private: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
        if !private {
            return self.public_half().der_bytes(false);
        }
        Ok(Zeroizing::new(
            [&SEED_HEADER, self.0.as_bytes().as_slice()].concat(),
        ))
    }
}
