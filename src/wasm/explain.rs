//! Every check at once, as JSON.

use super::buffers;
use super::key::KeyHandle;
use super::key_set::KeySetHandle;
use super::policy::PolicyHandle;
use crate::explain::{Check, Explanation};
use crate::json::Writer;
use crate::key::KeySource;
use alloc::string::String;
use wasm_bindgen::prelude::*;

/// Input: the token. Output: what [`crate::explain()`] found without a key.
#[wasm_bindgen]
#[must_use]
pub fn explain(length: usize, policy: &PolicyHandle, now: f64) -> i32 {
    report(None, length, policy, now)
}

#[wasm_bindgen]
impl KeyHandle {
    /// Input: the token. Output: what [`crate::explain()`] found.
    #[must_use]
    pub fn explain(&self, length: usize, policy: &PolicyHandle, now: f64) -> i32 {
        report(Some(&self.key), length, policy, now)
    }
}

#[wasm_bindgen]
impl KeySetHandle {
    /// Input: the token. Output: what [`crate::explain()`] found.
    #[must_use]
    pub fn explain(&self, length: usize, policy: &PolicyHandle, now: f64) -> i32 {
        report(Some(&self.set), length, policy, now)
    }
}

fn report(keys: Option<&dyn KeySource>, length: usize, policy: &PolicyHandle, now: f64) -> i32 {
    let policy = &policy.policy;
    let explained =
        buffers::with_text(length, |token| Ok(crate::explain(token, keys, policy, now)));
    // The face writes every token but those that are too long.
    buffers::put(json(&explained.unwrap_or_else(|_| Explanation::too_long())).into_bytes())
}

fn json(explained: &Explanation) -> String {
    let mut report = Writer::new();
    report.raw("valid", flag(explained.is_valid()));
    if let Some(header) = explained.header_json() {
        report.raw("header", header);
    }
    if let Some(payload) = explained.claims_json() {
        report.raw("payload", payload);
    }
    report.raw("checks", &checks(explained.checks()));
    report.finish()
}

fn checks(checks: &[Check]) -> String {
    let mut text = String::from("[");
    for (index, one) in checks.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&check(one));
    }
    text.push(']');
    text
}

fn check(check: &Check) -> String {
    let mut report = Writer::new();
    report.string("name", check.name());
    report.raw("ok", flag(check.is_ok()));
    if let Some(error) = check.error() {
        report.string("code", error.code());
        if let Some(claim) = error.claim() {
            report.string("claim", claim);
        }
    }
    report.string("message", &check.message());
    report.finish()
}

const fn flag(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
