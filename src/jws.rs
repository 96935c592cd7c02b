//! JWS (RFC 7515): the signature over any payload. A JWT is a compact one with a claims set inside.
//!
//! [`sign`] and [`verify`] do what JWTs need. [`Signer`] and [`Verifier`] do everything else: the flattened and
//! the general JSON serialization, detached payloads (RFC 7515 appendix F), and payloads that are not
//! base64url-encoded (RFC 7797).
//!
//! ```
//! use jotwasm::{Alg, Key, Policy, jws};
//! # fn main() -> Result<(), jotwasm::Error> {
//! let key = Key::generate(Alg::Es256)?.with_kid("2026-11");
//! let body = br#"{"amount":"$.02"}"#;
//!
//! // The payload travels by itself, as an HTTP body does, and is signed as it is.
//! let header = r#"{"alg":"ES256","b64":false,"crit":["b64"]}"#;
//! let signature = jws::Signer::new(&key).protected(header).detached().compact(body)?;
//!
//! let policy = Policy::default();
//! let verified = jws::Verifier::new(&key, &policy).payload(body).compact(&signature)?;
//! assert_eq!(verified.payload, body);
//! # Ok(())
//! # }
//! ```

mod headers;
mod parts;
mod signature;
mod signer;
mod verifier;

use crate::base64url;
use crate::error::Error;
use crate::header::Header;
use crate::key::{Key, KeySource};
use crate::policy::Policy;
use crate::token::Untrusted;
use alloc::string::String;
use alloc::vec::Vec;

pub use parts::MAX_SIGNATURES;
pub(crate) use parts::Parts;
pub use signer::Signer;
pub use verifier::Verifier;

/// For the signature of most algorithms, two dots, and what rounding leaves.
const ROOM: usize = 128;

/// A payload whose signature was verified.
#[derive(Debug)]
pub struct Verified {
    /// The header. The signature covers it, except for what a [`Verifier`] found in the unprotected half.
    pub header: Header,
    /// The payload, covered by the signature.
    pub payload: Vec<u8>,
}

impl Verified {
    /// For whoever has just checked the signature.
    pub(crate) fn trust(untrusted: Untrusted<'_>) -> Self {
        let (header, payload) = untrusted.into_parts();
        Self { header, payload }
    }
}

/// Verifies a compact JWS as JWTs are: format, algorithm, signature; the payload is base64url-encoded (RFC 7797
/// section 7). Of the policy, only the algorithms, the critical parameters and the size count.
///
/// # Errors
/// Those of [`Untrusted::parse`], of the key source, and [`Error::SignatureInvalid`].
pub fn verify(
    token: &str,
    keys: &(impl KeySource + ?Sized),
    policy: &Policy,
) -> Result<Verified, Error> {
    let untrusted = prepare(token, policy)?;
    let header = untrusted.header();
    let key = keys.find(header)?;
    key.verify(
        header.alg(),
        untrusted.signing_input().as_bytes(),
        untrusted.signature(),
    )?;
    Ok(Verified::trust(untrusted))
}

/// The part of [`verify`] that comes before the key: format, critical parameters, allowed algorithms. It is for
/// keys that live elsewhere: nothing of the result is verified until somebody has checked its
/// [`signature`](Untrusted::signature) over its [`signing_input`](Untrusted::signing_input).
///
/// # Errors
/// Those of [`Untrusted::parse`], [`Error::CriticalNotUnderstood`] and [`Error::AlgorithmNotAllowed`].
pub fn prepare<'t>(token: &'t str, policy: &Policy) -> Result<Untrusted<'t>, Error> {
    let untrusted = Untrusted::parse(token, policy.max_token_bytes)?;
    let header = untrusted.header();
    header.check_critical(|name| policy.critical.contains(name))?;
    header.check_encoded()?;
    if !policy.allows(header.alg()) {
        return Err(Error::AlgorithmNotAllowed);
    }
    Ok(untrusted)
}

/// Signs any payload into a compact JWS as JWTs are, under a header that must name the key's algorithm.
///
/// # Errors
/// [`Error::AlgorithmNotAllowed`] where header and key differ, [`Error::KeyInvalid`] where the key may not
/// sign.
pub fn sign(payload: &[u8], key: &Key, header: &Header) -> Result<String, Error> {
    sign_to_bytes(payload, key, header).map(base64url::text)
}

/// Where nobody needs a `String`, nobody has to look whether it is one.
pub(crate) fn sign_to_bytes(payload: &[u8], key: &Key, header: &Header) -> Result<Vec<u8>, Error> {
    let mut token = input(payload, header)?;
    let signature = key.sign(header.alg(), &token)?;
    token.push(b'.');
    base64url::encode_to(&signature, &mut token);
    Ok(token)
}

/// What a signature under this header covers (RFC 7515 section 5.1, step 8): for a key that lives elsewhere to
/// sign. The token is this, a dot, and the signature in base64url.
///
/// # Errors
/// [`Error::CriticalInvalid`] and [`Error::UnencodedPayload`].
pub fn signing_input(payload: &[u8], header: &Header) -> Result<String, Error> {
    input(payload, header).map(base64url::text)
}

fn input(payload: &[u8], header: &Header) -> Result<Vec<u8>, Error> {
    header.critical()?;
    header.check_encoded()?;
    let header = header.encoded();
    let room = payload.len().saturating_mul(4) / 3;
    let mut input = Vec::with_capacity(room.saturating_add(header.len()).saturating_add(ROOM));
    input.extend_from_slice(header.as_bytes());
    input.push(b'.');
    base64url::encode_to(payload, &mut input);
    Ok(input)
}
