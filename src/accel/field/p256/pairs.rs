//! Two numbers side by side, for WebAssembly with 128-bit vectors: a sum of many points is two sums, and of those one.

#[cfg(all(test, feature = "full"))]
#[allow(clippy::unwrap_used, reason = "a panic is how a test fails")]
mod tests;

use super::columns::{Column, Limb, fold, products, reduce, squares};
use super::{BITS, Element, MASK, P256};
use crate::accel::field::{Field, Summand};
use core::arch::wasm32::*;
use core::array::from_fn;
use core::ops::{Add, AddAssign, Mul, Shl, Shr, Sub, SubAssign};

/// A limb of each number, in the lower half.
#[derive(Clone, Copy)]
struct Limbs(v128);

/// A column of each number.
#[derive(Clone, Copy)]
struct Columns(v128);

type Pair = [Limbs; 9];

macro_rules! operators {
    ($type:ident, $add:ident, $subtract:ident, $shl:ident) => {
        impl Add for $type {
            type Output = Self;
            #[inline(always)]
            fn add(self, other: Self) -> Self {
                Self($add(self.0, other.0))
            }
        }

        impl AddAssign for $type {
            #[inline(always)]
            fn add_assign(&mut self, other: Self) {
                self.0 = $add(self.0, other.0);
            }
        }

        impl Sub for $type {
            type Output = Self;
            #[inline(always)]
            fn sub(self, other: Self) -> Self {
                Self($subtract(self.0, other.0))
            }
        }

        impl SubAssign for $type {
            #[inline(always)]
            fn sub_assign(&mut self, other: Self) {
                self.0 = $subtract(self.0, other.0);
            }
        }

        impl Shl<usize> for $type {
            type Output = Self;
            #[inline(always)]
            fn shl(self, bits: usize) -> Self {
                Self($shl(self.0, bits as u32))
            }
        }
    };
}

operators!(Limbs, i32x4_add, i32x4_sub, i32x4_shl);
operators!(Columns, i64x2_add, i64x2_sub, i64x2_shl);

impl Mul for Limbs {
    type Output = Columns;
    #[inline(always)]
    fn mul(self, other: Self) -> Columns {
        Columns(i64x2_extmul_low_i32x4(self.0, other.0))
    }
}

impl Shr<usize> for Limbs {
    type Output = Self;
    #[inline(always)]
    fn shr(self, bits: usize) -> Self {
        Self(i32x4_shr(self.0, bits as u32))
    }
}

impl Limb for Limbs {
    #[inline(always)]
    fn low(self) -> Self {
        Self(v128_and(self.0, i32x4_splat(MASK)))
    }
}

impl Column for Columns {
    type Limb = Limbs;

    #[inline(always)]
    fn low(self) -> Self {
        Self(v128_and(self.0, i64x2_splat(MASK.into())))
    }

    /// Processors that shift two signed numbers at once are rare. From the lowest of all, none is negative.
    #[inline(always)]
    fn high(self) -> Self {
        let above = v128_xor(self.0, i64x2_splat(i64::MIN));
        let least = i64x2_splat(i64::MIN >> BITS);
        Self(i64x2_add(u64x2_shr(above, BITS as u32), least))
    }

    #[inline(always)]
    fn limb(self) -> Limbs {
        Limbs(i32x4_shuffle::<0, 2, 0, 2>(self.0, self.0))
    }
}

#[inline(never)]
#[target_feature(enable = "simd128")]
fn multiply(a: &Pair, b: &Pair) -> Pair {
    reduce(products(*a, *b))
}

#[inline(never)]
#[target_feature(enable = "simd128")]
fn square(pair: &Pair) -> Pair {
    reduce(squares(*pair))
}

#[inline]
#[target_feature(enable = "simd128")]
fn difference(a: &Pair, b: &Pair) -> Pair {
    from_fn(|at| a[at] - b[at])
}

/// a − b − 2c.
#[inline]
#[target_feature(enable = "simd128")]
fn subtract_and_twice(a: &Pair, b: &Pair, c: &Pair) -> Pair {
    fold(from_fn(|at| a[at] - b[at] - c[at] - c[at]))
}

#[inline]
#[target_feature(enable = "simd128")]
fn subtract(a: &Pair, b: &Pair) -> Pair {
    fold(difference(a, b))
}

#[inline]
#[target_feature(enable = "simd128")]
fn pair(a: &Element, b: &Element) -> Pair {
    from_fn(|at| Limbs(i32x4(a[at], b[at], 0, 0)))
}

#[inline]
#[target_feature(enable = "simd128")]
fn first(pair: &Pair) -> Element {
    from_fn(|at| i32x4_extract_lane::<0>(pair[at].0))
}

#[inline]
#[target_feature(enable = "simd128")]
fn second(pair: &Pair) -> Element {
    from_fn(|at| i32x4_extract_lane::<1>(pair[at].0))
}

/// The points of a summand each, y replaced by −y where asked for, which may only be multiplied then.
#[inline]
#[target_feature(enable = "simd128")]
fn points([a, b]: [&Summand<'_, P256>; 2]) -> [Pair; 2] {
    let sign = |summand: &Summand<'_, P256>| -i32::from(summand.negated);
    let signs = Limbs(i32x4(sign(a), sign(b), 0, 0));
    let y = pair(a.y, b.y).map(|limbs| Limbs(v128_xor(limbs.0, signs.0)) - signs);
    [pair(a.x, b.x), y]
}

/// "madd-2004-hmv" of the Explicit-Formulas Database, as `Curve::add` has it. Of a point and itself or its opposite, Z
/// comes out as zero, and stays that.
#[inline(never)]
#[target_feature(enable = "simd128")]
fn add([x, y, z]: &[Pair; 3], [xb, yb]: &[Pair; 2]) -> [Pair; 3] {
    let za = square(z);
    let width = difference(&multiply(xb, &za), x);
    let height = difference(&multiply(yb, &multiply(z, &za)), y);
    let width2 = square(&width);
    let width3 = multiply(&width, &width2);
    let v = multiply(x, &width2);
    let x = subtract_and_twice(&square(&height), &width3, &v);
    let rise = multiply(&height, &difference(&v, &x));
    let y = subtract(&rise, &multiply(y, &width3));
    [x, y, multiply(z, &width)]
}

/// Of all but the last where their number is odd, as X, Y and Z of two points.
#[target_feature(enable = "simd128")]
pub(super) fn sums(field: &P256, summands: &[Summand<'_, P256>]) -> Option<[[Element; 3]; 2]> {
    let (pairs, _) = summands.as_chunks();
    let (start, rest) = pairs.split_first()?;
    let [x, y] = points(start.each_ref());
    let one = field.one();
    // An opposite is no element until it is folded, and what is subtracted from has to be one.
    let mut sum = [x, fold(y), pair(&one, &one)];
    for pair in rest {
        sum = add(&sum, &points(pair.each_ref()));
    }
    let [x, y, z] = &sum;
    Some([
        [first(x), first(y), first(z)],
        [second(x), second(y), second(z)],
    ])
}
