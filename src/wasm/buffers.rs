//! The input and the output buffer.

use crate::error::Error;
use alloc::vec::Vec;
use core::mem;
use spin::Mutex;
use zeroize::Zeroize as _;

static INPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static OUTPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

pub(super) fn reserve(bytes: usize) -> *const u8 {
    let mut input = INPUT.lock();
    input.zeroize();
    input.resize(bytes, 0);
    input.as_ptr()
}

pub(super) fn output() -> *const u8 {
    OUTPUT.lock().as_ptr()
}

pub(super) fn output_length() -> usize {
    OUTPUT.lock().len()
}

pub(super) fn wipe() {
    INPUT.lock().as_mut_slice().zeroize();
    OUTPUT.lock().zeroize();
}

/// Runs `work` on the first `length` bytes of input. A token too long for the buffer was not written there:
/// its length alone is enough to refuse it.
pub(super) fn with_bytes<T>(
    length: usize,
    work: impl FnOnce(&[u8]) -> Result<T, Error>,
) -> Result<T, Error> {
    // Nothing is locked while the work is done: what gives random bytes may be anybody's JavaScript.
    let input = mem::take(&mut *INPUT.lock());
    let result = input
        .get(..length)
        .ok_or(Error::TokenTooLong)
        .and_then(work);
    *INPUT.lock() = input;
    result
}

/// The same for text.
pub(super) fn with_text<T>(
    length: usize,
    work: impl FnOnce(&str) -> Result<T, Error>,
) -> Result<T, Error> {
    with_bytes(length, |bytes| {
        work(core::str::from_utf8(bytes).map_err(|_| Error::TokenParts)?)
    })
}

/// The same for key material, which does not stay in the buffer.
pub(super) fn with_secret<T>(
    length: usize,
    work: impl FnOnce(&[u8]) -> Result<T, Error>,
) -> Result<T, Error> {
    let result = with_bytes(length, work);
    if let Some(secret) = INPUT.lock().get_mut(..length) {
        secret.zeroize();
    }
    result
}

/// Makes `bytes` the output and returns their number.
pub(super) fn put(bytes: Vec<u8>) -> i32 {
    let mut output = OUTPUT.lock();
    *output = bytes;
    // Memory ends long before an i32 does.
    i32::try_from(output.len()).unwrap_or(super::report::FAILED)
}
