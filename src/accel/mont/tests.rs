//! Against the arithmetic of `crypto-bigint`, which the `rsa` crate verifies with.

use super::{MAX_BITS, MIN_BITS, Modulus};
use crate::accel::cases::{count, random};
use alloc::vec;
use alloc::vec::Vec;
use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};

#[cfg(not(target_arch = "wasm32"))]
use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Sizes around whole limbs, whole bytes, and where columns have to be carried on the way.
const SIZES: [usize; 14] = [
    512, 513, 1023, 1024, 1025, 1790, 1792, 2047, 2048, 2049, 2066, 3072, 4096, 8192,
];
const EXPONENTS: [u64; 7] = [2, 3, 4, 17, 65_537, (1 << 33) - 1, u64::MAX];

fn bytes(number: &BoxedUint, count: usize) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let (zeros, bytes) = bytes.split_at(bytes.len() - count);
    assert!(zeros.iter().all(|byte| *byte == 0));
    bytes.to_vec()
}

fn theirs(n: &[u8], base: &[u8], exponent: u64) -> Vec<u8> {
    let precision = u32::try_from(n.len() * 8).unwrap();
    let number = |bytes| BoxedUint::from_be_slice(bytes, precision).unwrap();
    let params = BoxedMontyParams::new(Odd::new(number(n)).unwrap());
    let base = BoxedMontyForm::new(number(base), &params);
    bytes(&base.pow(&BoxedUint::from(exponent)).retrieve(), n.len())
}

/// An odd number of exactly so many bits.
fn odd(state: &mut u64, bits: usize) -> Vec<u8> {
    let mut bytes = random(state, bits.div_ceil(8));
    let top = 1_u8 << ((bits - 1) % 8);
    bytes[0] = bytes[0] & (top - 1) | top;
    *bytes.last_mut().unwrap() |= 1;
    bytes
}

/// A base below any modulus of so many bits.
fn base(state: &mut u64, bits: usize) -> Vec<u8> {
    let mut bytes = random(state, bits.div_ceil(8));
    bytes[0] &= (1 << ((bits - 1) % 8)) - 1;
    bytes
}

fn assert_agrees(modulus: &Modulus, base: &[u8], exponent: u64) {
    let power = modulus.power(base, exponent);
    let theirs = theirs(modulus.bytes(), base, exponent);
    assert_eq!(power, Some(theirs), "{} {exponent}", modulus.bits());
}

#[test]
fn random_powers() {
    let mut state = 0x9e37_79b9_7f4a_7c15;
    for bits in SIZES {
        let rounds = if bits > 2066 { 1 } else { count(4, 1) };
        for _ in 0..rounds {
            let n = odd(&mut state, bits);
            let modulus = Modulus::new(&n).unwrap();
            assert_eq!((modulus.bits(), modulus.bytes()), (bits, n.as_slice()));
            for exponent in [3, 65_537] {
                assert_agrees(&modulus, &base(&mut state, bits), exponent);
            }
        }
    }
}

#[test]
fn every_exponent() {
    let mut state = 3;
    for bits in [512, 1025, 2048] {
        let n = odd(&mut state, bits);
        let modulus = Modulus::new(&n).unwrap();
        for exponent in EXPONENTS {
            assert_agrees(&modulus, &base(&mut state, bits), exponent);
        }
    }
}

/// Where carries and the last subtraction go wrong first.
#[test]
fn edges() {
    for bits in SIZES {
        let ones = {
            let mut ones = vec![0xff; bits.div_ceil(8)];
            ones[0] >>= (8 - bits % 8) % 8;
            ones
        };
        let mut sparse = vec![0; bits.div_ceil(8)];
        sparse[0] = 1 << ((bits - 1) % 8);
        *sparse.last_mut().unwrap() = 1;
        for n in [ones, sparse] {
            let modulus = Modulus::new(&n).unwrap();
            let mut highest = n.clone();
            *highest.last_mut().unwrap() -= 1;
            let zero = vec![0; n.len()];
            let one = [&zero[1..], &[1]].concat();
            let two = [&zero[1..], &[2]].concat();
            assert_eq!(modulus.power(&zero, 65_537), Some(zero), "{bits}");
            assert_eq!(modulus.power(&one, 65_537), Some(one.clone()), "{bits}");
            // (−1) to an odd power, to an even one.
            assert_eq!(
                modulus.power(&highest, 65_537),
                Some(highest.clone()),
                "{bits}"
            );
            assert_eq!(modulus.power(&highest, 2), Some(one), "{bits}");
            assert_eq!(
                modulus.power(&two, 65_537),
                Some(theirs(&n, &two, 65_537)),
                "{bits}"
            );
        }
    }
}

#[test]
fn the_largest() {
    let mut state = 5;
    let n = odd(&mut state, MAX_BITS);
    let base = base(&mut state, MAX_BITS);
    let power = Modulus::new(&n).unwrap().power(&base, 3);
    assert_eq!(power, Some(theirs(&n, &base, 3)));
}

#[test]
fn what_is_no_modulus() {
    let mut state = 7;
    for bits in [MIN_BITS - 1, MAX_BITS + 1] {
        assert!(Modulus::new(&odd(&mut state, bits)).is_none(), "{bits}");
    }
    let mut even = odd(&mut state, 2048);
    *even.last_mut().unwrap() ^= 1;
    assert!(Modulus::new(&even).is_none());
    let padded = [&[0], odd(&mut state, 2048).as_slice()].concat();
    assert!(Modulus::new(&padded).is_none());
    assert!(Modulus::new(&[]).is_none());
    assert!(Modulus::new(&[0; 256]).is_none());
}

#[test]
fn what_is_no_base() {
    let n = odd(&mut 11, 2048);
    let modulus = Modulus::new(&n).unwrap();
    let mut above = n.clone();
    above[0] |= 0x7f;
    assert_eq!(modulus.power(&n, 3), None);
    assert_eq!(modulus.power(&above, 3), None);
    assert_eq!(modulus.power(&[1; 255], 3), None);
    assert_eq!(
        modulus.power(&[&[0], [1; 256].as_slice()].concat(), 3),
        None
    );
    assert_eq!(modulus.power(&[], 3), None);
    for exponent in [0, 1] {
        assert_eq!(modulus.power(&[1; 256], exponent), None, "{exponent}");
    }
}
