//! What a build that only verifies answers where a private key would be needed.

use super::{Error, Jwk, Pair, Permit, Public};

pub(super) fn generate(_: Option<usize>) -> Result<Pair, Error> {
    Err(Error::NotInThisBuild)
}

pub(super) fn from_jwk(_: Public, _: &Jwk<'_>) -> Result<Pair, Error> {
    Err(Error::NotInThisBuild)
}

pub(super) fn from_der(_: &[u8], _: Permit) -> Result<Pair, Error> {
    Err(Error::NotInThisBuild)
}
