//! Keys: what is read, what is refused, what comes back out.

mod jwk;
mod key_set;
pub(crate) mod pem;
mod pem_parameters;
mod pem_refused;
mod secret;
mod usage;

use jotwasm::Error;

/// The code of what must have failed.
pub(crate) fn code<T: core::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    result.unwrap_err().code()
}

pub(crate) const INVALID: &str = "ERR_JWK_INVALID";
pub(crate) const NOT_SUPPORTED: &str = "ERR_JOSE_NOT_SUPPORTED";

/// The coordinates and the scalar of `tests/vectors/p256-*.pem`.
pub(crate) const X: &str = "VD0bs39H00PXRF3WawrJFT97Ok531uIZzastGFCrzJ8";
pub(crate) const Y: &str = "Wi_wKWbLHLVqmg1CHiezSb4BLMoF2dg3bi8z0Rmdkt4";
pub(crate) const D: &str = "LP6VlVzeAdxN2NJrXTD66tQ2S5p2f77w87mYK2jMN7U";

/// That key as a JWK with these further members.
pub(crate) fn p256(members: &str) -> String {
    format!(r#"{{"kty":"EC","crv":"P-256","x":"{X}","y":"{Y}"{members}}}"#)
}
