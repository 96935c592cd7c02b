//! The boundary to JavaScript: converts and forwards, decides nothing.
//!
//! Texts and bytes do not travel as JavaScript values. The face writes them into an input buffer inside the
//! module's memory, makes one call with nothing but numbers, and reads the output buffer. A call returns the
//! length of its output, or [`report::FAILED`] with a JSON report of the error as the output.

#![allow(
    unreachable_pub,
    reason = "wasm-bindgen exports what is pub, from wherever it stands"
)]

mod buffers;
mod explain;
mod external;
mod jws;
mod key;
mod key_set;
mod outline;
mod policy;
mod report;

use wasm_bindgen::prelude::*;

/// The standard library's allocator weighs three times as much, compressed.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(jotwasm_module)]
#[allow(
    unsafe_code,
    reason = "nothing interrupts WebAssembly without threads, so that every section is critical"
)]
mod alone {
    struct Alone;
    critical_section::set_impl!(Alone);

    unsafe impl critical_section::Impl for Alone {
        unsafe fn acquire() {}
        unsafe fn release((): ()) {}
    }
}

/// A panic is a bug, which nobody reads about: it ends the instance.
#[cfg(jotwasm_module)]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// Makes room for `bytes` of input and says where. Any earlier address is void.
#[wasm_bindgen]
#[must_use]
pub fn reserve(bytes: usize) -> *const u8 {
    buffers::reserve(bytes)
}

/// Where the output of the last call stands.
#[wasm_bindgen]
#[must_use]
pub fn output() -> *const u8 {
    buffers::output()
}

/// How long it is, after a failure.
#[wasm_bindgen(js_name = outputLength)]
#[must_use]
pub fn output_length() -> usize {
    buffers::output_length()
}

/// Where it is said of `decode` and `verify` where in their output the claims stand.
#[wasm_bindgen]
#[must_use]
pub fn outline() -> *const u32 {
    outline::address()
}

/// Overwrites both buffers: for the face to call once it has read a private key out of them.
#[wasm_bindgen]
pub fn wipe() {
    buffers::wipe();
}

/// Whether this is the module of `jotwasm/full`.
#[wasm_bindgen(js_name = isFull)]
#[must_use]
pub fn is_full() -> bool {
    cfg!(feature = "full")
}

/// Output: the payload of the token in the input.
#[wasm_bindgen]
#[must_use]
pub fn decode(length: usize) -> i32 {
    let decode = |token: &str| crate::verify::decode_and(token, outline::set);
    report::text(buffers::with_text(length, decode).map(crate::Jwt::into_claims_json))
}

/// Output: the header of the token in the input.
#[wasm_bindgen(js_name = decodeHeader)]
#[must_use]
pub fn decode_header(length: usize, max_bytes: usize) -> i32 {
    report::text(buffers::with_text(length, |token| {
        let untrusted = crate::Untrusted::parse(token, max_bytes)?;
        Ok(untrusted.header().as_json().into())
    }))
}
