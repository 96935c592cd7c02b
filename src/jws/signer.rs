//! Payload → JWS, in any form that has one signature.

use super::{headers, parts};
use crate::base64url;
use crate::error::Error;
use crate::header::Header;
use crate::json::{Object, Writer};
use crate::key::Key;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// Signs payloads. The module's documentation has an example.
#[derive(Clone, Copy, Debug)]
pub struct Signer<'k> {
    key: &'k Key,
    protected: Option<&'k str>,
    unprotected: Option<&'k str>,
    detached: bool,
}

struct Signed {
    /// base64url; empty where there is no protected header.
    protected: String,
    /// As it is signed: in base64url, unless `b64` is false.
    payload: Vec<u8>,
    /// base64url.
    signature: String,
}

impl<'k> Signer<'k> {
    /// Under a protected header with the key's `alg` and `kid`.
    #[must_use]
    pub const fn new(key: &'k Key) -> Self {
        Self {
            key,
            protected: None,
            unprotected: None,
            detached: false,
        }
    }

    /// Under this protected header, JSON text; `{}` for none at all.
    #[must_use]
    pub const fn protected(mut self, json: &'k str) -> Self {
        self.protected = Some(json);
        self
    }

    /// With these header parameters beside, JSON text. The signature does not cover them. For
    /// [`Signer::flattened`] only.
    #[must_use]
    pub const fn unprotected(mut self, json: &'k str) -> Self {
        self.unprotected = Some(json);
        self
    }

    /// Leaves the payload out of the result (RFC 7515 appendix F).
    #[must_use]
    pub const fn detached(mut self) -> Self {
        self.detached = true;
        self
    }

    /// The compact serialization.
    ///
    /// # Errors
    /// [`Error::AlgorithmNotAllowed`] where header and key differ, [`Error::AlgorithmOpen`] for an RSA key that
    /// needs a header to say which, [`Error::KeyInvalid`] where the key may not sign, [`Error::CriticalInvalid`], [`Error::JwsInvalid`] and the other `Jws` errors for a header that
    /// does not do, and for an unencoded payload that cannot stand in a token.
    pub fn compact(&self, payload: &[u8]) -> Result<String, Error> {
        self.serialize(payload, false)
    }

    /// The flattened JSON serialization, as text.
    ///
    /// # Errors
    /// Those of [`Signer::compact`]; an unencoded payload that is not detached must be UTF-8.
    pub fn flattened(&self, payload: &[u8]) -> Result<String, Error> {
        self.serialize(payload, true)
    }

    pub(crate) fn serialize(&self, payload: &[u8], flattened: bool) -> Result<String, Error> {
        let unprotected = match self.unprotected {
            Some(_) if !flattened => {
                return Err(Error::JwsInvalid(
                    "a compact JWS has no unprotected header (RFC 7515 section 7.1)",
                ));
            }
            Some(json) => Some(Object::parse(json).map_err(Error::JwsHeaderJson)?),
            None => None,
        };
        let signed = self.sign(payload, unprotected.as_ref())?;
        let payload = if self.detached { b"" } else { &*signed.payload };
        let payload = core::str::from_utf8(payload).map_err(|_| parts::UNFIT)?;
        if flattened {
            let has_unprotected = unprotected.is_some_and(|members| !members.is_empty());
            Ok(self.flatten(&signed, payload, has_unprotected))
        } else if parts::fits_compact(payload) {
            Ok([&*signed.protected, ".", payload, ".", &*signed.signature].concat())
        } else {
            Err(parts::UNFIT)
        }
    }

    fn sign(&self, payload: &[u8], unprotected: Option<&Object<'_>>) -> Result<Signed, Error> {
        let json = match self.protected {
            Some(json) => Cow::Borrowed(json),
            None => Cow::Owned(self.default_header()?),
        };
        let header = headers::read(Some(&json), unprotected)?;
        let payload = if header.unencoded()? {
            payload.to_vec()
        } else {
            base64url::encode(payload).into_bytes()
        };
        let is_empty = Object::parse(&json).is_ok_and(|members| members.is_empty());
        let protected = base64url::encode(if is_empty { "" } else { &json }.as_bytes());
        let input = parts::signing_input(&protected, &payload);
        let signature = self.key.sign(header.alg(), &input)?;
        Ok(Signed {
            protected,
            payload,
            signature: base64url::encode(&signature),
        })
    }

    fn default_header(&self) -> Result<String, Error> {
        let alg = self.key.alg().ok_or(Error::AlgorithmOpen)?;
        Ok(Header::of(alg, None, self.key.kid())?.as_json().into())
    }

    /// RFC 7515 section 7.2.1: what is empty is absent.
    fn flatten(&self, signed: &Signed, payload: &str, has_unprotected: bool) -> String {
        let mut jws = Writer::new();
        if !self.detached {
            jws.string("payload", payload);
        }
        if !signed.protected.is_empty() {
            jws.string("protected", &signed.protected);
        }
        if let Some(json) = self.unprotected.filter(|_| has_unprotected) {
            jws.raw("header", json);
        }
        jws.string("signature", &signed.signature);
        jws.finish()
    }
}
