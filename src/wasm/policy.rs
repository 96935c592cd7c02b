//! Verification options, compiled once for as many tokens as they serve.

use super::buffers;
use crate::alg::Alg;
use crate::json::{Object, Value};
use crate::policy::Policy;
use alloc::string::String;
use alloc::vec::Vec;
use wasm_bindgen::prelude::*;

/// The options as the face hands them over: JSON, durations in seconds, single values in arrays. What is not
/// of that form gives no policy at all, never one that asks for less.
#[allow(
    clippy::field_reassign_with_default,
    reason = "one value that grows leaves one to drop: a quarter KB less to download"
)]
fn policy(options: &Object<'_>) -> Option<Policy> {
    let mut policy = Policy::default();
    policy.algorithms = list(options, "algorithms")?.map(known);
    policy.issuers = list(options, "issuer")?;
    policy.audiences = list(options, "audience")?;
    policy.subject = text(options, "subject")?;
    policy.jwt_id = text(options, "jwtid")?;
    policy.nonce = text(options, "nonce")?;
    policy.max_token_age = number(options, "maxTokenAge")?;
    policy.required_claims = list(options, "requiredClaims")?.unwrap_or_default();
    policy.typ = text(options, "typ")?;
    policy.critical = list(options, "crit")?.unwrap_or_default();
    policy.clock_tolerance = number(options, "clockTolerance")?.unwrap_or_default();
    if let Some(most) = number(options, "maxTokenBytes")? {
        policy.max_token_bytes = bytes(most);
    }
    Some(policy)
}

/// A name that nobody knows allows nothing.
fn known(names: Vec<String>) -> Vec<Alg> {
    let known = names.iter().filter_map(|name| Alg::from_name(name));
    known.collect()
}

/// `Some(None)`: not asked for. `None`: asked for in a form that makes no sense.
type Asked<T> = Option<Option<T>>;

fn text(options: &Object<'_>, name: &str) -> Asked<String> {
    options
        .get(name)
        .map(|value| value.as_str().map(String::from))
        .map_or(Some(None), |text| text.map(Some))
}

fn list(options: &Object<'_>, name: &str) -> Asked<Vec<String>> {
    let Some(value) = options.get(name) else {
        return Some(None);
    };
    value
        .as_strings()
        .map(|items| Some(items.into_iter().map(String::from).collect()))
}

fn number(options: &Object<'_>, name: &str) -> Asked<f64> {
    match options.get(name) {
        None => Some(None),
        Some(Value::Number(number)) => Some(Some(*number)),
        Some(_) => None,
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // The cast saturates, as it should.
const fn bytes(number: f64) -> usize {
    number as usize
}

/// A policy, for as long as the face keeps it.
#[wasm_bindgen]
pub struct PolicyHandle {
    pub(super) policy: Policy,
}

#[wasm_bindgen]
impl PolicyHandle {
    /// Input: the options. Nothing comes back where they are not what the face would write.
    #[wasm_bindgen(js_name = fromOptions)]
    pub fn from_options(length: usize) -> Option<Self> {
        let policy = buffers::with_text(length, |json| {
            Ok(Object::parse(json)
                .ok()
                .and_then(|options| policy(&options)))
        });
        policy.ok().flatten().map(|policy| Self { policy })
    }
}
