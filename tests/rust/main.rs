//! The tests of the crate through its public API. One binary, so that a browser starts once for all of them.
//! Every test runs natively and in WebAssembly.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]

mod claims;
mod claims_cases;
mod decode_cases;
mod differential;
mod explain;
mod explain_verdicts;
mod external;
mod header;
mod hostile;
mod jws;
mod keys;
mod names;
mod not_a_time;
mod rsa;
mod support;
mod thumbprints;
mod vectors;
mod wycheproof;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
pub(crate) use wasm_bindgen_test::wasm_bindgen_test as test;
