// The module of the npm package does without the standard library, whose way to panic brings all formatting along.
#![cfg_attr(jotwasm_module, no_std)]
#![doc = include_str!("lib.md")]
#![cfg_attr(
    not(feature = "full"),
    allow(dead_code, reason = "what only some algorithms need")
)]

extern crate alloc;

#[cfg(any(feature = "ecdsa", feature = "eddsa", feature = "rsa"))]
mod accel;
mod alg;
mod base64url;
mod claims;
#[cfg(any(feature = "ecdsa", feature = "eddsa"))]
mod earned;
mod error;
mod explain;
mod hash;
mod header;
mod json;
pub mod jws;
mod key;
mod policy;
mod sign;
mod token;
#[cfg(target_feature = "simd128")]
mod vector;
mod verify;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use alg::Alg;
pub use error::{CODES, Error, Fault, Part, Reason};
pub use explain::{Check, Explanation, explain};
pub use header::Header;
pub use key::{Key, KeySet, KeySource, KeyType, ThumbprintHash};
pub use policy::{DEFAULT_MAX_TOKEN_BYTES, Policy};
pub use sign::{sign, sign_with_header, signing_input};
pub use token::Untrusted;
pub use verify::{Jwt, authenticate, check_claims, decode, verify};
