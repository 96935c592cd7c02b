//! Against dalek's own signing and verifying.

use super::multiples::Multiples;
use super::{Alg, Pair, PublicHalf as _, pair, public, reduce};
use crate::accel::cases::{count, edges, pick, random};
use crate::accel::edwards::Comb;
use crate::key::Material as _;
use alloc::vec::Vec;
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::Identity as _;
use ed25519_dalek::{Signature, Signer as _, SigningKey};

#[cfg(not(target_arch = "wasm32"))]
use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn rounds() -> usize {
    count(64, 4)
}

fn keys(state: &mut u64) -> (Pair, SigningKey) {
    let seed: [u8; 32] = random(state, 32).try_into().unwrap();
    (pair(&seed).unwrap(), SigningKey::from_bytes(&seed))
}

/// What dalek says, after it was seen that it is what we say.
fn agreed(key: &super::Public, theirs: &SigningKey, message: &[u8], signature: &[u8; 64]) -> bool {
    let verdict = key.verify(Alg::EdDsa, message, signature);
    let signature = Signature::from_bytes(signature);
    let theirs = theirs.verifying_key().verify_strict(message, &signature);
    assert_eq!(verdict, theirs.is_ok());
    verdict
}

fn spoiled(state: &mut u64, signature: &[u8; 64]) -> [u8; 64] {
    let [at, bit] = random(state, 2).try_into().unwrap();
    let mut signature = *signature;
    signature[usize::from(at) % 64] ^= 1 << (bit % 8);
    signature
}

fn good_and_spoiled(state: &mut u64, key: &super::Public, theirs: &SigningKey) {
    let message = random(state, 40);
    let signature = theirs.sign(&message).to_bytes();
    assert!(agreed(key, theirs, &message, &signature));
    let spoiled = spoiled(state, &signature);
    assert!(!agreed(key, theirs, &message, &spoiled));
}

#[test]
fn the_same_signatures() {
    let mut state = 3;
    for round in 0..rounds() {
        let (ours, theirs) = keys(&mut state);
        let message = random(&mut state, round % 300);
        let signature = ours.sign(Alg::EdDsa, &message).unwrap();
        assert_eq!(signature, theirs.sign(&message).to_bytes());
    }
}

/// A key that verifies many signatures, good ones and bad ones: with its multiples, after the first.
#[test]
fn one_key() {
    let mut state = 0x2545_f491_4f6c_dd1d;
    let (_, theirs) = keys(&mut state);
    let key = public(theirs.verifying_key().as_bytes()).unwrap();
    for _ in 0..rounds() + 40 {
        good_and_spoiled(&mut state, &key, &theirs);
    }
}

#[test]
fn random_keys() {
    let mut state = 0x9e37_79b9_7f4a_7c15;
    for _ in 0..rounds() {
        let (_, theirs) = keys(&mut state);
        let key = public(theirs.verifying_key().as_bytes()).unwrap();
        good_and_spoiled(&mut state, &key, &theirs);
    }
}

/// The order of the group, big-endian.
pub(super) fn order() -> Vec<u8> {
    let mut order = (-Scalar::ONE).to_bytes();
    order[0] += 1;
    order.into_iter().rev().collect()
}

pub(super) fn scalar(big_endian: &[u8]) -> Scalar {
    let mut bytes: [u8; 32] = big_endian.try_into().unwrap();
    bytes.reverse();
    Scalar::from_canonical_bytes(bytes).unwrap()
}

/// The key has its comb after the first of them; of the generator, of another point, and of one that is not of the group of prime order.
#[test]
fn multiples_with_and_without_a_comb() {
    let low = CompressedEdwardsY([0; 32]).decompress().unwrap();
    assert!(low.is_small_order());
    let other = ED25519_BASEPOINT_POINT * Scalar::from(77_u8);
    let order = order();
    let edges = edges(&order);
    let mut state = 5;
    for point in [ED25519_BASEPOINT_POINT, other, other + low] {
        let (cold, comb) = (Multiples::of_key(point), Comb::new(&point));
        for _ in 0..count(edges.len() * 2, 16) {
            let scalar = scalar(&pick(&mut state, &order, &edges));
            let expected = low + point * scalar;
            assert_eq!(comb.add(low, &scalar), expected);
            assert_eq!(cold.add(low, &scalar), expected);
        }
    }
    let comb = Comb::new(&other);
    for edge in &edges {
        let scalar = scalar(edge);
        assert_eq!(comb.add(EdwardsPoint::identity(), &scalar), other * scalar);
    }
}

#[test]
fn reduction_to_the_order() {
    let mut state = 9;
    let ends = [[0; 32], [0xff; 32], (-Scalar::ONE).to_bytes()];
    let random = (0..rounds()).map(|_| random(&mut state, 32).try_into().unwrap());
    for number in ends.into_iter().chain(random) {
        assert_eq!(reduce(&number), Scalar::from_bytes_mod_order(number));
    }
}

/// An S that is the order too large would be the same signature again; other lengths are none.
#[test]
fn s_is_below_the_order() {
    let mut state = 13;
    let (_, theirs) = keys(&mut state);
    let key = public(theirs.verifying_key().as_bytes()).unwrap();
    let signature = theirs.sign(b"message").to_bytes();
    let mut beyond = signature;
    let mut carried = 0;
    for (digit, more) in beyond[32..].iter_mut().zip(order().iter().rev()) {
        carried += u16::from(*digit) + u16::from(*more);
        *digit = carried as u8;
        carried >>= 8;
    }
    assert!(agreed(&key, &theirs, b"message", &signature));
    assert!(!agreed(&key, &theirs, b"message", &beyond));
    let mut longer = signature.to_vec();
    longer.push(0);
    for length in [0, 1, 32, 63, 65] {
        assert!(!key.verify(Alg::EdDsa, b"message", &longer[..length]));
    }
}
