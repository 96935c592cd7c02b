//! Products of limbs, four columns at a time, for WebAssembly with 128-bit vectors.

use crate::vector::{anew, load, store};
use core::arch::wasm32::*;

/// Adds four limbs times a number of fours of them, whose columns are four more.
#[target_feature(enable = "simd128")]
pub(super) fn add(columns: &mut [u64], limbs: &[u32; 4], number: &[u32]) {
    let limbs = limbs.map(|limb| u32x4_splat(limb));
    let (columns, _) = columns.as_chunks_mut::<2>();
    let (number, _) = number.as_chunks::<4>();
    let mut before = u32x4_splat(0);
    for (columns, four) in columns
        .chunks_exact_mut(2)
        .zip(number.iter().chain([&[0; 4]]))
    {
        let [low, high] = columns else { return };
        let four = load(four);
        let limbs = [
            anew(&limbs[0]),
            anew(&limbs[1]),
            anew(&limbs[2]),
            anew(&limbs[3]),
        ];
        let numbers = [
            four,
            i32x4_shuffle::<3, 4, 5, 6>(before, four),
            i32x4_shuffle::<2, 3, 4, 5>(before, four),
            i32x4_shuffle::<1, 2, 3, 4>(before, four),
        ];
        store(add_low(load(low), limbs, numbers), low);
        store(add_high(load(high), limbs, numbers), high);
        before = four;
    }
}

#[inline]
#[target_feature(enable = "simd128")]
fn add_low(sum: v128, [a, b, c, d]: [v128; 4], [e, f, g, h]: [v128; 4]) -> v128 {
    let sum = u64x2_add(sum, u64x2_extmul_low_u32x4(a, e));
    let sum = u64x2_add(sum, u64x2_extmul_low_u32x4(b, f));
    let sum = u64x2_add(sum, u64x2_extmul_low_u32x4(c, g));
    u64x2_add(sum, u64x2_extmul_low_u32x4(d, h))
}

#[inline]
#[target_feature(enable = "simd128")]
fn add_high(sum: v128, [a, b, c, d]: [v128; 4], [e, f, g, h]: [v128; 4]) -> v128 {
    let sum = u64x2_add(sum, u64x2_extmul_high_u32x4(a, e));
    let sum = u64x2_add(sum, u64x2_extmul_high_u32x4(b, f));
    let sum = u64x2_add(sum, u64x2_extmul_high_u32x4(c, g));
    u64x2_add(sum, u64x2_extmul_high_u32x4(d, h))
}
