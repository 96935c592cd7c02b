//! Numbers as limbs, the lowest first.

use alloc::vec::Vec;

/// Bits of a limb, unless a field has its own.
pub(crate) const LIMB: usize = 28;
pub(crate) const MASK: u32 = (1 << LIMB) - 1;

/// The last limb has to have a bit to spare.
pub(crate) fn double(mut number: Vec<u32>) -> Vec<u32> {
    let mut carried = 0;
    for limb in &mut number {
        let doubled = *limb << 1 | carried;
        *limb = doubled & MASK;
        carried = doubled >> LIMB;
    }
    number
}

pub(crate) fn bit_length(bytes: &[u8]) -> usize {
    let unused = bytes.first().map_or(0, |byte| byte.leading_zeros());
    bytes
        .len()
        .saturating_mul(8)
        .saturating_sub(unused as usize)
}

pub(crate) fn to_limbs(bytes: &[u8], bits: usize, count: usize) -> Vec<u32> {
    let digits = bytes.iter().rev().map(|byte| u32::from(*byte));
    let mut limbs = regroup(digits, 8, bits, count);
    limbs.resize(count, 0);
    limbs
}

pub(crate) fn to_bytes(limbs: &[u32], bits: usize, count: usize) -> Vec<u8> {
    let mut digits = regroup(limbs.iter().copied(), bits, 8, count);
    digits.resize(count, 0);
    digits.into_iter().rev().map(|digit| digit as u8).collect()
}

/// Digits of `from` bits as about so many digits of `to` bits, the lowest first.
fn regroup(digits: impl Iterator<Item = u32>, from: usize, to: usize, count: usize) -> Vec<u32> {
    let (mut held, mut bits) = (0_u64, 0_usize);
    let mut regrouped = Vec::with_capacity(count.saturating_add(1));
    for digit in digits {
        held |= u64::from(digit) << bits;
        bits = bits.saturating_add(from);
        while bits >= to {
            let rest = held >> to;
            regrouped.push((held ^ rest << to) as u32);
            held = rest;
            bits = bits.saturating_sub(to);
        }
    }
    regrouped.push(held as u32);
    regrouped
}

/// −1/n modulo 2^28.
pub(crate) fn negative_inverse(n: u32) -> u32 {
    inverse_of_word(n).wrapping_neg() & MASK
}

/// 1/n modulo 2^32, by Newton's iteration: n is its own inverse modulo 8, and each step doubles the bits.
pub(crate) fn inverse_of_word(n: u32) -> u32 {
    let step = |x: u32, _| x.wrapping_mul(2_u32.wrapping_sub(n.wrapping_mul(x)));
    (0..4).fold(n, step)
}
