//! Against RustCrypto's crate for each curve.

use super::curve::{Affine, Point};
use super::multiples::{self, Multiples};
use super::{Field, Group, K256, P256, P384, P521, Points, PublicKey, table};
use crate::accel::cases::{count, random};
use crate::alg::ecdsa::scalar::{On, Scalars as _};
use alloc::sync::Arc;
use core::marker::PhantomData;
use ecdsa::signature::hazmat::{PrehashSigner as _, PrehashVerifier as _};

#[cfg(not(target_arch = "wasm32"))]
use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Random keys and signatures for each curve.
fn rounds() -> usize {
    count(32, 4)
}

fn key(curve: &'static dyn Points, point: &[u8]) -> Arc<dyn PublicKey> {
    let (x, y) = point[1..].split_at(point.len() / 2);
    curve.point(x, y).unwrap()
}

/// A point and the generator with all their multiples, as they are after a few signatures.
pub(super) struct Warm<F: Field> {
    group: &'static Group<F>,
    pub(super) generator: Multiples<F>,
    pub(super) point: Multiples<F>,
}

impl<F: Field> Warm<F> {
    pub(super) fn new(group: &'static Group<F>, point: &[u8]) -> Self {
        let field = &group.curve.field;
        let (x, y) = point[1..].split_at(point.len() / 2);
        let point = Affine {
            x: field.read(x).unwrap(),
            y: field.read(y).unwrap(),
        };
        let curve = &group.curve;
        Self {
            group,
            generator: Multiples::of_generator(*group.generator.once()).ready(curve),
            point: Multiples::of_key(point).ready(curve),
        }
    }

    /// As at the first signature, with one of the two ready, and with both.
    pub(super) fn agree(&self, u: &[u8], v: &[u8]) {
        let cold = [&self.generator, &self.point].map(|point| Multiples::of_key(*point.once()));
        let sums = [
            (&cold[0], &cold[1]),
            (&cold[0], &self.point),
            (&self.generator, &cold[1]),
            (&self.generator, &self.point),
        ];
        let curve = &self.group.curve;
        let sums = sums.map(|(generator, point)| {
            let sum = multiples::sum(curve, [(generator, u), (point, v)]);
            sum.map(|sum: Point<F>| {
                let affine = curve.normalize(&[sum])[0];
                [curve.field.write(&affine.x), curve.field.write(&affine.y)]
            })
        });
        assert!(sums.iter().all(|sum| *sum == sums[0]));
    }
}

