//! Keys, for as long as the face keeps them.

use super::buffers;
use super::outline;
use super::policy::PolicyHandle;
use super::report;
use crate::error::Error;
use crate::key::{KeySource, Permit};
use crate::sign::sign_to_bytes;
use crate::verify::{authenticate, check_claims_and};
use crate::{Alg, Header, Jwt, Key, Policy, ThumbprintHash};
use alloc::string::String;
use wasm_bindgen::prelude::*;

/// A key. Where a method returns nothing, or −1, the output holds the report of the error.
#[wasm_bindgen]
pub struct KeyHandle {
    pub(super) key: Key,
}

pub(super) fn algorithm(name: &str) -> Result<Alg, Error> {
    Alg::from_name(name).ok_or(Error::AlgorithmNotSupported)
}

fn handle(key: Result<Key, Error>) -> Option<KeyHandle> {
    report::value(key).map(|key| KeyHandle { key })
}

fn with_kid(key: Key, kid: Option<String>) -> Key {
    kid.map_or_else(|| key.clone(), |kid| key.with_kid(kid))
}

const fn permit(any_size: bool) -> Permit {
    if any_size {
        Permit::InsecureSizes
    } else {
        Permit::Standard
    }
}

fn key_text(bytes: &[u8]) -> Result<&str, Error> {
    core::str::from_utf8(bytes).map_err(|_| Error::KeyInvalid("the key is not valid UTF-8"))
}

#[wasm_bindgen]
impl KeyHandle {
    /// Input: the bytes of the secret.
    #[wasm_bindgen(js_name = fromSecret)]
    pub fn from_secret(
        length: usize,
        alg: &str,
        kid: Option<String>,
        any_size: bool,
    ) -> Option<Self> {
        handle(buffers::with_secret(length, |secret| {
            Key::secret(secret, algorithm(alg)?, kid, permit(any_size))
        }))
    }

    /// Input: the JSON text of the JWK.
    #[wasm_bindgen(js_name = fromJwk)]
    pub fn from_jwk(length: usize, alg: Option<String>, any_size: bool) -> Option<Self> {
        handle(buffers::with_secret(length, |jwk| {
            let alg = alg.as_deref().map(algorithm).transpose()?;
            Key::jwk(key_text(jwk)?, alg, permit(any_size))
        }))
    }

    /// Input: the PEM.
    #[wasm_bindgen(js_name = fromPem)]
    pub fn from_pem(
        length: usize,
        alg: Option<String>,
        kid: Option<String>,
        any_size: bool,
    ) -> Option<Self> {
        handle(buffers::with_secret(length, |pem| {
            let alg = alg.as_deref().map(algorithm).transpose()?;
            Ok(with_kid(
                Key::pem(key_text(pem)?, alg, permit(any_size))?,
                kid,
            ))
        }))
    }

    /// A new key; `bits` is the size of an RSA modulus.
    pub fn generate(alg: &str, kid: Option<String>, bits: Option<usize>) -> Option<Self> {
        let key = algorithm(alg).and_then(|alg| match bits {
            Some(bits) => Key::generate_with_modulus_bits(alg, bits),
            None => Key::generate(alg),
        });
        handle(key.map(|key| with_kid(key, kid)))
    }

    /// The algorithm's name.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn alg(&self) -> Option<String> {
        self.key.alg().map(|alg| alg.name().into())
    }

    /// The key identifier.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn kid(&self) -> Option<String> {
        self.key.kid().map(Into::into)
    }

    /// `secret`, `private` or `public`.
    #[wasm_bindgen(getter, js_name = type)]
    #[must_use]
    pub fn key_type(&self) -> String {
        self.key.key_type().as_str().into()
    }

    /// Output: the JSON text of the JWK.
    #[wasm_bindgen(js_name = toJwk)]
    pub fn to_jwk(&self, private: bool) -> i32 {
        report::text(
            self.key
                .to_jwk(private)
                .map(|text| String::from(text.as_str())),
        )
    }

    /// Output: the PEM.
    #[wasm_bindgen(js_name = toPem)]
    pub fn to_pem(&self, private: bool) -> i32 {
        report::text(
            self.key
                .to_pem(private)
                .map(|text| String::from(text.as_str())),
        )
    }

    /// The public half.
    #[wasm_bindgen(js_name = publicKey)]
    pub fn public_key(&self) -> Option<Self> {
        handle(self.key.public_key())
    }

    /// Output: the thumbprint with the SHA-2 of that many bits.
    pub fn thumbprint(&self, bits: u32) -> i32 {
        report::text(self.key.thumbprint(match bits {
            384 => ThumbprintHash::Sha384,
            512 => ThumbprintHash::Sha512,
            _ => ThumbprintHash::Sha256,
        }))
    }

    /// Input: the claims, then the header (of length 0 for the default one). Output: the token.
    pub fn sign(&self, claims_length: usize, header_length: usize) -> i32 {
        let length = claims_length.saturating_add(header_length);
        report::bytes(buffers::with_text(length, |text| {
            let (claims, header) = split(text, claims_length)?;
            if header.is_empty() {
                return sign_to_bytes(claims, &self.key, self.key.header()?);
            }
            sign_to_bytes(claims, &self.key, &Header::parse(header.into())?)
        }))
    }

    /// Input: the token. Output: its claims.
    pub fn verify(&self, length: usize, policy: &PolicyHandle, now: f64) -> i32 {
        verify(&self.key, length, policy, now)
    }
}

/// The claims and the header, as they stand one after the other in the input.
pub(super) fn split(text: &str, claims_length: usize) -> Result<(&str, &str), Error> {
    text.split_at_checked(claims_length)
        .ok_or(Error::TokenParts)
}

pub(super) fn verify(keys: &dyn KeySource, length: usize, policy: &PolicyHandle, now: f64) -> i32 {
    let policy = &policy.policy;
    let jwt = buffers::with_text(length, |token| authenticate(token, keys, policy));
    finish(jwt, policy, now)
}

/// The second half of verification, once the signature was looked at.
pub(super) fn finish(jwt: Result<Jwt, Error>, policy: &Policy, now: f64) -> i32 {
    let jwt = match jwt {
        Ok(jwt) => jwt,
        Err(error) => return report::failure(&error, None),
    };
    match check_claims_and(&jwt, policy, now, outline::set) {
        Ok(()) => buffers::put(jwt.into_claims_json().into_bytes()),
        // A claim can only be refused once it was read, so the payload is well-formed JSON here.
        Err(error) => report::failure(&error, error.claim().map(|_| jwt.claims_json())),
    }
}
