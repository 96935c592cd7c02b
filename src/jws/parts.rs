//! A JWS taken apart: compact (RFC 7515 section 7.1), flattened and general JSON (section 7.2).

use super::signature::{Signature, decode};
use crate::base64url;
use crate::error::{Error, Part};
use crate::json::{Object, Value};
use crate::key::Key;
use crate::policy::Policy;
use crate::token;
use alloc::string::String;
use alloc::vec::Vec;

/// Signatures in one general JWS at most: each may cost a verification, over a payload of any length.
pub const MAX_SIGNATURES: usize = 16;

/// What an unencoded payload has to be where it is not detached (RFC 7797 sections 5.2 and 5.3).
pub(super) const UNFIT: Error = Error::JwsInvalid(
    "an unencoded payload is UTF-8 in JSON, printable ASCII without dots in a compact JWS (RFC 7797 section 5): detach it",
);
const DETACHED: Error =
    Error::JwsInvalid("the payload is detached (RFC 7515 appendix F), and was not given");

/// Nothing of it is verified.
#[derive(Default)]
pub(crate) struct Parts {
    /// One that is malformed, or that the policy refuses, does not keep others from being good.
    signatures: Vec<Result<Signature, Error>>,
    payload: Vec<u8>,
    /// What is signed in place of the payload, unless `b64` is false.
    encoded: Option<String>,
    /// What `b64` says, once a signature is well-formed.
    unencoded: Option<bool>,
    /// Compact, and nothing between the dots: no payload to see, be it empty or elsewhere.
    bare: bool,
}

impl Parts {
    /// `json`: flattened or general, which is for the JWS to say. `detached` is the payload where the JWS does not
    /// hold it.
    pub(crate) fn read(
        jws: &str,
        json: bool,
        detached: Option<&[u8]>,
        policy: &Policy,
    ) -> Result<Self, Error> {
        if jws.len() > policy.max_token_bytes {
            return Err(Error::JwsInvalid("the JWS is longer than allowed"));
        }
        let mut parts = Self::default();
        if json {
            let object = Object::parse(jws).map_err(Error::JwsJson)?;
            parts.add_all(&object, policy)?;
            parts.set_payload(string(&object, "payload")?, detached)?;
        } else {
            let [protected, payload, signature] = token::split(jws).ok_or(Error::JwsInvalid(
                "a compact JWS has three parts separated by dots",
            ))?;
            parts.add(Some(protected), None, signature, policy)?;
            if parts.unencoded == Some(true) && !fits_compact(payload) {
                return Err(UNFIT);
            }
            parts.set_payload(Some(payload), detached)?;
            parts.bare = payload.is_empty() && detached.is_none();
        }
        Ok(parts)
    }

    fn add_all(&mut self, jws: &Object<'_>, policy: &Policy) -> Result<(), Error> {
        match jws.get("signatures") {
            None => return self.add_members(jws, policy),
            Some(Value::Array(items)) if !items.is_empty() => {
                for item in items {
                    let Value::Object(members) = item else {
                        return Err(Error::JwsMember("signatures"));
                    };
                    self.add_members(members, policy)?;
                }
            }
            Some(_) => return Err(Error::JwsMember("signatures")),
        }
        if jws.get("signature").is_some() {
            return Err(Error::JwsInvalid(
                "a JWS has \"signature\" or \"signatures\", not both (RFC 7515 section 7.2.2)",
            ));
        }
        Ok(())
    }

    /// The members of a flattened JWS, or of an element of `signatures`.
    fn add_members(&mut self, members: &Object<'_>, policy: &Policy) -> Result<(), Error> {
        let protected = string(members, "protected")?;
        let signature = string(members, "signature")?.ok_or(Error::JwsMember("signature"))?;
        let unprotected = match members.get("header") {
            None => None,
            Some(Value::Object(header)) => Some(header),
            Some(_) => return Err(Error::JwsMember("header")),
        };
        self.add(protected, unprotected, signature, policy)
    }

    fn add(
        &mut self,
        protected: Option<&str>,
        unprotected: Option<&Object<'_>>,
        signature: &str,
        policy: &Policy,
    ) -> Result<(), Error> {
        if self.signatures.len() == MAX_SIGNATURES {
            return Err(Error::JwsInvalid("a JWS has 16 signatures at most"));
        }
        let mut signature = Signature::read(protected, unprotected, signature);
        if let Ok(one) = &signature {
            if *self.unencoded.get_or_insert(one.unencoded) != one.unencoded {
                return Err(Error::JwsInvalid(
                    "\"b64\" must be the same for all signatures (RFC 7797 section 3)",
                ));
            }
            if let Err(error) = one.check(policy) {
                signature = Err(error);
            }
        }
        self.signatures.push(signature);
        Ok(())
    }

    fn set_payload(&mut self, own: Option<&str>, detached: Option<&[u8]>) -> Result<(), Error> {
        // Where no signature is well-formed, there is no telling how to read the payload, and no need to.
        let unencoded = self.unencoded.unwrap_or(true);
        match (own, detached) {
            (Some(own), Some(_)) if !own.is_empty() => {
                return Err(Error::JwsInvalid(
                    "the JWS has a payload of its own, and one was given as detached",
                ));
            }
            (None, None) => return Err(DETACHED),
            (Some(own), None) if !unencoded => {
                self.payload = decode(own, Part::Payload)?;
                self.encoded = Some(own.into());
            }
            (own, detached) => {
                let payload = detached.or(own.map(str::as_bytes)).unwrap_or_default();
                self.payload = payload.into();
                self.encoded = (!unencoded).then(|| base64url::encode(payload));
            }
        }
        Ok(())
    }

    /// How many signatures there are, good or bad.
    pub(crate) fn len(&self) -> usize {
        self.signatures.len()
    }

    /// A signature that is well-formed and that the policy allows.
    pub(crate) fn signature(&self, place: usize) -> Result<&Signature, &Error> {
        let signature = self.signatures.get(place).map(Result::as_ref);
        signature.unwrap_or(Err(&Error::SignatureInvalid))
    }

    /// The payload, where the signature is the key's.
    pub(crate) fn verify(&self, signature: &Signature, key: &Key) -> Result<&[u8], Error> {
        let covered = match &self.encoded {
            Some(text) => text.as_bytes(),
            None => &self.payload,
        };
        let input = signing_input(&signature.protected, covered);
        match key.verify(signature.header.alg(), &input, &signature.bytes) {
            Ok(()) => Ok(&self.payload),
            Err(Error::SignatureInvalid) if self.bare => Err(DETACHED),
            Err(error) => Err(error),
        }
    }
}

/// RFC 7515 section 5.1, step 8; RFC 7797 section 3 where the payload is unencoded.
pub(super) fn signing_input(protected: &str, payload: &[u8]) -> Vec<u8> {
    let mut input = Vec::from(protected);
    input.push(b'.');
    input.extend_from_slice(payload);
    input
}

/// What can stand between the dots as it is (RFC 7797 section 5.2).
pub(super) fn fits_compact(payload: &str) -> bool {
    payload
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'-' | b'/'..=b'~'))
}

/// A member that may be absent.
fn string<'o>(object: &'o Object<'_>, name: &'static str) -> Result<Option<&'o str>, Error> {
    match object.get(name) {
        None => Ok(None),
        Some(value) => value.as_str().map(Some).ok_or(Error::JwsMember(name)),
    }
}
