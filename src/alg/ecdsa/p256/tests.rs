//! Against RustCrypto's crate, which has ways of its own to multiply and to sign.

use super::P256;
use super::field::Element;
use super::generator::{self, Multiples};
use super::inverse;
use crate::accel::cases::{count, edges, pick, random};
use crate::alg::ecdsa::scalar::Scalars as _;
use crate::alg::generator::{COLUMNS, ROWS, WINDOW};
use crate::hash::Hash;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use ecdsa::elliptic_curve::bigint::U256;
use ecdsa::elliptic_curve::hazmat::FieldArithmetic;
use ecdsa::elliptic_curve::point::AffineCoordinates as _;
use ecdsa::elliptic_curve::{Curve as _, Group as _, PrimeField as _};
use ecdsa::signature::hazmat::PrehashSigner as _;
use p256::ecdsa::{Signature, SigningKey};
use p256::{FieldBytes, NistP256, ProjectivePoint, Scalar};

#[cfg(not(target_arch = "wasm32"))]
use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

type Theirs = <NistP256 as FieldArithmetic>::FieldElement;

fn order() -> Vec<u8> {
    NistP256::ORDER.to_be_bytes().to_vec()
}

fn prime() -> Vec<u8> {
    let highest = -Theirs::ONE;
    let mut prime = highest.to_bytes().to_vec();
    *prime.last_mut().unwrap() += 1;
    prime
}

fn scalar(bytes: &[u8]) -> Scalar {
    Scalar::from_repr(FieldBytes::try_from(bytes).unwrap()).unwrap()
}

fn power_of_two(exponent: usize) -> Scalar {
    (0..exponent).fold(Scalar::ONE, |power, _| power.double())
}

fn assert_multiple(scalar: &Scalar) {
    let point = (ProjectivePoint::GENERATOR * scalar).to_affine();
    let theirs = [point.x().to_vec(), point.y().to_vec()];
    assert_eq!(generator::times(scalar), Some(theirs), "{scalar:?}");
}

#[test]
fn random_multiples() {
    let mut state = 0x9e37_79b9_7f4a_7c15;
    for _ in 0..count(256, 32) {
        assert_multiple(&scalar(&pick(&mut state, &order(), &[less_one()])));
    }
}

fn less_one() -> Vec<u8> {
    (-Scalar::ONE).to_bytes().to_vec()
}

/// Powers of 2, and what is beside them; the first numbers, and the last.
#[test]
fn multiples_at_the_edges() {
    let step = if cfg!(target_arch = "wasm32") { 7 } else { 1 };
    for number in edges(&order()).iter().step_by(step) {
        if number.iter().any(|byte| *byte != 0) {
            assert_multiple(&scalar(number));
        }
    }
    for small in 1..=130_u32 {
        assert_multiple(&Scalar::from(small));
        assert_multiple(&-Scalar::from(small));
    }
}

/// Digits of all rows, one at a time.
#[test]
fn multiples_by_one_digit() {
    let multiples = Multiples::new();
    let step = if cfg!(target_arch = "wasm32") { 101 } else { 7 };
    for at in (0..ROWS << WINDOW).step_by(step) {
        let (row, digit) = (at >> WINDOW, at % (1 << WINDOW));
        let number = Scalar::from(digit as u32) * power_of_two(row * WINDOW);
        // What the digits mean, backwards.
        let meant = number.double() - multiples.ones;
        for scalar in [number, -number, meant] {
            if scalar != Scalar::ZERO {
                assert_multiple(&scalar);
            }
        }
    }
}

/// Where the last two points are the same: for this scalar, and for no other.
#[test]
fn the_sum_of_equal_points() {
    let equal = -Scalar::from(222_u32) * power_of_two(252);
    let multiples = Multiples::new();
    assert!(multiples.sum(&equal).coordinates().is_none());
    assert_multiple(&equal);
    for beside in [
        equal + Scalar::ONE,
        equal - Scalar::ONE,
        -equal,
        equal.double(),
    ] {
        assert!(multiples.sum(&beside).coordinates().is_some());
        assert_multiple(&beside);
    }
}

#[test]
fn the_table() {
    let multiples = Multiples::new();
    assert_eq!(multiples.points.0.len(), ROWS * COLUMNS);
    let mut row = ProjectivePoint::GENERATOR;
    for points in multiples.points.0.chunks_exact(COLUMNS) {
        let mut expected = row;
        for [a, b, c, d] in points {
            let point = expected.to_affine();
            assert_eq!(Element::from_quads([*a, *b]).write(), point.x().to_vec());
            assert_eq!(Element::from_quads([*c, *d]).write(), point.y().to_vec());
            expected += row.double();
        }
        row = (0..WINDOW).fold(row, |row, _| row.double());
    }
}

