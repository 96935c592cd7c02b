//! ML-DSA-44, ML-DSA-65, ML-DSA-87 (FIPS 204) with keys of type AKP: `pub` is the public key, `priv` the seed that
//! all of the private key comes from.

mod parameters;

use crate::alg::pair::{Pair, PrivateHalf, PublicHalf};
use crate::alg::{Alg, Family, Row};
use crate::error::Error;
use crate::key::tlv::{contents, sequence};
use crate::key::{Jwk, KeyBytes, Material, Members, Permit};
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
    fn generate(
        &'static self,
        row: &'static Row,
        _: Option<usize>,
    ) -> Result<Arc<dyn Material>, Error> {
        let mut seed = Zeroizing::new([0; SEED]);
        getrandom::fill(seed.as_mut_slice()).map_err(|_| Error::NoRandomness)?;
        Ok(Arc::new(pair(row, self.0.signing(&seed))))
    }

    fn read_jwk(
        &'static self,
        row: &'static Row,
        jwk: &Jwk<'_>,
    ) -> Result<Arc<dyn Material>, Error> {
        let key = self.0.verifying(&jwk.bytes("pub")?);
        let key = key.ok_or(Error::KeyMember("pub"))?;
        let public = Public { row, key };
        if !jwk.has("priv") {
            return Ok(Arc::new(Pair::of_public(public)));
        }
        let seed = jwk.bytes("priv")?;
        let seed = seed.as_slice().try_into();
        let key = self.0.signing(seed.map_err(|_| Error::KeyMember("priv"))?);
        let pair = pair(row, key);
        if !pair.belongs_to(&public) {
            return Err(Error::KeyInvalid(
                "the JWK's \"priv\" does not belong to its \"pub\"",
            ));
        }
        Ok(Arc::new(pair))
    }

    fn read_der(
        &'static self,
        row: &'static Row,
        key: &KeyBytes<'_>,
        _: Permit,
    ) -> Result<Arc<dyn Material>, Error> {
        let pair = match key {
            KeyBytes::Public(bytes) => {
                let key = self.0.verifying(bytes).ok_or(NO_KEY)?;
                Pair::of_public(Public { row, key })
            }
            KeyBytes::Private(der) => pair(row, self.private_from_der(der)?),
        };
        Ok(Arc::new(pair))
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

fn pair(row: &'static Row, key: Arc<dyn Signing>) -> Pair {
    let public = key.verifying();
    Pair::new(Public { row, key: public }, Private(key))
}

struct Public {
    row: &'static Row,
    key: Arc<dyn Verifying>,
}

impl PublicHalf for Public {
    fn verify(&self, _: Alg, message: &[u8], signature: &[u8]) -> bool {
        self.key.verify(message, signature)
    }

    fn members(&self) -> Members {
        Members::new().with("pub", &self.key.bytes())
    }

    /// Of an AKP key, the algorithm is a required member: the same bytes could be a key of another one.
    fn thumbprint_members(&self) -> Members {
        let alg = Members::new().with_text("alg", self.row.name);
        alg.with("pub", &self.key.bytes())
    }

    fn der_bytes(&self) -> Option<Vec<u8>> {
        Some(self.key.bytes())
    }
}

/// Signs deterministically (FIPS 204 section 3.4), so that signing never asks for randomness.
struct Private(Arc<dyn Signing>);

impl PrivateHalf for Private {
    fn sign(&self, _: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signature = self.0.sign(message);
        signature.ok_or(Error::KeyInvalid("the key cannot sign"))
    }

    fn add_members(&self, members: Members) -> Members {
        members.with("priv", self.0.seed().as_slice())
    }

    fn der_bytes(&self) -> Option<Zeroizing<Vec<u8>>> {
        let bytes = [&SEED_HEADER, self.0.seed().as_slice()].concat();
        Some(Zeroizing::new(bytes))
    }
}
