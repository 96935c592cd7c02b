//! Sixteen letters, twelve bytes, at a time, for WebAssembly with 128-bit vectors.

use crate::vector;
use alloc::vec;
use alloc::vec::Vec;
use core::arch::wasm32::*;

/// Tables by the higher and by the lower half of a letter: where both name the same kind of fault, it is none.
const FAULTS_HIGH: v128 = u8x16(1, 1, 2, 4, 8, 16, 8, 32, 1, 1, 1, 1, 1, 1, 1, 1);
const FAULTS_LOW: v128 = u8x16(11, 3, 3, 3, 3, 3, 3, 3, 3, 3, 7, 55, 55, 53, 55, 39);
/// From a letter to its value, by the higher half; the underscore is 33 further off.
const VALUES: v128 = i8x16(0, 0, 17, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0);
/// From a value to its letter: small letters, ten digits, two signs, capital letters.
const LETTERS: v128 = i8x16(
    71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -17, 32, 65, 0, 0,
);

#[target_feature(enable = "simd128")]
pub(super) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let (groups, last) = text.as_chunks::<16>();
    // What a group cut short has no letter for is zeros.
    let mut filled = [b'A'; 16];
    filled
        .iter_mut()
        .zip(last)
        .for_each(|(to, from)| *to = *from);
    let length = text.len().checked_mul(3)? / 4;
    let mut bytes = vec![0; (text.len().checked_add(16)? / 16).wrapping_mul(12)];
    let (places, _) = bytes.as_chunks_mut::<12>();
    let mut faults = u8x16_splat(0);
    for (at, place) in places.iter_mut().enumerate() {
        let letters = vector::load(groups.get(at).unwrap_or(&filled));
        let high = u8x16_shr(letters, 4);
        faults = v128_or(faults, fault(letters, high));
        vector::store_twelve(twelve(letters, high), place);
    }
    let stray = bytes.iter().skip(length).any(|bits| *bits != 0);
    bytes.truncate(length);
    let good = last.len() % 4 != 1 && !stray && !v128_any_true(faults);
    good.then_some(bytes)
}

#[inline]
#[target_feature(enable = "simd128")]
fn fault(letters: v128, high: v128) -> v128 {
    let low = v128_and(letters, u8x16_splat(15));
    v128_and(
        u8x16_swizzle(FAULTS_HIGH, high),
        u8x16_swizzle(FAULTS_LOW, low),
    )
}

#[inline]
#[target_feature(enable = "simd128")]
fn twelve(letters: v128, high: v128) -> v128 {
    let underscore = v128_and(u8x16_eq(letters, u8x16_splat(b'_')), u8x16_splat(33));
    let values = u8x16_add(letters, u8x16_add(u8x16_swizzle(VALUES, high), underscore));
    // Twelve bits in each pair, then 24 in each four, the first letter's on top.
    let pairs = v128_or(i16x8_shl(values, 6), u16x8_shr(values, 8));
    let pairs = v128_and(pairs, u16x8_splat(0xfff));
    let fours = i32x4_dot_i16x8(pairs, i32x4_splat(0x1_1000));
    i8x16_shuffle::<2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 0, 0, 0, 0>(fours, fours)
}

#[target_feature(enable = "simd128")]
pub(super) fn encode_to(bytes: &[u8], text: &mut Vec<u8>) {
    let start = text.len();
    let (groups, last) = bytes.as_chunks::<12>();
    // One more for the last, which may be empty.
    let count = groups.len().saturating_add(1);
    text.reserve(count.saturating_mul(16));
    let mut padded = [0; 12];
    padded
        .iter_mut()
        .zip(last)
        .for_each(|(to, from)| *to = *from);
    let mut place = [0; 16];
    for at in 0..count {
        vector::store(sixteen(groups.get(at).unwrap_or(&padded)), &mut place);
        text.extend_from_slice(&place);
    }
    let length = bytes.len().saturating_mul(4).div_ceil(3);
    text.truncate(start.saturating_add(length));
}

#[inline]
#[target_feature(enable = "simd128")]
fn sixteen(twelve: &[u8; 12]) -> v128 {
    let bytes = vector::load_twelve(twelve);
    // 24 bits each, the first byte's on top; then the first letter's are lowest.
    let threes =
        i8x16_shuffle::<2, 1, 0, 12, 5, 4, 3, 12, 8, 7, 6, 12, 11, 10, 9, 12>(bytes, bytes);
    let first = u32x4_shr(threes, 18);
    let second = v128_and(u32x4_shr(threes, 4), u32x4_splat(0x3f00));
    let third = v128_and(u32x4_shl(threes, 10), u32x4_splat(0x3f_0000));
    let fourth = v128_and(u32x4_shl(threes, 24), u32x4_splat(0x3f00_0000));
    let values = v128_or(v128_or(first, second), v128_or(third, fourth));
    let capital = v128_and(u8x16_lt(values, u8x16_splat(26)), u8x16_splat(13));
    let kind = v128_or(u8x16_sub_sat(values, u8x16_splat(51)), capital);
    u8x16_add(values, u8x16_swizzle(LETTERS, kind))
}
