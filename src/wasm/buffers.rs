//! The input and the output buffer.

use crate::error::Error;
use std::cell::RefCell;
use zeroize::Zeroize as _;

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

pub(super) fn reserve(bytes: usize) -> *const u8 {
    INPUT.with_borrow_mut(|input| {
        input.zeroize();
        input.resize(bytes, 0);
        input.as_ptr()
    })
}

pub(super) fn output() -> *const u8 {
    OUTPUT.with_borrow(|output| output.as_ptr())
}

pub(super) fn output_length() -> usize {
    OUTPUT.with_borrow(Vec::len)
}

pub(super) fn wipe() {
    INPUT.with_borrow_mut(|input| input.as_mut_slice().zeroize());
    OUTPUT.with_borrow_mut(|output| output.zeroize());
}

/// Runs `work` on the first `length` bytes of input. A token too long for the buffer was not written there:
/// its length alone is enough to refuse it.
pub(super) fn with_bytes<T>(
    length: usize,
    work: impl FnOnce(&[u8]) -> Result<T, Error>,
) -> Result<T, Error> {
    INPUT.with_borrow(|input| work(input.get(..length).ok_or(Error::TokenTooLong)?))
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
    INPUT.with_borrow_mut(|input| {
        if let Some(secret) = input.get_mut(..length) {
            secret.zeroize();
        }
    });
    result
}

/// Makes `bytes` the output and returns their number.
pub(super) fn put(bytes: Vec<u8>) -> i32 {
    OUTPUT.with_borrow_mut(|output| {
        *output = bytes;
        // Memory ends long before an i32 does.
        i32::try_from(output.len()).unwrap_or(super::report::FAILED)
    })
}
