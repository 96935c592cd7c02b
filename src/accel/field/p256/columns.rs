//! Products, differences and what reduces them, of limbs of one number or of several side by side.

use super::{BITS, MASK, TOP};
use core::ops::{Add, AddAssign, Mul, Shl, Shr, Sub, SubAssign};

/// The lowest 29 bits of one, after what is above them went to the next.
macro_rules! carry {
    ($from:ident, $to:ident) => {{
        $to += $from.high();
        $from.low()
    }};
}

/// What elements are of: one number's, or those of several side by side.
pub(super) trait Limb:
    Copy
    + Add<Output = Self>
    + AddAssign
    + Sub<Output = Self>
    + Shl<usize, Output = Self>
    + Shr<usize, Output = Self>
{
    /// The lowest 29 bits.
    fn low(self) -> Self;

    /// What is above those, with its sign.
    #[inline(always)]
    fn high(self) -> Self {
        self >> BITS
    }
}

impl Limb for i32 {
    #[inline(always)]
    fn low(self) -> Self {
        self & MASK
    }
}

/// What columns of products are of: one number's, or those of several side by side.
pub(super) trait Column:
    Copy + Add<Output = Self> + AddAssign + SubAssign + Shl<usize, Output = Self>
{
    type Limb;

    /// The lowest 29 bits.
    fn low(self) -> Self;

    /// What is above those, with its sign.
    fn high(self) -> Self;

    fn limb(self) -> Self::Limb;
}

impl Column for i64 {
    type Limb = i32;

    #[inline(always)]
    fn low(self) -> Self {
        self & Self::from(MASK)
    }

    #[inline(always)]
    fn high(self) -> Self {
        self >> BITS
    }

    #[inline(always)]
    fn limb(self) -> i32 {
        self as i32
    }
}

#[inline(always)]
pub(super) fn products<L: Copy + Mul<Output = C>, C: Column>(a: [L; 9], b: [L; 9]) -> [C; 17] {
    let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = a;
    let [b0, b1, b2, b3, b4, b5, b6, b7, b8] = b;
    [
        a0 * b0,
        a0 * b1 + a1 * b0,
        a0 * b2 + a1 * b1 + a2 * b0,
        a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0,
        a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0,
        a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0,
        a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0,
        a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0,
        a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0,
        a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1,
        a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2,
        a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3,
        a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4,
        a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5,
        a6 * b8 + a7 * b7 + a8 * b6,
        a7 * b8 + a8 * b7,
        a8 * b8,
    ]
}

/// Of an element, or a difference: twice one's limb is below 2^31, which twice a sum's is not.
#[inline(always)]
pub(super) fn squares<L: Copy + Add<Output = L> + Mul<Output = C>, C: Column>(
    number: [L; 9],
) -> [C; 17] {
    let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = number;
    let [d0, d1, d2, d3] = [a0 + a0, a1 + a1, a2 + a2, a3 + a3];
    let [d4, d5, d6, d7] = [a4 + a4, a5 + a5, a6 + a6, a7 + a7];
    [
        a0 * a0,
        d0 * a1,
        d0 * a2 + a1 * a1,
        d0 * a3 + d1 * a2,
        d0 * a4 + d1 * a3 + a2 * a2,
        d0 * a5 + d1 * a4 + d2 * a3,
        d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3,
        d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4,
        d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4,
        d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5,
        d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5,
        d3 * a8 + d4 * a7 + d5 * a6,
        d4 * a8 + d5 * a7 + a6 * a6,
        d5 * a8 + d6 * a7,
        d6 * a8 + a7 * a7,
        d7 * a8,
        a8 * a8,
    ]
}

/// Makes each column but the last nine a multiple of 2^29, and forgets it but for what it carries: the number by R. Of
/// two elements or differences, the product by R is at most p/8, with a sum p/5, and m·p by R below p.
#[inline(always)]
pub(super) fn reduce<C: Column>(columns: [C; 17]) -> [C::Limb; 9] {
    let [
        c0,
        mut c1,
        mut c2,
        mut c3,
        mut c4,
        mut c5,
        mut c6,
        mut c7,
        mut c8,
        mut c9,
        mut c10,
        mut c11,
        mut c12,
        mut c13,
        mut c14,
        mut c15,
        mut c16,
    ] = columns;
    // p + 1 is 2^96 + 2^192 − 2^224 + 2^256: so many bits in the third column from here, the sixth, and so on.
    macro_rules! clear {
        ($lowest:ident, $first:ident, $third:ident, $sixth:ident, $seventh:ident, $eighth:ident) => {
            let m = carry!($lowest, $first);
            $third += m << (96 - 3 * BITS);
            $sixth += m << (192 - 6 * BITS);
            $seventh -= m << (224 - 7 * BITS);
            $eighth += m << TOP;
        };
    }
    clear!(c0, c1, c3, c6, c7, c8);
    clear!(c1, c2, c4, c7, c8, c9);
    clear!(c2, c3, c5, c8, c9, c10);
    clear!(c3, c4, c6, c9, c10, c11);
    clear!(c4, c5, c7, c10, c11, c12);
    clear!(c5, c6, c8, c11, c12, c13);
    clear!(c6, c7, c9, c12, c13, c14);
    clear!(c7, c8, c10, c13, c14, c15);
    clear!(c8, c9, c11, c14, c15, c16);
    [
        carry!(c9, c10).limb(),
        carry!(c10, c11).limb(),
        carry!(c11, c12).limb(),
        carry!(c12, c13).limb(),
        carry!(c13, c14).limb(),
        carry!(c14, c15).limb(),
        carry!(c15, c16).limb(),
        c16.low().limb(),
        c16.high().limb(),
    ]
}

/// Leaves 29 bits in each limb but the highest, which has the sign.
#[inline(always)]
fn carry<L: Limb>(limbs: [L; 9]) -> [L; 9] {
    let [
        a0,
        mut a1,
        mut a2,
        mut a3,
        mut a4,
        mut a5,
        mut a6,
        mut a7,
        mut a8,
    ] = limbs;
    [
        carry!(a0, a1),
        carry!(a1, a2),
        carry!(a2, a3),
        carry!(a3, a4),
        carry!(a4, a5),
        carry!(a5, a6),
        carry!(a6, a7),
        carry!(a7, a8),
        a8,
    ]
}

/// Of a few elements' sum, what is above 2^256 replaced by what it is modulo p.
#[inline(always)]
pub(super) fn fold<L: Limb>(limbs: [L; 9]) -> [L; 9] {
    let [l0, l1, l2, l3, l4, l5, l6, l7, l8] = carry(limbs);
    let times = l8 >> TOP;
    [
        l0 + times,
        l1,
        l2,
        l3 - (times << (96 - 3 * BITS)),
        l4,
        l5,
        l6 - (times << (192 - 6 * BITS)),
        l7 + (times << (224 - 7 * BITS)),
        l8 - (times << TOP),
    ]
}
