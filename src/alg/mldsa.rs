//! ML-DSA-44, ML-DSA-65, ML-DSA-87 (FIPS 204) with keys of type AKP: `pub` is the public key, `priv` the seed that
//! all of the private key comes from.

mod parameters;

use crate::alg::{Alg, Family, Row};
use crate::error::Error;
use crate::key::tlv::{contents, sequence};
use crate::key::{Jwk, KeyBytes, KeyType, Material, Members, Permit};
use alloc::sync::Arc;
use alloc::vec::Vec;
use der::Tag;
use der::asn1::AnyRef;
use parameters::{Parameters, Signing, Verifying};
use zeroize::Zeroizing;

/// Bytes of the seed.
const SEED: usize = 32;
/// Tag and length of `[0] IMPLICIT OCTET STRING (SIZE (32))`, the form of a private key that is the seed alone.
const SEED_HEADER: [u8; 2] = [0x80, 32];
/// The tag of the OCTET STRING that is the form without a seed.
const EXPANDED_ALONE: u8 = 4;

pub(crate) struct MlDsa(pub(crate) &'static dyn Parameters);

pub(crate) static MLDSA44: MlDsa = MlDsa(&parameters::Of::<ml_dsa::MlDsa44>::NEW);
pub(crate) static MLDSA65: MlDsa = MlDsa(&parameters::Of::<ml_dsa::MlDsa65>::NEW);
pub(crate) static MLDSA87: MlDsa = MlDsa(&parameters::Of::<ml_dsa::MlDsa87>::NEW);

const NO_KEY: Error = Error::KeyInvalid("the PEM holds no valid ML-DSA key of its size");

impl Family for MlDsa {
    fn generate(&self, row: &'static Row, _: Option<usize>) -> Result<Arc<dyn Material>, Error> {
        let mut seed = Zeroizing::new([0; SEED]);
        getrandom::fill(seed.as_mut_slice()).map_err(|_| Error::NoRandomness)?;
        let key = self.0.signing(&seed);
        Ok(Arc::new(Private { row, key }))
    }

    fn read_jwk(&self, row: &'static Row, jwk: &Jwk<'_>) -> Result<Arc<dyn Material>, Error> {
        let key = self.0.verifying(&jwk.bytes("pub")?);
        let key = key.ok_or(Error::KeyMember("pub"))?;
        if !jwk.has("priv") {
            return Ok(Arc::new(Public { row, key }));
        }
        let seed = jwk.bytes("priv")?;
        let seed = seed.as_slice().try_into();
        let private = self.0.signing(seed.map_err(|_| Error::KeyMember("priv"))?);
        if private.verifying().bytes() != key.bytes() {
            return Err(Error::KeyInvalid(
                "the JWK's \"priv\" does not belong to its \"pub\"",
            ));
        }
        Ok(Arc::new(Private { row, key: private }))
    }

    fn read_der(
        &self,
        row: &'static Row,
        key: &KeyBytes<'_>,
        _: Permit,
    ) -> Result<Arc<dyn Material>, Error> {
        match key {
            KeyBytes::Public(bytes) => {
                let key = self.0.verifying(bytes).ok_or(NO_KEY)?;
                Ok(Arc::new(Public { row, key }))
            }
            KeyBytes::Private(der) => {
                let key = self.private_from_der(der)?;
                Ok(Arc::new(Private { row, key }))
            }
        }
    }
}

impl MlDsa {
    /// RFC 9881 section 6: the seed, or the seed with the key that it gives. That key alone is not enough, because a
    /// JWK has no place for it.
    fn private_from_der(&self, der: &[u8]) -> Result<Arc<dyn Signing>, Error> {
        let (seed, expanded) = match der.strip_prefix(&SEED_HEADER) {
            Some(seed) => (seed, None),
            None if der.first() == Some(&EXPANDED_ALONE) => {
                return Err(Error::KeyNotSupported(
                    "an ML-DSA private key is read from its seed, which this one lacks",
                ));
            }
            None => both(der).ok_or(NO_KEY)?,
        };
        let key = self.0.signing(seed.try_into().map_err(|_| NO_KEY)?);
        if expanded.is_some_and(|given| given != key.expanded().as_slice()) {
            return Err(NO_KEY);
        }
        Ok(key)
    }
}

type Parts<'a> = (&'a [u8], Option<&'a [u8]>);

fn both(der: &[u8]) -> Option<Parts<'_>> {
    let [seed, expanded] = <[AnyRef<'_>; 2]>::try_from(sequence(der)?).ok()?;
    let expanded = contents(expanded, Tag::OctetString)?;
    Some((contents(seed, Tag::OctetString)?, Some(expanded)))
}

struct Public {
    row: &'static Row,
    key: Arc<dyn Verifying>,
}

impl Material for Public {
    fn key_type(&self) -> KeyType {
        KeyType::Public
    }

    fn sign(&self, _: Alg, _: &[u8]) -> Result<Vec<u8>, Error> {
        Err(Error::KeyInvalid("a public key cannot sign"))
    }

    fn verify(&self, _: Alg, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        let verifies = self.key.verify(message, signature);
        verifies.then_some(()).ok_or(Error::SignatureInvalid)
    }

    fn public(&self) -> Result<Arc<dyn Material>, Error> {
        Ok(Arc::new(Self {
            row: self.row,
            key: Arc::clone(&self.key),
        }))
    }

    fn members(&self, private: bool) -> Result<Members, Error> {
        if private {
            return Err(Error::KeyInvalid("a public key has no private members"));
        }
        Ok(Members::new().with("pub", &self.key.bytes()))
    }

    /// Of an AKP key, the algorithm is a required member: the same bytes could be a key of another one.
    fn thumbprint_members(&self) -> Result<Members, Error> {
        let alg = Members::new().with_text("alg", self.row.name);
        Ok(alg.with("pub", &self.key.bytes()))
    }

    fn der_bytes(&self, private: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
        if private {
            return Err(Error::KeyInvalid("a public key has no private form"));
        }
        Ok(Zeroizing::new(self.key.bytes()))
    }
}

/// Signs deterministically (FIPS 204 section 3.4), so that signing never asks for randomness.
struct Private {
    row: &'static Row,
    key: Arc<dyn Signing>,
}

impl Private {
    fn public_half(&self) -> Public {
        Public {
            row: self.row,
            key: self.key.verifying(),
        }
    }
}

impl Material for Private {
    fn key_type(&self) -> KeyType {
        KeyType::Private
    }

    fn sign(&self, _: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signature = self.key.sign(message);
        signature.ok_or(Error::KeyInvalid("the key cannot sign"))
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
        Ok(members.with("priv", self.key.seed().as_slice()))
    }

    fn thumbprint_members(&self) -> Result<Members, Error> {
        self.public_half().thumbprint_members()
    }

    fn der_bytes(&self, private: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
        if !private {
            return self.public_half().der_bytes(false);
        }
        let seed = self.key.seed();
        Ok(Zeroizing::new([&SEED_HEADER, seed.as_slice()].concat()))
    }
}
