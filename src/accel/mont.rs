//! Powers of public numbers modulo a public odd number, by Montgomery's multiplication.
//!
//! Numbers are limbs of 28 bits, the lowest first. The product of two limbs has 56 bits, so that a column of 64 takes
//! many of them before anything is carried: WebAssembly multiplies 64 bits at a time and has no carry flag.

#[cfg(target_feature = "simd128")]
mod vectors;
#[cfg(target_feature = "simd128")]
use vectors as rows;

#[cfg(not(target_feature = "simd128"))]
mod scalars;
#[cfg(not(target_feature = "simd128"))]
use scalars as rows;

#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests;

use crate::accel::limbs::{LIMB, MASK, bit_length, double, negative_inverse, to_bytes, to_limbs};
use alloc::vec;
use alloc::vec::Vec;

/// Limbs of a factor after which columns are carried. Each gives a column two products, or three where one counts twice,
/// of 56 bits: those of 80 leave it room.
const LAZY: usize = 80;

/// The largest modulus, as in OpenSSL.
pub(crate) const MAX_BITS: usize = 16_384;
/// The smallest, far below what anybody should use: it spares special cases for numbers of few limbs.
pub(crate) const MIN_BITS: usize = 512;

/// An odd number n, ready for powers modulo it.
pub(crate) struct Modulus {
    bytes: Vec<u8>,
    /// A multiple of four of them. R, which is 2^28 to their number, is above 4n: products of what is below 2n come out
    /// below 2n again, and nothing has to be subtracted in between.
    limbs: Vec<u32>,
    /// −1/n modulo 2^28.
    inverse: u32,
    /// R² mod n.
    r_squared: Vec<u32>,
}

impl Modulus {
    /// `None` where the number is even, out of bounds, or begins with a zero.
    pub(crate) fn new(bytes: &[u8]) -> Option<Self> {
        let (first, last) = (bytes.first()?, bytes.last()?);
        let bits = bit_length(bytes);
        if *first == 0 || last % 2 == 0 || !(MIN_BITS..=MAX_BITS).contains(&bits) {
            return None;
        }
        let count = bits.saturating_add(2).div_ceil(LIMB).next_multiple_of(4);
        let limbs = to_limbs(bytes, LIMB, count);
        let mut modulus = Self {
            bytes: bytes.into(),
            inverse: negative_inverse(*limbs.first()?),
            limbs,
            r_squared: Vec::new(),
        };
        modulus.r_squared = modulus.find_r_squared(bits);
        Some(modulus)
    }

    /// Big-endian, without leading zeros.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Significant ones.
    pub(crate) fn bits(&self) -> usize {
        bit_length(&self.bytes)
    }

    /// `base` to this power, which has to be above 1, in as many bytes as the modulus has. `None` unless the base has
    /// as many too, and is smaller.
    pub(crate) fn power(&self, base: &[u8], exponent: u64) -> Option<Vec<u8>> {
        if base.len() != self.bytes.len() || base >= self.bytes.as_slice() || exponent < 2 {
            return None;
        }
        let base = to_limbs(base, LIMB, self.limbs.len());
        let in_form = self.multiply(&base, &self.r_squared);
        let most = self.montgomery_power(&in_form, exponent.saturating_sub(1));
        // The last factor goes in as it is, and so the R that the others carry is gone.
        let power = self.reduce(self.multiply(&most, &base));
        Some(to_bytes(&power, LIMB, self.bytes.len()))
    }

    /// (x to this power)·R from xR.
    fn montgomery_power(&self, base: &[u32], exponent: u64) -> Vec<u32> {
        let mut power = base.to_vec();
        let below_the_first = exponent.checked_ilog2().unwrap_or(0);
        for bit in (0..below_the_first).rev() {
            power = self.square(&power);
            if exponent >> bit & 1 == 1 {
                power = self.multiply(&power, base);
            }
        }
        power
    }

