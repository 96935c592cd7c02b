//! Keys that live elsewhere: a CryptoKey, a KMS. Everything on the two roads but the signature.

use super::buffers;
use super::key::{finish, split};
use super::policy::PolicyHandle;
use super::report;
use crate::error::Error;
use crate::jws::{Verified, prepare as prepare_token};
use crate::verify::accept;
use crate::{Header, signing_input as input};
use wasm_bindgen::prelude::*;

/// Input: the token. Output: its header, once everything that comes before the key is in order.
#[wasm_bindgen]
#[must_use]
pub fn prepare(length: usize, policy: &PolicyHandle) -> i32 {
    report::text(buffers::with_text(length, |token| {
        Ok(prepare_token(token, &policy.policy)?
            .header()
            .as_json()
            .into())
    }))
}

/// Input: the token that was prepared. `authentic` is what came of its signature. Output: its claims.
#[wasm_bindgen]
#[must_use]
pub fn conclude(length: usize, policy: &PolicyHandle, now: f64, authentic: bool) -> i32 {
    let policy = &policy.policy;
    let jwt = buffers::with_text(length, |token| {
        let untrusted = prepare_token(token, policy)?;
        if !authentic {
            return Err(Error::SignatureInvalid);
        }
        accept(Verified::trust(untrusted))
    });
    finish(jwt, policy, now)
}

/// Input: the claims, then the header. Output: what is to be signed.
#[wasm_bindgen(js_name = signingInput)]
#[must_use]
pub fn signing_input(claims_length: usize, header_length: usize) -> i32 {
    let length = claims_length.saturating_add(header_length);
    report::text(buffers::with_text(length, |text| {
        let (claims, header) = split(text, claims_length)?;
        input(claims, &Header::parse(header.into())?)
    }))
}