macro_rules! curve {
    ($name:ident, $prepared:ident, $crate_name:ident, $curve:ty, $field:literal, $digest:literal) => {
        mod $name {
            use super::test;
            use super::*;
            use $crate_name::ecdsa::{Signature, SigningKey, VerifyingKey};
            use $crate_name::elliptic_curve::PrimeField as _;
            use $crate_name::{ProjectivePoint, Scalar};

            fn theirs(point: &[u8], digest: &[u8], signature: &[u8]) -> bool {
                let key = VerifyingKey::from_sec1_bytes(point).unwrap();
                Signature::from_slice(signature).is_ok_and(|signature| {
                    // The secp256k1 crate takes only the lesser of s and n - s otherwise.
                    key.verify_prehash(digest, &signature.normalize_s()).is_ok()
                })
            }

            /// As alg/ecdsa.rs has it.
            fn verify(key: &Arc<dyn PublicKey>, digest: &[u8], signature: &[u8]) -> bool {
                let scalars = On::<$curve>(PhantomData);
                let multipliers = scalars.multipliers(digest, signature, &**key);
                multipliers.is_some_and(|[u1, u2]| key.has_x(&u1, &u2, &signature[..$field]))
            }

            fn agreed(point: &[u8], digest: &[u8], signature: &[u8]) -> bool {
                let verdict = verify(&key(&$prepared, point), digest, signature);
                assert_eq!(verdict, theirs(point, digest, signature));
                verdict
            }

            /// A key that verifies many signatures, good ones and bad ones.
            #[test]
            fn one_key() {
                let mut state = 0x2545_f491_4f6c_dd1d;
                let secret = secret(&mut state);
                let point = secret.verifying_key().to_sec1_point(false);
                let key = key(&$prepared, point.as_bytes());
                for round in 0..rounds() + 64 {
                    let digest = random(&mut state, $digest);
                    let signature: Signature = secret.sign_prehash(&digest).unwrap();
                    let mut signature = signature.to_bytes().to_vec();
                    let at = (state % signature.len() as u64) as usize;
                    signature[at] ^= u8::from(round % 2 == 1);
                    let verdict = verify(&key, &digest, &signature);
                    assert_eq!(verdict, theirs(point.as_bytes(), &digest, &signature));
                    assert_eq!(verdict, round % 2 == 0);
                }
            }

            fn point_of(scalar: &Scalar) -> Vec<u8> {
                let key = SigningKey::from_bytes(&scalar.to_repr()).unwrap();
                key.verifying_key().to_sec1_point(false).as_bytes().to_vec()
            }

            /// Of a key: any number is a scalar but for some next to none.
            fn secret(state: &mut u64) -> SigningKey {
                let mut bytes = random(state, $field);
                if $field == 66 {
                    bytes[0] &= 1;
                }
                SigningKey::from_slice(&bytes).unwrap()
            }

            #[test]
            fn random_signatures() {
                let mut state = 0x9e37_79b9_7f4a_7c15;
                for _ in 0..rounds() {
                    let secret = secret(&mut state);
                    let point = secret.verifying_key().to_sec1_point(false);
                    let digest = random(&mut state, $digest);
                    let signature: Signature = secret.sign_prehash(&digest).unwrap();
                    let mut signature = signature.to_bytes().to_vec();
                    assert!(agreed(point.as_bytes(), &digest, &signature));
                    let at = (state % signature.len() as u64) as usize;
                    signature[at] ^= 1 << (state >> 61);
                    assert!(!agreed(point.as_bytes(), &digest, &signature));
                }
            }

            #[test]
            fn coordinates_and_roots() {
                let mut state = 7;
                let curve: &'static dyn Points = &$prepared;
                for _ in 0..rounds() {
                    let point = secret(&mut state).verifying_key().to_sec1_point(false);
                    let point = point.as_bytes();
                    assert_eq!(key(&$prepared, point).coordinates(), point[1..]);
                    let odd = point.last().unwrap() % 2 == 1;
                    let from_x = curve.point_from_x(&point[1..=$field], odd).unwrap();
                    assert_eq!(from_x.coordinates(), point[1..]);
                    let other = curve.point_from_x(&point[1..=$field], !odd).unwrap();
                    assert_ne!(other.coordinates(), point[1..]);

                    // Half of all numbers are the x of no point.
                    let mut x = random(&mut state, $field);
                    if $field == 66 {
                        x[0] &= 1;
                    }
                    let theirs = VerifyingKey::from_sec1_bytes(&[&[2], x.as_slice()].concat());
                    let ours = curve.point_from_x(&x, false);
                    assert_eq!(ours.is_some(), theirs.is_ok());
                    assert!(curve.point(&x, &point[1..=$field]).is_none());
                }
            }

            /// Scalars whose multiples meet: sums of equal points, of opposite ones, of none.
            #[test]
            fn where_multiples_meet() {
                let edges = |state: &mut u64| {
                    // The last two are the largest digits of the combs.
                    let small = [1_u64, 2, 3, 5, 15, 16, 17, 31, 512, 1024].map(Scalar::from);
                    let half = Scalar::from(2_u64).invert().unwrap();
                    let random = *secret(state).as_nonzero_scalar().as_ref();
                    let all = small.into_iter().chain([half, random]);
                    all.flat_map(|scalar| [scalar, -scalar]).collect::<Vec<_>>()
                };
                let mut state = 11;
                let edges = edges(&mut state);
                let step = if cfg!(target_arch = "wasm32") { 7 } else { 5 };
                let (mut valid, mut infinite) = (0, 0);
                for (at, d) in edges.iter().enumerate().step_by(step) {
                    let point = point_of(d);
                    let warm = Warm::new($prepared.group(), &point);
                    for u in edges.iter().chain([&Scalar::ZERO]).skip(at % 2).step_by(2) {
                        for v in edges.iter().skip(at % 3).step_by(step) {
                            warm.agree(&u.to_repr(), &v.to_repr());
                            let sum = *u + *v * d;
                            let r = if sum == Scalar::ZERO {
                                infinite += 1;
                                Scalar::from(5_u64)
                            } else {
                                let x = (ProjectivePoint::GENERATOR * sum).to_affine();
                                let x =
                                    $crate_name::elliptic_curve::point::AffineCoordinates::x(&x);
                                match Scalar::from_repr(x).into_option() {
                                    Some(r) => r,
                                    None => continue,
                                }
                            };
                            let s = r * v.invert().unwrap();
                            let digest = (s * u).to_repr();
                            let signature = [r.to_repr(), s.to_repr()].concat();
                            valid += usize::from(agreed(&point, &digest, &signature));
                        }
                    }
                }
                assert!(valid > 5 && infinite > 0, "{valid} {infinite}");
            }

            /// r and s at the ends of what they may be, and beyond.
            #[test]
            fn numbers_out_of_range() {
                let point = point_of(&Scalar::from(7_u64));
                let digest = [9; $digest];
                let order = (-Scalar::ONE).to_repr();
                let mut beyond = order.to_vec();
                *beyond.last_mut().unwrap() += 1;
                let numbers = [
                    vec![0; $field],
                    Scalar::ONE.to_repr().to_vec(),
                    order.to_vec(),
                    beyond,
                    vec![0xff; $field],
                ];
                for r in &numbers {
                    for s in &numbers {
                        assert!(!agreed(&point, &digest, &[r.as_slice(), s].concat()));
                    }
                }
                let key = key(&$prepared, &point);
                for length in [0, 1, 2 * $field - 1, 2 * $field + 1, 3 * $field] {
                    assert!(!verify(&key, &digest, &vec![1; length]));
                }
                let curve: &'static dyn Points = &$prepared;
                for x in [vec![0xff; $field], vec![1; $field - 1], vec![0; $field + 1]] {
                    assert!(curve.point(&x, &point[1..=$field]).is_none());
                    assert!(curve.point_from_x(&x, true).is_none());
                }
            }
        }
    };
}

curve!(es256, P256, p256, p256::NistP256, 32, 32);
curve!(es384, P384, p384, p384::NistP384, 48, 48);
curve!(es512, P521, p521, p521::NistP521, 66, 64);
curve!(es256k, K256, k256, k256::Secp256k1, 32, 32);

/// The digits say the number again, and none is above half of the base.
#[test]
fn digits() {
    let mut state = 5;
    let numbers = [
        vec![0],
        vec![1],
        vec![0xff; 3],
        vec![0x55, 0xaa, 0xf0, 0x0f],
        vec![0x7f; 8],
        vec![0x80; 8],
    ];
    for number in numbers
        .into_iter()
        .chain((1..9).map(|count| random(&mut state, count)))
    {
        for window in 2..=10 {
            let digits = table::digits(&number, window);
            let value = digits.iter().rev().fold(0_i128, |sum, digit| {
                assert!(digit.unsigned_abs() <= 1 << window >> 1);
                (sum << window) + i128::from(*digit)
            });
            let expected = number
                .iter()
                .fold(0_i128, |sum, byte| sum * 256 + i128::from(*byte));
            assert_eq!(value, expected, "{number:?}");
        }
    }
}
