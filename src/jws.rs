//! Compact JWS (RFC 7515): the signature over any payload. A JWT is this with a claims set inside.

use crate::base64url;
use crate::error::Error;
use crate::header::Header;
use crate::key::{Key, KeySource};
use crate::policy::Policy;
use crate::token::Untrusted;
use alloc::string::String;
use alloc::vec::Vec;

/// A payload whose signature was verified.
#[derive(Debug)]
pub struct Verified {
    /// The header, covered by the signature.
    pub header: Header,
    /// The payload, covered by the signature.
    pub payload: Vec<u8>,
}

/// Verifies a compact JWS: format, algorithm, signature. Of the policy, only the algorithms, the critical
/// parameters and the size count.
///
/// # Errors
/// Those of [`Untrusted::parse`], of the key source, and [`Error::SignatureInvalid`].
pub fn verify(
    token: &str,
    keys: &(impl KeySource + ?Sized),
    policy: &Policy,
) -> Result<Verified, Error> {
    let untrusted = Untrusted::parse(token, policy.max_token_bytes)?;
    let header = untrusted.header();
    header.check_critical(&policy.critical)?;
    if header.is_unencoded() {
        return Err(Error::UnencodedPayload);
    }
    if !policy.allows(header.alg()) {
        return Err(Error::AlgorithmNotAllowed);
    }
    let key = keys.find(header)?;
    key.verify(
        header.alg(),
        untrusted.signing_input().as_bytes(),
        untrusted.signature(),
    )?;
    let (header, payload) = untrusted.into_parts();
    Ok(Verified { header, payload })
}

/// Signs any payload under a header that must name the key's algorithm.
///
/// # Errors
/// [`Error::AlgorithmNotAllowed`] where header and key differ, [`Error::KeyInvalid`] where the key may not
/// sign.
pub fn sign(payload: &[u8], key: &Key, header: &Header) -> Result<String, Error> {
    header.critical()?;
    if header.is_unencoded() {
        return Err(Error::UnencodedPayload);
    }
    let mut token = base64url::encode(header.as_json().as_bytes());
    token.push('.');
    base64url::encode_to(payload, &mut token);
    let signature = key.sign(header.alg(), token.as_bytes())?;
    token.push('.');
    base64url::encode_to(&signature, &mut token);
    Ok(token)
}
