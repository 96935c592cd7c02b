//! Results as the face reads them.

use super::buffers;
use crate::error::Error;
use crate::json::Writer;
use alloc::string::String;
use alloc::vec::Vec;

/// What a call returns instead of a length.
pub(super) const FAILED: i32 = -1;

/// Puts a text out, or the report of why there is none.
pub(super) fn text(result: Result<String, Error>) -> i32 {
    bytes(result.map(String::into_bytes))
}

/// The same for what is known to be text.
pub(super) fn bytes(result: Result<Vec<u8>, Error>) -> i32 {
    match result {
        Ok(bytes) => buffers::put(bytes),
        Err(error) => failure(&error, None),
    }
}

/// Unwraps a value, or leaves the report of why there is none.
pub(super) fn value<T>(result: Result<T, Error>) -> Option<T> {
    result.inspect_err(|error| _ = failure(error, None)).ok()
}

/// `claims` only where the signature was verified.
pub(super) fn failure(error: &Error, claims: Option<&str>) -> i32 {
    let mut report = Writer::new();
    report.string("code", error.code());
    report.string("message", &error.message());
    if let Some(claim) = error.claim() {
        report.string("claim", claim);
    }
    if let Some(reason) = error.reason() {
        report.string("reason", reason.as_str());
    }
    if let Some(claims) = claims {
        report.raw("payload", claims);
    }
    buffers::put(report.finish().into_bytes());
    FAILED
}
