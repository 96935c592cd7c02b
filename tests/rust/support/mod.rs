//! What several tests need.

pub(crate) mod json;
pub(crate) mod mutate;
pub(crate) mod random;
pub(crate) mod table;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A token with this claims set that nobody signed.
pub(crate) fn unsigned(claims: &str) -> String {
    format!("eyJhbGciOiJIUzI1NiJ9.{}.", URL_SAFE_NO_PAD.encode(claims))
}
