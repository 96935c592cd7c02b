//! Choosing a point by masks of 32 bits.

use super::Entry;
use ctutils::{CtEq as _, CtSelect as _};

pub(super) fn choose(points: &[Entry], column: u32) -> Entry {
    let mut chosen = [[0; 4]; 4];
    for (at, point) in (0_u32..).zip(points) {
        let mask = u32::ct_select(&0, &u32::MAX, at.ct_eq(&column));
        let limbs = chosen.as_flattened_mut().iter_mut();
        limbs
            .zip(point.as_flattened())
            .for_each(|(chosen, limb)| *chosen |= limb & mask);
    }
    chosen
}
