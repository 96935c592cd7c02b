//! Products of limbs, one column after the other.

/// Adds four limbs times a number, whose columns are four more than it has limbs. Four at a time, because a column costs
/// more to load and store than to multiply for.
pub(super) fn add(columns: &mut [u64], limbs: &[u32; 4], number: &[u32]) {
    let [a, b, c, d] = limbs.map(u64::from);
    let (mut second, mut third, mut fourth) = (0, 0, 0);
    let number = number.iter().copied().chain([0; 4]);
    for (column, limb) in columns.iter_mut().zip(number) {
        let first = u64::from(limb);
        let low = a.wrapping_mul(first).wrapping_add(b.wrapping_mul(second));
        let high = c.wrapping_mul(third).wrapping_add(d.wrapping_mul(fourth));
        *column = column.wrapping_add(low).wrapping_add(high);
        (second, third, fourth) = (first, second, third);
    }
}
