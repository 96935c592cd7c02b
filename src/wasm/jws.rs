//! JWS over any payload.

use super::buffers;
use super::key::KeyHandle;
use super::policy::PolicyHandle;
use super::report;
use crate::error::{Error, Fault};
use crate::jws::{Parts, Signer};
use wasm_bindgen::prelude::*;

/// A JWS that was taken apart and not verified. It is its own memory, because the face asks its caller for a
/// key between one signature and the next.
#[wasm_bindgen]
pub struct JwsHandle {
    parts: Parts,
}

#[wasm_bindgen]
impl JwsHandle {
    /// Input: the JWS, then the detached payload where there is one.
    pub fn parse(
        length: usize,
        detached_length: Option<usize>,
        json: bool,
        policy: &PolicyHandle,
    ) -> Option<Self> {
        let whole = length.saturating_add(detached_length.unwrap_or_default());
        let parts = buffers::with_bytes(whole, |input| {
            let (jws, detached) = split(input, length)?;
            let (jws, detached) = (text(jws)?, detached_length.map(|_| detached));
            Parts::read(jws, json, detached, &policy.policy)
        });
        report::value(parts).map(|parts| Self { parts })
    }

    /// How many signatures there are, good or bad.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn signatures(&self) -> usize {
        self.parts.len()
    }

    /// Output: the header of the signature at a place.
    pub fn header(&self, place: usize) -> i32 {
        let signature = self.parts.signature(place);
        output(signature.map(|signature| signature.header.as_json().as_bytes()))
    }

    /// Output: the payload, where the signature at that place is the key's.
    pub fn verify(&self, place: usize, key: &KeyHandle) -> i32 {
        match self.parts.signature(place) {
            Ok(signature) => output(self.parts.verify(signature, &key.key).as_deref()),
            Err(error) => output(Err(error)),
        }
    }
}

fn output(result: Result<&[u8], &Error>) -> i32 {
    match result {
        Ok(bytes) => buffers::put(bytes.into()),
        Err(error) => report::failure(error, None),
    }
}

#[wasm_bindgen]
impl KeyHandle {
    /// Input: the payload, then the protected header (of length 0 for the default one), then the unprotected one
    /// (of length 0 for none). Output: the compact or the flattened JWS.
    #[wasm_bindgen(js_name = signJws)]
    pub fn sign_jws(
        &self,
        payload_length: usize,
        protected_length: usize,
        unprotected_length: usize,
        flattened: bool,
        detached: bool,
    ) -> i32 {
        let headers_length = protected_length.saturating_add(unprotected_length);
        let whole = payload_length.saturating_add(headers_length);
        report::text(buffers::with_bytes(whole, |input| {
            let (payload, headers) = split(input, payload_length)?;
            let (protected, unprotected) = split(headers, protected_length)?;
            let mut signer = Signer::new(&self.key);
            if !protected.is_empty() {
                signer = signer.protected(text(protected)?);
            }
            if !unprotected.is_empty() {
                signer = signer.unprotected(text(unprotected)?);
            }
            if detached {
                signer = signer.detached();
            }
            signer.serialize(payload, flattened)
        }))
    }
}

fn split(input: &[u8], at: usize) -> Result<(&[u8], &[u8]), Error> {
    input.split_at_checked(at).ok_or(Error::TokenTooLong)
}

fn text(bytes: &[u8]) -> Result<&str, Error> {
    core::str::from_utf8(bytes).map_err(|_| Error::JwsJson(Fault::Utf8))
}
