//! Claims set → compact token.

use crate::base64url;
use crate::claims::Claims;
use crate::error::Error;
use crate::header::Header;
use crate::jws;
use crate::key::Key;
use alloc::string::String;
use alloc::vec::Vec;

/// Signs a claims set, given as JSON text, under the key's default header: `alg`, `typ: "JWT"` and the key's
/// `kid`.
///
/// ```
/// # fn main() -> Result<(), jotwasm::Error> {
/// use jotwasm::{Alg, Key, Policy};
/// let key = Key::generate(Alg::Hs256)?;
/// let token = jotwasm::sign(r#"{"sub":"alice","exp":1700000900}"#, &key)?;
/// let jwt = jotwasm::verify(&token, &key, &Policy::default(), 1_700_000_000.0)?;
/// assert_eq!(jwt.claims_json(), r#"{"sub":"alice","exp":1700000900}"#);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// [`Error::PayloadJson`] and [`Error::ClaimType`] for claims that [`verify`](crate::verify()) would refuse,
/// [`Error::KeyInvalid`] for a key that may not sign, [`Error::AlgorithmOpen`] for an RSA key without an algorithm.
pub fn sign(claims_json: &str, key: &Key) -> Result<String, Error> {
    sign_with_header(claims_json, key, key.header()?)
}

/// The same under a header of the caller's, which must name the key's algorithm.
///
/// # Errors
/// Those of [`sign`], and [`Error::AlgorithmNotAllowed`].
pub fn sign_with_header(claims_json: &str, key: &Key, header: &Header) -> Result<String, Error> {
    sign_to_bytes(claims_json, key, header).map(base64url::text)
}

/// Where nobody needs a `String`, nobody has to look whether it is one.
pub(crate) fn sign_to_bytes(
    claims_json: &str,
    key: &Key,
    header: &Header,
) -> Result<Vec<u8>, Error> {
    Claims::parse(claims_json)?;
    jws::sign_to_bytes(claims_json.as_bytes(), key, header)
}

/// The part of [`sign_with_header`] that comes before the key: what a key that lives elsewhere has to sign. The
/// token is this, a dot, and the signature in base64url.
///
/// # Errors
/// [`Error::PayloadJson`] and [`Error::ClaimType`] for claims that [`verify`](crate::verify()) would refuse,
/// and those of [`jws::signing_input`].
pub fn signing_input(claims_json: &str, header: &Header) -> Result<String, Error> {
    Claims::parse(claims_json)?;
    jws::signing_input(claims_json.as_bytes(), header)
}
