//! Against dalek's multiplication, and numbers of `crypto-bigint`.

use super::{GENERATOR, Multiples};
use crate::accel::cases::{count, edges, pick};
use crate::alg::eddsa::field::Element;
use crate::alg::eddsa::point::Point;
use crate::alg::eddsa::tests::{order, scalar};
use crate::alg::generator::{self, COLUMNS, ROWS, WINDOW};
use crypto_bigint::{NonZero, U256};
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;

#[cfg(not(target_arch = "wasm32"))]
use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn assert_multiple(multiples: &Multiples, scalar: &Scalar) {
    let theirs = EdwardsPoint::mul_base(scalar).compress().to_bytes();
    assert_eq!(multiples.times(scalar), theirs, "{scalar:?}");
}

#[test]
fn random_multiples() {
    let (multiples, mut state) = (Multiples::new(), 0x9e37_79b9_7f4a_7c15);
    let edges = edges(&order());
    for _ in 0..count(256, 32) {
        let number = pick(&mut state, &order(), &edges);
        assert_multiple(&multiples, &scalar(&number));
    }
}

/// Powers of 2, and what is beside them; the first numbers, and the last.
#[test]
fn multiples_at_the_edges() {
    let multiples = Multiples::new();
    let step = if cfg!(target_arch = "wasm32") { 7 } else { 1 };
    for number in edges(&order()).iter().step_by(step) {
        assert_multiple(&multiples, &scalar(number));
    }
    for small in 0..=130_u32 {
        assert_multiple(&multiples, &Scalar::from(small));
        assert_multiple(&multiples, &-Scalar::from(small));
    }
}

/// Digits of all rows, one at a time.
#[test]
fn multiples_by_one_digit() {
    let multiples = Multiples::new();
    let step = if cfg!(target_arch = "wasm32") { 101 } else { 7 };
    for at in (0..ROWS << WINDOW).step_by(step) {
        let doublings = (at >> WINDOW) * WINDOW;
        let power = (0..doublings).fold(Scalar::ONE, |power, _| power + power);
        let number = power * Scalar::from((at % (1 << WINDOW)) as u32);
        // What the digits mean, backwards.
        let meant = number + number - multiples.ones;
        for scalar in [number, -number, meant] {
            assert_multiple(&multiples, &scalar);
        }
    }
}

/// The digits say the scalar again.
#[test]
fn what_digits_mean() {
    let multiples = Multiples::new();
    for number in edges(&order()) {
        let scalar = scalar(&number);
        let mut digits = [0; ROWS];
        let number = (scalar + multiples.ones).div_by_2();
        generator::digits(number.as_bytes(), &mut digits);
        assert!(digits.iter().all(|digit| *digit < 1 << WINDOW));
        let meant = digits.iter().rev().fold(Scalar::ZERO, |sum, digit| {
            let digit = Scalar::from(2 * digit) - Scalar::from((1_u32 << WINDOW) - 1);
            sum * Scalar::from(1_u32 << WINDOW) + digit
        });
        assert_eq!(meant, scalar);
    }
}

#[test]
fn the_table() {
    let multiples = Multiples::new();
    assert_eq!(multiples.points.0.len(), ROWS * COLUMNS);
    let mut row = ED25519_BASEPOINT_POINT;
    for points in multiples.points.0.chunks_exact(COLUMNS) {
        let mut expected = row;
        for [a, b, c, d] in points {
            let [x, y] = [[*a, *b], [*c, *d]].map(|quads| Element::from_quads(quads).write());
            let mut compressed = y;
            compressed[31] |= x[0] << 7;
            assert_eq!(compressed, expected.compress().to_bytes());
            expected += row + row;
        }
        row = (0..WINDOW).fold(row, |row, _| row + row);
    }
}

/// d is −121665/121666, and the generator is on the curve.
#[test]
fn what_is_written_out() {
    let number = |number: u32| {
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(&number.to_le_bytes());
        Element::read(&bytes)
    };
    let sum = Point::D2.times(&number(121_666)).plus(&number(2 * 121_665));
    assert_eq!(sum.carried().write(), [0; 32]);

    let [x, y] = GENERATOR;
    let (x2, y2) = (x.times(&x), y.times(&y));
    let twice = y2.minus(&x2).times(&number(2).plus(&number(0)));
    let right = number(2).plus(&x2.times(&y2).times(&Point::D2)).carried();
    assert_eq!(twice.write(), right.write());
    let compressed = ED25519_BASEPOINT_POINT.compress().to_bytes();
    assert_eq!(y.write(), compressed);
    assert_eq!(x.write()[0] & 1, compressed[31] >> 7);
}

/// Every operation on numbers around which limbs are full or empty.
#[test]
fn the_field() {
    let prime = U256::ONE.wrapping_shl(255).wrapping_sub(&U256::from_u8(19));
    let modulus = NonZero::new(prime).unwrap();
    let bytes = prime.to_be_bytes().as_ref().to_vec();
    let (mut state, edges) = (7, edges(&bytes));
    for _ in 0..count(2000, 200) {
        let [a, b] = [(); 2].map(|()| U256::from_be_slice(&pick(&mut state, &bytes, &edges)));
        let [c, d] = [a, b].map(|number| read(&number));
        let equal = |ours: Element, theirs: U256| {
            assert_eq!(ours.write().as_slice(), theirs.to_le_bytes().as_ref())
        };
        equal(c, a);
        equal(Element::from_quads(c.quads()), a);
        equal(c.times(&d), a.mul_mod(&b, &modulus));
        equal(c.plus(&d).carried(), a.add_mod(&b, &modulus));
        equal(c.minus(&d).carried(), a.sub_mod(&b, &modulus));
        equal(
            c.plus(&d).times(&c.minus(&d)),
            a.add_mod(&b, &modulus)
                .mul_mod(&a.sub_mod(&b, &modulus), &modulus),
        );
        equal(c.opposite_if(1), a.neg_mod(&modulus));
        equal(c.opposite_if(0), a);
        equal(
            c.inverse().times(&c),
            U256::from_u8(u8::from(a != U256::ZERO)),
        );
    }
}

fn read(number: &U256) -> Element {
    Element::read(&number.to_le_bytes().as_ref().try_into().unwrap())
}

/// Not below the prime, which the element is in the end.
#[test]
fn numbers_that_are_too_large() {
    let mut bytes = [0xff; 32];
    bytes[31] = 0x7f;
    for more in 0..19_u8 {
        bytes[0] = 0xed + more;
        let mut rest = [0; 32];
        rest[0] = more;
        assert_eq!(Element::read(&bytes).write(), rest);
    }
}
