//! 128-bit vectors and bytes, one as the other.

#![allow(
    unsafe_code,
    reason = "the instructions ask for pointers: a reference to as many bytes is always a good one"
)]

use core::arch::wasm32::*;

#[inline]
#[target_feature(enable = "simd128")]
pub(crate) fn load(bytes: &[u8; 16]) -> v128 {
    unsafe { v128_load(bytes.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "simd128")]
pub(crate) fn bytes(vector: v128) -> [u8; 16] {
    let mut bytes = [0; 16];
    unsafe { v128_store(bytes.as_mut_ptr().cast(), vector) };
    bytes
}

/// Zeros behind them.
#[inline]
#[target_feature(enable = "simd128")]
pub(crate) fn load_twelve(bytes: &[u8; 12]) -> v128 {
    let (eight, four) = (bytes.as_ptr().cast(), bytes.as_ptr().wrapping_add(8).cast());
    unsafe { v128_load32_lane::<2>(v128_load64_zero(eight), four) }
}

#[inline]
#[target_feature(enable = "simd128")]
pub(crate) fn store_twelve(vector: v128, bytes: &mut [u8; 12]) {
    let start = bytes.as_mut_ptr();
    unsafe {
        v128_store64_lane::<0>(vector, start.cast());
        v128_store32_lane::<2>(vector, start.wrapping_add(8).cast());
    }
}
