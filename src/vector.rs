//! 128-bit vectors and numbers, one as the other.

#![allow(
    unsafe_code,
    reason = "the instructions ask for pointers: a reference to as many bytes is always a good one"
)]

use core::arch::wasm32::*;

/// Of numbers that fill it.
#[inline]
#[target_feature(enable = "simd128")]
pub(crate) fn load<T: Into<u64>, const COUNT: usize>(numbers: &[T; COUNT]) -> v128 {
    const { assert!(size_of::<[T; COUNT]>() == size_of::<v128>()) };
    unsafe { v128_load(numbers.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "simd128")]
pub(crate) fn store<T: From<u8>, const COUNT: usize>(vector: v128, numbers: &mut [T; COUNT]) {
    const { assert!(size_of::<[T; COUNT]>() == size_of::<v128>()) };
    unsafe { v128_store(numbers.as_mut_ptr().cast(), vector) };
}

/// The same, read once more. What the compiler knows to stay the same, it widens ahead of a loop, and multiplies by it as
/// numbers of 64 bits, which takes twice as long as those of 32.
#[inline]
#[target_feature(enable = "simd128")]
pub(crate) fn anew(vector: &v128) -> v128 {
    unsafe { core::ptr::read_volatile(vector) }
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

/// Where the first such byte is.
#[cfg(jotwasm_fast)]
#[target_feature(enable = "simd128")]
pub(crate) fn find(byte: u8, bytes: &[u8]) -> Option<usize> {
    let (vectors, rest) = bytes.as_chunks::<16>();
    let mut start = 0_usize;
    for sixteen in vectors {
        let found = u8x16_bitmask(u8x16_eq(load(sixteen), u8x16_splat(byte)));
        if found != 0 {
            return start.checked_add(found.trailing_zeros() as usize);
        }
        start = start.wrapping_add(16);
    }
    start.checked_add(rest.iter().position(|one| *one == byte)?)
}

/// How many bytes stand before the first quote, backslash or control character.
#[target_feature(enable = "simd128")]
pub(crate) fn before_string_end(bytes: &[u8; 16]) -> usize {
    let bytes = load(bytes);
    let quotes = u8x16_eq(bytes, u8x16_splat(b'"'));
    let backslashes = u8x16_eq(bytes, u8x16_splat(b'\\'));
    let controls = u8x16_lt(bytes, u8x16_splat(0x20));
    let ends = u8x16_bitmask(v128_or(v128_or(quotes, backslashes), controls));
    ends.trailing_zeros() as usize
}

/// How many of their first bytes are the same.
#[cfg(jotwasm_fast)]
#[target_feature(enable = "simd128")]
pub(crate) fn same_bytes(one: &[u8; 16], other: &[u8; 16]) -> usize {
    let same = u8x16_bitmask(u8x16_eq(load(one), load(other)));
    same.trailing_ones() as usize
}