/// The digits say the scalar again.
#[test]
fn digits() {
    let multiples = Multiples::new();
    let mut state = 11;
    for number in edges(&order()) {
        let random = pick(&mut state, &order(), &[less_one()]);
        for scalar in [scalar(&number), scalar(&random)] {
            let mut digits = [0; ROWS];
            multiples.digits(&scalar, &mut digits);
            assert!(digits.iter().all(|digit| *digit < 1 << WINDOW));
            let meant = digits.iter().rev().fold(Scalar::ZERO, |sum, digit| {
                let digit = Scalar::from(2 * digit) - Scalar::from((1_u32 << WINDOW) - 1);
                sum * Scalar::from(1_u32 << WINDOW) + digit
            });
            assert_eq!(meant, scalar);
        }
    }
}

#[test]
fn signatures() {
    let mut state = 0x2545_f491_4f6c_dd1d;
    let last = less_one();
    for round in 0..count(64, 8) {
        let key = pick(&mut state, &order(), core::slice::from_ref(&last));
        let digest = match round % 8 {
            0 => Vec::from([0xff; 32]),
            1 => Vec::from([0; 32]),
            2 => order(),
            3 => last.clone(),
            _ => random(&mut state, 32),
        };
        let theirs = SigningKey::from_slice(&key).unwrap();
        let ours = P256.read(&key).unwrap();
        let point = theirs.verifying_key().to_sec1_point(false);
        assert_eq!(ours.coordinates(), point.as_bytes()[1..]);
        assert_eq!(*ours.bytes(), key);
        let signature: Signature = theirs.sign_prehash(&digest).unwrap();
        assert_eq!(ours.sign(&digest).unwrap(), signature.to_bytes().to_vec());
    }
}

/// RFC 6979 appendix A.2.5, with SHA-256.
#[test]
fn signatures_of_the_rfc() {
    const KEY: &str = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
    const SIGNATURES: [(&str, &str); 2] = [
        (
            "sample",
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716\
             f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
        ),
        (
            "test",
            "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367\
             019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083",
        ),
    ];
    let hex = |bytes: Vec<u8>| {
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let digits = (0..KEY.len()).step_by(2).map(|at| &KEY[at..at + 2]);
    let bytes: Vec<_> = digits
        .map(|byte| u8::from_str_radix(byte, 16).unwrap())
        .collect();
    let key = P256.read(&bytes).unwrap();
    for (message, expected) in SIGNATURES {
        let digest = Hash::Sha256.digest(&[message.as_bytes()]);
        assert_eq!(hex(key.sign(&digest).unwrap()), expected);
    }
}

#[test]
fn what_is_no_key() {
    let last = less_one();
    for bad in [
        &[0; 32],
        order().as_slice(),
        &[0xff; 32],
        &last[1..],
        &[&[0], last.as_slice()].concat(),
    ] {
        assert!(P256.read(bad).is_none());
    }
    assert!(P256.read(&last).is_some());
}

/// The factor has to be gone from them.
#[test]
fn inverses_of_scalars() {
    let (mut state, order) = (3, order());
    let edges = edges(&order);
    for _ in 0..count(2000, 200) {
        let number = scalar(&pick(&mut state, &order, &edges));
        let theirs = number.invert().unwrap_or(Scalar::ZERO);
        assert_eq!(inverse::of_scalar(&number), Some(theirs), "{number:?}");
    }
    assert_eq!(inverse::of_scalar(&Scalar::ZERO), Some(Scalar::ZERO));
}

/// Every operation on numbers around which limbs are full or empty.
#[test]
fn the_field() {
    let (mut state, prime) = (7, prime());
    let edges = edges(&prime);
    for _ in 0..count(2000, 200) {
        let [a, b] = [(); 2].map(|()| pick(&mut state, &prime, &edges));
        let [c, d] = [&a, &b].map(|bytes| {
            Theirs::from_repr(FieldBytes::try_from(bytes.as_slice()).unwrap()).unwrap()
        });
        let [e, f] = [&a, &b].map(|bytes| Element::read(bytes));
        let equal =
            |ours: Element, theirs: Theirs| assert_eq!(ours.write(), theirs.to_bytes().to_vec());
        equal(e, c);
        equal(Element::from_quads(e.quads()), c);
        equal(e.times(&f), c * d);
        equal(e.minus(&f), c - d);
        equal(e.opposite_if(1), -c);
        equal(e.opposite_if(0), c);
        let inverse = inverse::of_element(&e).map(|inverse| inverse.write());
        let theirs = c.invert().into_option();
        assert_eq!(inverse, theirs.map(|number| number.to_bytes().to_vec()));
    }
    assert_eq!(Element::one().write(), U256::ONE.to_be_bytes().to_vec());
}
