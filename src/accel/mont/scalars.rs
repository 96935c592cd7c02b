//! Products of limbs, one column after the other.

use super::add_product;

/// Adds two limbs times a number, and two more times another. The last limb of both numbers is zero. Two at a time,
/// because a column costs more to load and store than to multiply for.
pub(super) fn add(columns: &mut [u64], rows: [([u64; 2], &[u32]); 2]) {
    let [([a0, a1], b), ([m0, m1], n)] = rows;
    let (mut b0, mut n0) = (0, 0);
    for ((column, b), n) in columns.iter_mut().zip(b).zip(n) {
        let (b1, n1) = (u64::from(*b), u64::from(*n));
        let sum = add_product(add_product(*column, a0, b1), a1, b0);
        *column = add_product(add_product(sum, m0, n1), m1, n0);
        (b0, n0) = (b1, n1);
    }
}
