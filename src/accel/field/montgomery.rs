//! Any prime, by Montgomery's multiplication with limbs of 28 bits.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "indices are below N, and bounds are given where something could overflow"
)]

use super::Field;
use crate::accel::limbs::{LIMB, MASK, negative_inverse, to_bytes, to_limbs};
use alloc::vec::Vec;

/// A number times R, which is 2^(28 N), below twice the prime.
pub(crate) type Element<const N: usize> = [u32; N];

/// A prime p below R/4, with an even number of limbs: products of what is below 2p come out below 2p again.
pub(crate) struct Montgomery<const N: usize> {
    bytes: &'static [u8],
    prime: [u32; N],
    twice: [u32; N],
    /// −1/p modulo 2^28.
    inverse: u32,
    /// R² modulo p.
    r_squared: [u32; N],
}

impl<const N: usize> Montgomery<N> {
    /// The prime is big-endian and begins with a byte that is not zero.
    pub(crate) fn new(bytes: &'static [u8]) -> Self {
        let prime = array(bytes);
        let mut field = Self {
            bytes,
            prime,
            twice: sum(&prime, &prime),
            inverse: negative_inverse(prime[0]),
            r_squared: [0; N],
        };
        // From 1 by doubling to R, and from that to R·R as many times again.
        let mut power = [0; N];
        power[0] = 1;
        for _ in 0..2 * N * LIMB {
            power = field.add(&power, &power);
        }
        field.r_squared = power;
        field
    }

    /// Below p, of what is below 2p.
    fn canonical(&self, number: &[u32; N]) -> [u32; N] {
        difference(number, &self.prime).unwrap_or(*number)
    }
}

impl<const N: usize> Field for Montgomery<N> {
    type Element = Element<N>;
    const ZERO: Element<N> = [0; N];

    fn one(&self) -> Element<N> {
        let mut one = [0; N];
        one[0] = 1;
        self.multiply(&one, &self.r_squared)
    }

    fn prime(&self) -> &'static [u8] {
        self.bytes
    }

    fn reduce(&self, number: &[u8]) -> Element<N> {
        self.multiply(&array(number), &self.r_squared)
    }

    fn write(&self, number: &Element<N>) -> Vec<u8> {
        let mut one = [0; N];
        one[0] = 1;
        let number = self.canonical(&self.multiply(number, &one));
        to_bytes(&number, LIMB, self.bytes.len())
    }

    /// ab/R. A column takes two products of 56 bits for each limb: 2^62 for the 20 limbs of P-521.
    fn multiply(&self, a: &Element<N>, b: &Element<N>) -> Element<N> {
        let p = &self.prime;
        let multiple = |column: u64| u64::from((column as u32).wrapping_mul(self.inverse) & MASK);
        let mut columns = [0_u64; N];
        // Two limbs at a time, because a column costs more to load and store than to multiply for.
        for pair in a.chunks_exact(2) {
            let (a0, a1) = (u64::from(pair[0]), u64::from(pair[1]));
            let (mut b0, mut p0) = (u64::from(b[0]), u64::from(p[0]));
            let lowest = columns[0] + a0 * b0;
            let m0 = multiple(lowest);
            let carried = (lowest + m0 * p0) >> LIMB;
            let (mut b1, mut p1) = (u64::from(b[1]), u64::from(p[1]));
            let lowest = columns[1] + carried + a0 * b1 + a1 * b0 + m0 * p1;
            let m1 = multiple(lowest);
            let carried = (lowest + m1 * p0) >> LIMB;
            for at in 2..N {
                (b0, p0) = (b1, p1);
                (b1, p1) = (u64::from(b[at]), u64::from(p[at]));
                columns[at - 2] = columns[at] + a0 * b1 + a1 * b0 + m0 * p1 + m1 * p0;
            }
            columns[N - 2] = a1 * b1 + m1 * p1;
            columns[N - 1] = 0;
            columns[0] += carried;
        }
        let (mut product, mut carried) = ([0; N], 0);
        for (limb, column) in product.iter_mut().zip(columns) {
            let total = column + carried;
            *limb = total as u32 & MASK;
            carried = total >> LIMB;
        }
        product
    }

    fn add(&self, a: &Element<N>, b: &Element<N>) -> Element<N> {
        let sum = sum(a, b);
        difference(&sum, &self.twice).unwrap_or(sum)
    }

    fn subtract(&self, a: &Element<N>, b: &Element<N>) -> Element<N> {
        difference(a, b).unwrap_or_else(|| {
            let more = sum(a, &self.twice);
            difference(&more, b).unwrap_or(more)
        })
    }

    fn is_zero(&self, number: &Element<N>) -> bool {
        self.canonical(number) == [0; N]
    }
}

fn array<const N: usize>(bytes: &[u8]) -> [u32; N] {
    let mut array = [0; N];
    for (own, limb) in array.iter_mut().zip(to_limbs(bytes, LIMB, N)) {
        *own = limb;
    }
    array
}

fn sum<const N: usize>(a: &[u32; N], b: &[u32; N]) -> [u32; N] {
    let (mut sum, mut carried) = ([0; N], 0);
    for at in 0..N {
        let total = a[at] + b[at] + carried;
        sum[at] = total & MASK;
        carried = total >> LIMB;
    }
    sum
}

/// `None` where it is negative.
fn difference<const N: usize>(a: &[u32; N], b: &[u32; N]) -> Option<[u32; N]> {
    let (mut difference, mut borrowed) = ([0; N], 0);
    for at in 0..N {
        let total = a[at].wrapping_sub(b[at]).wrapping_sub(borrowed);
        difference[at] = total & MASK;
        borrowed = total >> 31;
    }
    (borrowed == 0).then_some(difference)
}