    /// By doubling until there is 2R, which stands for 2, and R more times by squaring: 2 to that power is R.
    fn find_r_squared(&self, bits: usize) -> Vec<u32> {
        let r_bits = self.limbs.len().saturating_mul(LIMB);
        let highest = bits.saturating_sub(1);
        let mut power: Vec<u32> = vec![0; self.limbs.len()];
        if let Some(limb) = power.get_mut(highest / LIMB) {
            *limb = 1 << (highest % LIMB);
        }
        for _ in highest..=r_bits {
            power = self.reduce(double(power));
        }
        self.montgomery_power(&power, r_bits as u64)
    }

    /// ab/R mod n, or n more than that.
    fn multiply(&self, a: &[u32], b: &[u32]) -> Vec<u32> {
        self.product(a, b.to_vec(), false)
    }

    /// a²/R mod n, or n more than that.
    fn square(&self, a: &[u32]) -> Vec<u32> {
        let twice = a.iter().map(|limb| limb << 1).collect();
        self.product(a, twice, true)
    }

    /// Where `b` is 2a, limbs are multiplied by themselves and by those above them only: two that differ are multiplied
    /// once, and their product counts twice.
    fn product(&self, a: &[u32], mut b: Vec<u32>, square: bool) -> Vec<u32> {
        let mut columns = vec![0; a.len().saturating_mul(2)];
        let (fours, _) = a.as_chunks();
        for (index, four) in fours.iter().enumerate() {
            let low = index.saturating_mul(4);
            let window = columns.get_mut(low..).unwrap_or_default();
            if low % LAZY == LAZY - 4 {
                carry(window);
            }
            let first = if square { low } else { 0 };
            let b = b.get_mut(first..).unwrap_or_default();
            if let Some(own) = b.first_chunk_mut().filter(|_| square) {
                *own = *four;
            }
            rows::add(window.get_mut(first..).unwrap_or_default(), four, b);
            self.clear(window);
        }
        let product = columns.get_mut(a.len()..).unwrap_or_default();
        carry(product);
        product.iter().map(|column| *column as u32).collect()
    }

    /// Adds such a multiple of n that the four lowest columns may be forgotten.
    fn clear(&self, columns: &mut [u64]) {
        let ([c0, c1, c2, c3, c4, ..], [n0, n1, n2, n3, ..]) = (&mut *columns, &*self.limbs) else {
            return;
        };
        let multiple = |sum: u64| (sum as u32).wrapping_mul(self.inverse) & MASK;
        let m0 = multiple(*c0);
        let carried = add_product(*c0, m0, *n0) >> LIMB;
        let sum = add_product(c1.wrapping_add(carried), m0, *n1);
        let m1 = multiple(sum);
        let carried = add_product(sum, m1, *n0) >> LIMB;
        let sum = add_product(c2.wrapping_add(carried), m0, *n2);
        let sum = add_product(sum, m1, *n1);
        let m2 = multiple(sum);
        let carried = add_product(sum, m2, *n0) >> LIMB;
        let sum = add_product(c3.wrapping_add(carried), m0, *n3);
        let sum = add_product(add_product(sum, m1, *n2), m2, *n1);
        let m3 = multiple(sum);
        *c4 = c4.wrapping_add(add_product(sum, m3, *n0) >> LIMB);
        rows::add(columns, &[m0, m1, m2, m3], &self.limbs);
    }

    /// The same number below n, of one that is below 2n.
    fn reduce(&self, number: Vec<u32>) -> Vec<u32> {
        let mut borrowed = 0;
        let less = number.iter().zip(&self.limbs).map(|(limb, n)| {
            let difference = limb.wrapping_sub(*n).wrapping_sub(borrowed);
            borrowed = difference >> 31;
            difference & MASK
        });
        let less = less.collect();
        if borrowed == 0 { less } else { number }
    }
}

const fn add_product(sum: u64, a: u32, b: u32) -> u64 {
    sum.wrapping_add((a as u64).wrapping_mul(b as u64))
}

/// Leaves 28 bits in each column. The last one never has more.
fn carry(columns: &mut [u64]) {
    let mut carried = 0_u64;
    for column in columns {
        let sum = column.wrapping_add(carried);
        *column = sum & u64::from(MASK);
        carried = sum >> LIMB;
    }
}
