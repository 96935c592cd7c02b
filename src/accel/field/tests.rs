//! The laws of fields, and every operation against the arithmetic of `crypto-bigint`.

use super::Field;
use crate::accel::cases::{count, edges, pick};
use crate::accel::ecdsa::{K256, P256, P384, P521};
use crate::accel::inverse::inverse;
use alloc::vec::Vec;
use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};

#[cfg(not(target_arch = "wasm32"))]
use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const NATIVE: usize = 2_000;
const WASM: usize = 200;

/// What `crypto-bigint` makes of numbers modulo another.
struct Theirs(BoxedMontyParams, usize);

impl Theirs {
    fn new(modulus: &[u8]) -> Self {
        let precision = u32::try_from(modulus.len() * 8).unwrap();
        let modulus = BoxedUint::from_be_slice(modulus, precision).unwrap();
        let bytes = precision as usize / 8;
        Self(BoxedMontyParams::new(Odd::new(modulus).unwrap()), bytes)
    }

    fn read(&self, number: &[u8]) -> BoxedMontyForm {
        let precision = u32::try_from(self.1 * 8).unwrap();
        let number = BoxedUint::from_be_slice(number, precision).unwrap();
        BoxedMontyForm::new(number, &self.0)
    }

    fn write(&self, number: &BoxedMontyForm) -> Vec<u8> {
        let bytes = number.retrieve().to_be_bytes();
        bytes[bytes.len() - self.1..].to_vec()
    }
}

/// Every operation, on numbers that other operations gave.
fn agrees<F: Field>(field: &F, state: &mut u64, cases: usize) {
    let (theirs, edges) = (Theirs::new(field.prime()), edges(field.prime()));
    let mut pick = || {
        let number = pick(state, field.prime(), &edges);
        (field.read(&number).unwrap(), theirs.read(&number))
    };
    for _ in 0..cases {
        let [(a, ta), (b, tb), (c, tc), (d, td)] = [pick(), pick(), pick(), pick()];
        let sum = field.add(&a, &b);
        let rest = field.subtract(&c, &d);
        let less = field.subtract_and_twice(&a, &b, &c);
        let (tsum, trest) = (ta.clone() + &tb, tc.clone() - &td);
        let tless = ta.clone() - &tb - &tc - &tc;
        let differences = [field.difference(&a, &less), field.difference(&sum, &rest)];
        for (ours, theirs_own) in [
            (field.multiply(&a, &b), ta.clone() * &tb),
            (field.square(&less), tless.square()),
            (field.multiply(&sum, &rest), tsum.clone() * &trest),
            (field.multiply(&less, &rest), tless.clone() * &trest),
            (field.double(&sum), tsum.clone() + &tsum),
            (field.triple(&rest), trest.clone() + &trest + &trest),
            (field.negate(&less), -tless.clone()),
            (
                field.multiply(&differences[0], &differences[1]),
                (ta.clone() - &tless) * &(tsum.clone() - &trest),
            ),
            (
                field.square(&differences[1]),
                (tsum.clone() - &trest).square(),
            ),
            (
                field.multiply(&field.sum(&less, &sum), &differences[1]),
                (tless.clone() + &tsum) * &(tsum.clone() - &trest),
            ),
            (
                field.add(&field.sum(&sum, &rest), &less),
                tsum + &trest + &tless,
            ),
        ] {
            assert_eq!(field.write(&ours), theirs.write(&theirs_own));
        }
    }
}

/// Associative, commutative, distributive, with neutral and inverse elements.
fn laws<F: Field>(field: &F, state: &mut u64, cases: usize) {
    let edges = edges(field.prime());
    let mut pick = || field.read(&pick(state, field.prime(), &edges)).unwrap();
    for _ in 0..cases {
        let [a, b, c] = [pick(), pick(), pick()];
        let same = |x, y| assert!(field.equal(&x, &y));
        same(field.add(&a, &b), field.add(&b, &a));
        same(field.multiply(&a, &b), field.multiply(&b, &a));
        same(
            field.add(&field.add(&a, &b), &c),
            field.add(&a, &field.add(&b, &c)),
        );
        same(
            field.multiply(&field.multiply(&a, &b), &c),
            field.multiply(&a, &field.multiply(&b, &c)),
        );
        same(
            field.multiply(&a, &field.add(&b, &c)),
            field.add(&field.multiply(&a, &b), &field.multiply(&a, &c)),
        );
        same(field.add(&a, &F::ZERO), a);
        same(field.multiply(&a, &field.one()), a);
        same(field.square(&a), field.multiply(&a, &a));
        assert!(field.is_zero(&field.add(&a, &field.negate(&a))));
        assert!(field.is_zero(&field.difference(&a, &a)));
        assert_eq!(field.equal(&a, &b), field.write(&a) == field.write(&b));
        let one_more = field.add(&a, &field.one());
        assert!(!field.is_zero(&field.difference(&a, &one_more)));
        inverses(field, [a, b, c]);
        let square = field.square(&a);
        let root = field.root(&square).unwrap();
        assert!(field.equal(&root, &a) || field.equal(&root, &field.negate(&a)));
    }
}

fn inverses<F: Field>(field: &F, numbers: [F::Element; 3]) {
    let numbers = numbers.into_iter().filter(|number| !field.is_zero(number));
    let numbers: Vec<_> = numbers.collect();
    let mut inverses = numbers.clone();
    field.invert_all(&mut inverses);
    for (number, inverse) in numbers.iter().zip(&inverses) {
        assert!(field.equal(&field.multiply(number, inverse), &field.one()));
    }
}

/// Modulo the prime, and modulo the order of the curve.
fn inverts(modulus: &[u8], state: &mut u64, cases: usize) {
    let (theirs, edges) = (Theirs::new(modulus), edges(modulus));
    let random = (0..cases).map(|_| pick(state, modulus, &edges));
    for number in edges.iter().cloned().chain(random) {
        if number.iter().all(|digit| *digit == 0) {
            continue;
        }
        let ours = inverse(&number, modulus);
        assert!(ours.as_slice() < modulus);
        let product = theirs.read(&number) * &theirs.read(&ours);
        let one = theirs.write(&product);
        assert!(one.ends_with(&[1]) && one.iter().filter(|digit| **digit != 0).count() == 1);
    }
}

macro_rules! field {
    ($name:ident, $curve:ident) => {
        mod $name {
            use super::test;
            use super::*;

            #[test]
            fn operations() {
                agrees(
                    $curve.field(),
                    &mut 0x9e37_79b9_7f4a_7c15,
                    count(NATIVE, WASM),
                );
            }

            #[test]
            fn laws() {
                super::laws(
                    $curve.field(),
                    &mut 0x2545_f491_4f6c_dd1d,
                    count(NATIVE, WASM) / 10,
                );
            }

            #[test]
            fn inversion() {
                for modulus in [$curve.field().prime(), $curve.order()] {
                    inverts(modulus, &mut 11, count(NATIVE, WASM));
                }
            }
        }
    };
}

field!(p256, P256);
field!(p384, P384);
field!(p521, P521);
field!(k256, K256);
