//! The road of a token: format, algorithm, signature, claims. In that order, and no other.

use crate::claims::Claims;
use crate::error::{Error, Fault};
use crate::header::Header;
use crate::json::Object;
use crate::jws;
use crate::key::KeySource;
use crate::policy::{DEFAULT_MAX_TOKEN_BYTES, Policy};
use crate::token::Untrusted;
use alloc::string::String;
use alloc::vec::Vec;

/// A header and a claims set. How far they can be trusted is for the function to say that returned them.
#[derive(Clone, Debug)]
pub struct Jwt {
    header: Header,
    payload: String,
}

impl Jwt {
    /// The header.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The claims set as it was sent, already checked to be one strict JSON object.
    #[must_use]
    pub fn claims_json(&self) -> &str {
        &self.payload
    }

    /// The same, taken out.
    #[must_use]
    pub fn into_claims_json(self) -> String {
        self.payload
    }

    /// The claims as a type of yours.
    ///
    /// # Errors
    /// Where the claims do not fit the type.
    #[cfg(feature = "serde")]
    pub fn claims<'a, T: serde::Deserialize<'a>>(&'a self) -> Result<T, serde_json::Error> {
        serde_json::from_str(&self.payload)
    }
}

/// Verifies a JWT with a [`Key`](crate::Key) or [`KeySet`](crate::KeySet). `now` is in seconds since the
/// epoch.
///
/// # Errors
/// See [`Error`]; a claim is only looked at once the signature is known to be good.
pub fn verify(
    token: &str,
    keys: &(impl KeySource + ?Sized),
    policy: &Policy,
    now: f64,
) -> Result<Jwt, Error> {
    let jwt = authenticate(token, keys, policy)?;
    check_claims(&jwt, policy, now)?;
    Ok(jwt)
}

/// The first half of [`verify`]: format, algorithm, signature. The payload is UTF-8 from the right signer,
/// and nothing more is known of it until [`check_claims`].
///
/// # Errors
/// See [`verify`].
pub fn authenticate(
    token: &str,
    keys: &(impl KeySource + ?Sized),
    policy: &Policy,
) -> Result<Jwt, Error> {
    accept(jws::verify(token, keys, policy)?)
}

/// What follows a good signature, whoever checked it.
pub(crate) fn accept(jws::Verified { header, payload }: jws::Verified) -> Result<Jwt, Error> {
    let payload = into_text(payload)?;
    Ok(Jwt { header, payload })
}

/// The second half of [`verify`]: the claims, in type, in value and in time.
///
/// # Errors
/// [`Error::PayloadJson`], [`Error::ClaimType`], [`Error::Expired`] and the other claim errors.
pub fn check_claims(jwt: &Jwt, policy: &Policy, now: f64) -> Result<(), Error> {
    check_claims_and(jwt, policy, now, |_| ())
}

/// The same, and shows them.
pub(crate) fn check_claims_and(
    jwt: &Jwt,
    policy: &Policy,
    now: f64,
    show: impl FnOnce(&Object<'_>),
) -> Result<(), Error> {
    let claims = Claims::parse(&jwt.payload)?;
    claims.check(&jwt.header, policy, now)?;
    show(claims.object());
    Ok(())
}

/// Reads a token **without verifying it**: to show it, or to see when it ends; never to decide on it.
///
/// # Errors
/// Those of [`Untrusted::parse`], and [`Error::PayloadJson`].
pub fn decode(token: &str) -> Result<Jwt, Error> {
    decode_and(token, |_| ())
}

/// The same, and shows the claims.
pub(crate) fn decode_and(token: &str, show: impl FnOnce(&Object<'_>)) -> Result<Jwt, Error> {
    let (header, payload) = Untrusted::parse(token, DEFAULT_MAX_TOKEN_BYTES)?.into_parts();
    let payload = into_text(payload)?;
    show(&Object::parse_claims(&payload).map_err(Error::PayloadJson)?);
    Ok(Jwt { header, payload })
}

pub(crate) fn into_text(payload: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(payload).map_err(|_| Error::PayloadJson(Fault::Utf8))
}
