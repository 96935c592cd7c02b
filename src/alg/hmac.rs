//! HS256, HS384, HS512: HMAC with SHA-2 (RFC 7518 section 3.2).

use crate::alg::{Alg, Family, Row};
use crate::error::Error;
use crate::key::{Jwk, KeyBytes, KeyType, Material, Members, Permit};
use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use core::mem;
use ctutils::CtEq as _;
use hmac::block_api::HmacCore;
use hmac::digest::Output;
use hmac::digest::block_api::{Buffer, FixedOutputCore as _, UpdateCore as _};
use hmac::{EagerHash, KeyInit};
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

fn material(alg: Alg, bytes: Zeroizing<Vec<u8>>) -> Result<Arc<dyn Material>, Error> {
    let keyed: Box<dyn Keyed> = match alg {
        Alg::Hs256 => keyed::<HmacCore<Sha256>>(&bytes)?,
        Alg::Hs384 => keyed::<HmacCore<Sha384>>(&bytes)?,
        Alg::Hs512 => keyed::<HmacCore<Sha512>>(&bytes)?,
        _ => return Err(Error::AlgorithmNotSupported),
    };
    wipe_stack();
    Ok(Arc::new(Secret { keyed, bytes }))
}

/// The keyed state is made once and cloned for every message, which spares two compressions each time.
trait Keyed: Send + Sync {
    /// What is left of it is wiped: of a forged message, it is the signature.
    fn tag(&self, message: &[u8]) -> Zeroizing<Vec<u8>>;
}

/// Without the buffer that [`hmac::Hmac`] keeps between the parts of a message: here, there is one part.
impl<D: EagerHash> Keyed for HmacCore<D>
where
    Self: Clone + Send + Sync,
{
    fn tag(&self, message: &[u8]) -> Zeroizing<Vec<u8>> {
        let mut state = self.clone();
        let mut rest = Buffer::<Self>::default();
        rest.digest_blocks(message, |blocks| state.update_blocks(blocks));
        let mut tag = Output::<Self>::default();
        state.finalize_fixed_core(&mut rest, &mut tag);
        let bytes = tag.to_vec();
        tag.as_mut_slice().zeroize();
        Zeroizing::new(bytes)
    }
}

#[inline(never)] // So that what it leaves on the stack is where the next function's variables are.
fn keyed<K: Keyed + KeyInit + 'static>(bytes: &[u8]) -> Result<Box<dyn Keyed>, Error> {
    let keyed = K::new_from_slice(bytes).map_err(|_| Error::KeyInvalid("unusable secret"))?;
    Ok(Box::new(keyed))
}

struct Secret {
    keyed: Box<dyn Keyed>,
    bytes: Zeroizing<Vec<u8>>,
}

/// The `hmac` crate pads the secret to a block on the stack, and forgets it there.
#[inline(never)]
fn wipe_stack() {
    [0xff_u8; 1024].zeroize();
}

impl Material for Secret {
    fn key_type(&self) -> KeyType {
        KeyType::Secret
    }

    fn sign(&self, _: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(mem::take(&mut *self.keyed.tag(message)))
    }

    fn verify(&self, _: Alg, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        // A shortened tag is none. To compare takes the same time whatever the two hold.
        if self.keyed.tag(message).ct_eq(signature).into() {
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
