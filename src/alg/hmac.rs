//! HS256, HS384, HS512: HMAC with SHA-2 (RFC 7518 section 3.2).

use crate::alg::{Alg, Family, Row};
use crate::error::Error;
use crate::key::{Jwk, KeyBytes, KeyType, Material, Members, Permit};
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use hmac::digest::{CtOutput, Output};
use hmac::{KeyInit, Mac};
use sha2::{Sha256, Sha384, Sha512};
use zeroize::{Zeroize as _, Zeroizing};

pub(crate) struct Hmac;

impl Family for Hmac {
    fn generate(
        &'static self,
        row: &'static Row,
        _: Option<usize>,
    ) -> Result<Arc<dyn Material>, Error> {
        let mut secret = Zeroizing::new(vec![0; output_bytes(row.alg)]);
        getrandom::fill(&mut secret).map_err(|_| Error::NoRandomness)?;
        material(row.alg, secret)
    }

    fn read_jwk(
        &'static self,
        row: &'static Row,
        jwk: &Jwk<'_>,
    ) -> Result<Arc<dyn Material>, Error> {
        from_secret(row.alg, jwk.bytes("k")?, jwk.permit)
    }

    fn read_der(
        &'static self,
        _: &'static Row,
        _: &KeyBytes<'_>,
        _: Permit,
    ) -> Result<Arc<dyn Material>, Error> {
        Err(Error::KeyInvalid("a secret has no PEM form"))
    }
}

/// A key shorter than the hash output is refused (RFC 7518 section 3.2), an empty one always.
pub(crate) fn from_secret(
    alg: Alg,
    secret: Zeroizing<Vec<u8>>,
    permit: Permit,
) -> Result<Arc<dyn Material>, Error> {
    if secret.is_empty() {
        return Err(Error::KeyInvalid("the secret is empty"));
    }
    if secret.len() < output_bytes(alg) && permit == Permit::Standard {
        return Err(too_short(alg));
    }
    material(alg, secret)
}

const fn too_short(alg: Alg) -> Error {
    Error::KeyInvalid(match alg {
        Alg::Hs384 => "a secret for HS384 needs at least 48 bytes",
        Alg::Hs512 => "a secret for HS512 needs at least 64 bytes",
        _ => "a secret for HS256 needs at least 32 bytes",
    })
}

const fn output_bytes(alg: Alg) -> usize {
    match alg {
        Alg::Hs384 => 48,
        Alg::Hs512 => 64,
        _ => 32,
    }
}

fn material(alg: Alg, secret: Zeroizing<Vec<u8>>) -> Result<Arc<dyn Material>, Error> {
    match alg {
        Alg::Hs256 => Ok(Arc::new(Secret::<hmac::Hmac<Sha256>>::new(secret)?)),
        Alg::Hs384 => Ok(Arc::new(Secret::<hmac::Hmac<Sha384>>::new(secret)?)),
        Alg::Hs512 => Ok(Arc::new(Secret::<hmac::Hmac<Sha512>>::new(secret)?)),
        _ => Err(Error::AlgorithmNotSupported),
    }
}

/// The keyed state is made once and cloned for every message, which spares two compressions each time.
struct Secret<M> {
    keyed: M,
    bytes: Zeroizing<Vec<u8>>,
}

impl<M: Mac + KeyInit> Secret<M> {
    fn new(bytes: Zeroizing<Vec<u8>>) -> Result<Self, Error> {
        let keyed = Self::keyed(&bytes);
        wipe_stack();
        Ok(Self {
            keyed: keyed?,
            bytes,
        })
    }

    #[inline(never)] // So that what it leaves on the stack is where the next function's variables are.
    fn keyed(bytes: &[u8]) -> Result<M, Error> {
        M::new_from_slice(bytes).map_err(|_| Error::KeyInvalid("unusable secret"))
    }
}

/// The `hmac` crate pads the secret to a block on the stack, and forgets it there.
#[inline(never)]
fn wipe_stack() {
    [0xff_u8; 1024].zeroize();
}

impl<M: Mac + Clone> Secret<M> {
    #[inline(never)] // One copy for signing and verifying: a KiB less to download.
    fn tag(&self, message: &[u8]) -> CtOutput<M> {
        self.keyed.clone().chain_update(message).finalize()
    }
}

impl<M: Mac + KeyInit + Clone + Send + Sync + 'static> Material for Secret<M> {
    fn key_type(&self) -> KeyType {
        KeyType::Secret
    }

    fn sign(&self, _: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(self.tag(message).into_bytes().to_vec())
    }

    fn verify(&self, _: Alg, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        // A shortened tag is none. Comparing two CtOutputs takes the same time whatever they hold.
        let given = Output::<M>::try_from(signature).map_err(|_| Error::SignatureInvalid)?;
        if self.tag(message) == CtOutput::new(given) {
            return Ok(());
        }
        Err(Error::SignatureInvalid)
    }

    fn public(&self) -> Result<Arc<dyn Material>, Error> {
        Err(Error::KeyInvalid("a secret has no public key"))
    }

    fn members(&self, private: bool) -> Result<Members, Error> {
        if !private {
            return Err(Error::KeyInvalid(
                "a secret is exported only with { private: true }",
            ));
        }
        Ok(Members::new().with("k", &self.bytes))
    }

    fn thumbprint_members(&self) -> Result<Members, Error> {
        self.members(true)
    }

    fn der_bytes(&self, _: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
        Err(Error::KeyInvalid("a secret has no PEM form"))
    }
}
