//! Multiples of a generator by secret scalars: what curves have in common. The points are ready, and all that depends on
//! the scalar is which of them are added, and which of those as their opposites.
//!
//! In constant time: a digit chooses a point by masks over all that its row has, so that neither an address nor a branch
//! depends on it. So it is in the compiled module, where `ctutils` hides from the compiler what a mask comes from.

#[cfg(target_feature = "simd128")]
mod vectors;
#[cfg(target_feature = "simd128")]
use vectors as masked;

#[cfg(not(target_feature = "simd128"))]
mod scalars;
#[cfg(not(target_feature = "simd128"))]
use scalars as masked;

use alloc::vec::Vec;

/// Bits of a digit, by measurement.
pub(crate) const WINDOW: usize = 7;
/// Digits of a scalar.
pub(crate) const ROWS: usize = 256_usize.div_ceil(WINDOW);
/// Points for a digit without its sign.
pub(crate) const COLUMNS: usize = 1 << (WINDOW - 1);
/// The digit that stands for −1.
pub(crate) const MINUS_ONE: u32 = COLUMNS as u32 - 1;

/// A quarter of a point, of which four numbers are read at a time.
pub(crate) type Quad = [u32; 4];
/// Its x, then its y.
pub(crate) type Entry = [Quad; 4];

/// 1, 3, 5 and so on times the generator; the same of 2^WINDOW times the generator, and so on.
pub(crate) struct Multiples(pub(crate) Vec<Entry>);

impl Multiples {
    /// The point for a digit, or the one opposite to it where the second is 1.
    pub(crate) fn of(&self, row: usize, digit: u32) -> (Entry, u8) {
        let negative = (digit >> (WINDOW - 1) ^ 1) as u8;
        let column = (digit ^ u32::from(negative).wrapping_neg()) & MINUS_ONE;
        let points = self.0.chunks_exact(COLUMNS).nth(row).unwrap_or_default();
        (masked::choose(points, column), negative)
    }
}

/// Of a little-endian number. Each bit stands for its power of 2, and for that subtracted where it is 0. So no digit is
/// zero, and those that begin with a 0 are the opposites of the others. With N bits in all digits, a number m means
/// 2m − 2^N + 1. Into memory of the caller's, who wipes it.
pub(crate) fn digits(number: &[u8; 32], digits: &mut [u32; ROWS]) {
    let (mut held, mut bits) = (0, 0);
    let mut bytes = number.iter();
    for digit in digits {
        if bits < WINDOW {
            held |= bytes.next().map_or(0, |byte| u32::from(*byte)) << bits;
            bits = bits.wrapping_add(8);
        }
        *digit = held & ((1 << WINDOW) - 1);
        held >>= WINDOW;
        bits = bits.wrapping_sub(WINDOW);
    }
}
