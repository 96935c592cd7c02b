//! Choosing a point by masks of 128 bits, for WebAssembly.

use super::Entry;
use crate::vector::{load, store};
use core::arch::wasm32::*;
use ctutils::{CtEq as _, CtSelect as _};

#[target_feature(enable = "simd128")]
pub(super) fn choose(points: &[Entry], column: u32) -> Entry {
    let zero = u32x4_splat(0);
    let (mut a, mut b, mut c, mut d) = (zero, zero, zero, zero);
    for (at, [e, f, g, h]) in (0_u32..).zip(points) {
        let mask = u32::ct_select(&0, &u32::MAX, at.ct_eq(&column));
        let mask = u32x4_splat(mask);
        a = v128_or(a, v128_and(load(e), mask));
        b = v128_or(b, v128_and(load(f), mask));
        c = v128_or(c, v128_and(load(g), mask));
        d = v128_or(d, v128_and(load(h), mask));
    }
    let mut chosen = [[0; 4]; 4];
    let [e, f, g, h] = &mut chosen;
    store(a, e);
    store(b, f);
    store(c, g);
    store(d, h);
    chosen
}
