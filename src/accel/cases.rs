//! Numbers to test with.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]

use alloc::vec;
use alloc::vec::Vec;

/// So many random ones, unless `JOTWASM_CASES` said otherwise when the tests were compiled: WebAssembly has no
/// environment to ask later.
pub(crate) fn count(native: usize, wasm: usize) -> usize {
    let default = if cfg!(target_arch = "wasm32") {
        wasm
    } else {
        native
    };
    option_env!("JOTWASM_CASES").map_or(default, |asked| asked.parse().unwrap())
}

/// Xorshift, for bytes that are the same on every run.
pub(crate) fn random(state: &mut u64, count: usize) -> Vec<u8> {
    let byte = |_| {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        (*state >> 32) as u8
    };
    (0..count).map(byte).collect()
}

/// Big-endian numbers below a modulus: its ends, and those around which limbs of any size are full or empty.
pub(crate) fn edges(modulus: &[u8]) -> Vec<Vec<u8>> {
    let bits = modulus.len() * 8;
    let mut edges = vec![vec![0; modulus.len()], modulus.to_vec()];
    for bit in 0..bits {
        let mut power = vec![0; modulus.len()];
        power[modulus.len() - 1 - bit / 8] = 1 << (bit % 8);
        edges.push(power);
    }
    let next = |number: &Vec<u8>, by: u8| {
        let mut next = number.clone();
        for digit in next.iter_mut().rev() {
            *digit = digit.wrapping_add(by);
            if (by == 1 && *digit != 0) || (by == 255 && *digit != 255) {
                break;
            }
        }
        next
    };
    let around = edges
        .iter()
        .flat_map(|one| [next(one, 255), one.clone(), next(one, 1)]);
    let two_below = next(&next(&modulus.to_vec(), 255), 255);
    let all = around.chain([two_below]);
    all.filter(|number| number.as_slice() < modulus).collect()
}

/// One of the edges every other time, and any number below the modulus otherwise.
pub(crate) fn pick(state: &mut u64, modulus: &[u8], edges: &[Vec<u8>]) -> Vec<u8> {
    let choice = random(state, 3);
    if choice[0].is_multiple_of(2) {
        let at = usize::from(choice[1]) << 8 | usize::from(choice[2]);
        return edges[at % edges.len()].clone();
    }
    loop {
        let mut number = random(state, modulus.len());
        number[0] &= u8::MAX >> modulus[0].leading_zeros();
        if number.as_slice() < modulus {
            return number;
        }
    }
}

/// An element of the field of P-256 whose limbs are at the ends of what they may be.
#[cfg(all(jotwasm_fast, target_feature = "simd128"))]
pub(crate) fn extreme(state: &mut u64) -> [i32; 9] {
    let choices = random(state, 9);
    core::array::from_fn(|at| match (at, choices[at] % 5) {
        (8, choice) => [0, (1 << 24) - 1][usize::from(choice % 2)],
        (_, 0) => -(1 << 24),
        (_, 1) => (1 << 29) + (1 << 24) - 1,
        (_, 2) => 0,
        (_, _) => (1 << 29) - 1,
    })
}
