//! Division of public numbers, and of blinded ones, modulo an odd number, in as little time as the numbers allow: Bernstein and Yang, "Fast
//! constant-time gcd computation and modular inversion" (2019), and the variable-time form of it in libsecp256k1's
//! "safegcd implementation explained".

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "indices are below the number of limbs, and bounds are given where something could overflow"
)]

use crate::accel::limbs::{inverse_of_word, to_bytes, to_limbs};
use alloc::vec;
use alloc::vec::Vec;

/// Of a limb, and of the steps that are taken at once.
const BITS: usize = 30;
const MASK: i64 = (1 << BITS) - 1;

/// What steps make of f and g: uf + vg and qf + rg, by 2^30. The sizes of u and v are 2^30 together at most, as are
/// those of q and r.
struct Steps {
    u: i32,
    v: i32,
    q: i32,
    r: i32,
}

/// The inverse of a number below the modulus and prime to it, or zero of zero; all are big-endian, and of one length.
pub(crate) fn inverse(number: &[u8], modulus: &[u8]) -> Vec<u8> {
    let bytes = modulus.len();
    // With bits to spare for a sign, and for twice the modulus.
    let count = (8 * bytes + 2).div_ceil(BITS);
    let limbs = |number| -> Vec<i32> {
        let limbs = to_limbs(number, BITS, count);
        limbs.into_iter().map(|limb| limb as i32).collect()
    };
    let modulus = limbs(modulus);
    let word = inverse_of_word(modulus[0] as u32) as i32;
    let (mut f, mut g) = (modulus.clone(), limbs(number));
    let (mut d, mut e) = (vec![0; count], vec![0; count]);
    e[0] = 1;
    let mut eta = -1;
    // At all times, f is d times the number, and g is e times the number, modulo the modulus.
    while g.iter().any(|limb| *limb != 0) {
        let steps = steps(&mut eta, f[0], g[0]);
        steps.divide([&mut f, &mut g], [0; 2], &modulus);
        let multiples = steps.multiples(&d, &e, word);
        steps.divide([&mut d, &mut e], multiples, &modulus);
    }
    // Now f is 1 or −1, and d is between minus twice the modulus and once.
    for sign in [1, f[count - 1] >> 31 | 1, 1] {
        settle(&mut d, sign, &modulus);
    }
    let limbs: Vec<u32> = d.iter().map(|limb| *limb as u32).collect();
    to_bytes(&limbs, BITS, bytes)
}

/// Takes 30 steps, for which the lowest bits of f and g say all: g is halved, or first a multiple of f added. Before
/// that, where eta is negative, f and g change places.
fn steps(eta: &mut i32, mut f: i32, mut g: i32) -> Steps {
    let [mut u, mut v, mut q, mut r] = [1, 0, 0, 1_i32];
    let mut left = BITS as u32;
    loop {
        let zeros = (g | -1 << left).trailing_zeros();
        g >>= zeros;
        [u, v] = [u << zeros, v << zeros];
        *eta -= zeros as i32;
        left -= zeros;
        if left == 0 {
            return Steps { u, v, q, r };
        }
        if *eta < 0 {
            *eta = -*eta;
            [f, g] = [g, f.wrapping_neg()];
            [u, q] = [q, -u];
            [v, r] = [r, -v];
        }
        // So many of the lowest bits of g are made zero at once: −g/f times f is −g. f is its own inverse modulo 8,
        // and once more by Newton's iteration modulo 64.
        let bits = (*eta + 1).min(left as i32).min(6);
        let inverse = f.wrapping_mul(f.wrapping_mul(f).wrapping_sub(2));
        let times = g.wrapping_mul(inverse) & ((1 << bits) - 1);
        g = g.wrapping_add(f.wrapping_mul(times));
        q += u * times;
        r += v * times;
    }
}

impl Steps {
    /// Takes the steps for numbers of any size, after adding such multiples of the modulus to what they make that it
    /// is divided by 2^30 without a rest.
    fn divide(&self, [a, b]: [&mut [i32]; 2], multiples: [i32; 2], modulus: &[i32]) {
        // One by one: `map` would be a loop.
        let (u, v) = (i64::from(self.u), i64::from(self.v));
        let (q, r) = (i64::from(self.q), i64::from(self.r));
        let (of_a, of_b) = (i64::from(multiples[0]), i64::from(multiples[1]));
        let (mut carried_a, mut carried_b) = (0, 0);
        for at in 0..a.len() {
            let (x, y) = (i64::from(a[at]), i64::from(b[at]));
            let n = i64::from(modulus[at]);
            carried_a += u * x + v * y + of_a * n;
            carried_b += q * x + r * y + of_b * n;
            if let Some(before) = at.checked_sub(1) {
                a[before] = (carried_a & MASK) as i32;
                b[before] = (carried_b & MASK) as i32;
            }
            carried_a >>= BITS;
            carried_b >>= BITS;
        }
        a[modulus.len() - 1] = carried_a as i32;
        b[modulus.len() - 1] = carried_b as i32;
    }

    /// Those for [`Steps::divide`], by the inverse of the modulus modulo 2^30: d and e stay between minus twice the
    /// modulus and once.
    fn multiples(&self, d: &[i32], e: &[i32], inverse: i32) -> [i32; 2] {
        let last = d.len() - 1;
        let negative = [d[last] >> 31, e[last] >> 31];
        let multiple = |x: i32, y: i32| {
            let times = (x & negative[0]) + (y & negative[1]);
            let lowest = x.wrapping_mul(d[0]).wrapping_add(y.wrapping_mul(e[0]));
            let rest = inverse.wrapping_mul(lowest).wrapping_add(times);
            times - (rest & MASK as i32)
        };
        [multiple(self.u, self.v), multiple(self.q, self.r)]
    }
}

/// The modulus is added to a negative number, and what comes out multiplied by the sign.
fn settle(number: &mut [i32], sign: i32, modulus: &[i32]) {
    let last = modulus.len() - 1;
    let times = i64::from(number[last] < 0);
    let mut carried = 0;
    for at in 0..modulus.len() {
        carried += i64::from(sign) * (i64::from(number[at]) + times * i64::from(modulus[at]));
        let kept = if at == last { -1 } else { MASK };
        number[at] = (carried & kept) as i32;
        carried >>= BITS;
    }
}
