//! Key sets, for as long as the face keeps them.

use super::buffers;
use super::key::{self, KeyHandle};
use super::policy::PolicyHandle;
use super::report;
use crate::error::Error;
use crate::{Alg, KeySet};
use alloc::string::String;
use wasm_bindgen::prelude::*;

/// A key set. Where a method returns nothing, or −1, the output holds the report of the error.
#[wasm_bindgen]
pub struct KeySetHandle {
    pub(super) set: KeySet,
}

#[wasm_bindgen]
impl KeySetHandle {
    /// An empty set, to be filled with [`KeySetHandle::push`].
    #[wasm_bindgen(constructor)]
    #[must_use]
    #[allow(clippy::new_without_default)] // JavaScript knows constructors, not defaults.
    pub fn new() -> Self {
        Self {
            set: KeySet::default(),
        }
    }

    /// Input: the JSON text of the JWK Set.
    #[wasm_bindgen(js_name = fromJwks)]
    pub fn from_jwks(length: usize) -> Option<Self> {
        let set = buffers::with_secret(length, |jwks| {
            KeySet::from_jwks(core::str::from_utf8(jwks).map_err(|_| Error::KeySetInvalid)?)
        });
        report::value(set).map(|set| Self { set })
    }

    /// Adds a key.
    pub fn push(&mut self, key: &KeyHandle) {
        self.set.push(key.key.clone());
    }

    /// The number of usable keys.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn size(&self) -> usize {
        self.set.keys().len()
    }

    /// The key at a place.
    #[must_use]
    pub fn key(&self, place: usize) -> Option<KeyHandle> {
        self.set
            .keys()
            .get(place)
            .cloned()
            .map(|key| KeyHandle { key })
    }

    /// The place of the key that verifies a token with this `alg` and `kid`.
    pub fn position(&self, alg: &str, kid: Option<String>) -> i32 {
        place(self.set.position(Alg::from_name(alg), kid.as_deref()))
    }

    /// The place of the key to sign with.
    #[wasm_bindgen(js_name = signerPosition)]
    pub fn signer_position(&self, alg: Option<String>, kid: Option<String>) -> i32 {
        let alg = alg.as_deref().map(key::algorithm).transpose();
        place(alg.and_then(|alg| self.set.signer_position(alg, kid.as_deref())))
    }

    /// Output: the JSON text of the JWK Set.
    #[wasm_bindgen(js_name = toJwks)]
    pub fn to_jwks(&self, private: bool) -> i32 {
        report::text(
            self.set
                .to_jwks(private)
                .map(|text| String::from(text.as_str())),
        )
    }

    /// Input: the token. Output: its claims.
    pub fn verify(&self, length: usize, policy: &PolicyHandle, now: f64) -> i32 {
        key::verify(&self.set, length, policy, now)
    }
}

fn place(position: Result<usize, Error>) -> i32 {
    match position {
        Ok(place) => i32::try_from(place).unwrap_or(report::FAILED),
        Err(error) => report::failure(&error, None),
    }
}
