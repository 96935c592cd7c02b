//! What a build that only verifies answers where a private key would be needed.

use super::{Arc, Error, Jwk, Material, Permit, Public};

pub(super) fn generate(_: Option<usize>) -> Result<Arc<dyn Material>, Error> {
    Err(NO_PRIVATE)
}

pub(super) fn from_jwk(_: Public, _: &Jwk<'_>) -> Result<Arc<dyn Material>, Error> {
    Err(NO_PRIVATE)
}

pub(super) fn from_der(_: &[u8], _: Permit) -> Result<Arc<dyn Material>, Error> {
    Err(NO_PRIVATE)
}

const NO_PRIVATE: Error = Error::KeyNotSupported(
    "RSA private keys are in neither jotwasm nor jotwasm/full yet: use signAsync with a CryptoKey",
);
