//! Products of limbs, four columns at a time, for WebAssembly with 128-bit vectors.

use crate::vector::{anew, load, store};
use core::arch::wasm32::*;

/// Adds two limbs times a number, and two more times another. Each of the numbers is fours of limbs, the last one zero.
#[target_feature(enable = "simd128")]
pub(super) fn add(columns: &mut [u64], rows: [([u64; 2], &[u32]); 2]) {
    let [([a0, a1], b), ([m0, m1], n)] = rows;
    let (a0, a1) = (u32x4_splat(a0 as u32), u32x4_splat(a1 as u32));
    let (m0, m1) = (u32x4_splat(m0 as u32), u32x4_splat(m1 as u32));
    let (columns, _) = columns.as_chunks_mut::<2>();
    let ((b, _), (n, _)) = (b.as_chunks::<4>(), n.as_chunks::<4>());
    let (mut b_before, mut n_before) = (u32x4_splat(0), u32x4_splat(0));
    for ((columns, b), n) in columns.chunks_exact_mut(2).zip(b).zip(n) {
        let [low, high] = columns else { return };
        let (b, n) = (load(b), load(n));
        let limbs = [anew(&a0), anew(&a1), anew(&m0), anew(&m1)];
        let numbers = [b, moved(b_before, b), n, moved(n_before, n)];
        store(add_low(load(low), limbs, numbers), low);
        store(add_high(load(high), limbs, numbers), high);
        (b_before, n_before) = (b, n);
    }
}

/// One limb further up.
#[inline]
#[target_feature(enable = "simd128")]
fn moved(before: v128, limbs: v128) -> v128 {
    i32x4_shuffle::<3, 4, 5, 6>(before, limbs)
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
