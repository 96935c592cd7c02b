//! Private RSA keys whose numbers do not fit each other, or that are of another kind.

use super::{A2_KEY, PKCS1_PRIVATE, PKCS8, number, opened, vector};
use crate::keys::{INVALID, NOT_SUPPORTED, code};
use crate::test;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jotwasm::{Alg, Error, Key};
use serde_json::Value;

const NAMES: [&str; 6] = ["d", "p", "q", "dp", "dq", "qi"];

fn jwk() -> Value {
    serde_json::from_str(A2_KEY).unwrap()
}

fn read(jwk: &Value) -> Result<Key, Error> {
    Key::from_jwk(&jwk.to_string(), Some(Alg::Rs256))
}

#[test]
fn all_numbers_or_none() {
    for name in NAMES.into_iter().skip(1) {
        let mut jwk = jwk();
        jwk.as_object_mut().unwrap().remove(name);
        assert_eq!(read(&jwk).unwrap_err(), Error::KeyMember(name));
    }
    let mut only_d = jwk();
    for name in NAMES.into_iter().skip(1) {
        only_d.as_object_mut().unwrap().remove(name);
    }
    assert_eq!(read(&only_d).unwrap_err(), Error::KeyMember("p"));
}

#[test]
fn every_number_is_checked_against_the_others() {
    for (name, why) in [
        ("d", "d does not belong to its e, p and q"),
        ("p", "p and q are not the two halves of its n"),
        ("q", "p and q are not the two halves of its n"),
        ("dp", "dp, dq and qi do not belong"),
        ("dq", "dp, dq and qi do not belong"),
        ("qi", "dp, dq and qi do not belong"),
        ("n", "p and q are not the two halves of its n"),
        ("e", "d does not belong to its e, p and q"),
    ] {
        let bytes = number(&jwk()[name]);
        for place in [0, bytes.len() / 2, bytes.len() - 1] {
            let mut changed = bytes.clone();
            changed[place] ^= 2;
            let mut jwk = jwk();
            jwk[name] = URL_SAFE_NO_PAD.encode(changed).into();
            let error = read(&jwk).unwrap_err();
            assert_eq!(error.code(), INVALID, "{name}");
            assert!(error.to_string().contains(why), "{name} {place}: {error}");
        }
    }
}

#[test]
fn numbers_that_would_upset_arithmetic() {
    let n = number(&jwk()["n"]);
    let minus_one = [&n[..255], &[n[255] - 1]].concat();
    for name in NAMES {
        for value in [
            &[][..],
            &[0],
            &[1],
            &[2],
            &[0xff; 128],
            &[0xff; 129],
            &[0xff; 5000],
            &n,
            &minus_one,
        ] {
            let mut jwk = jwk();
            jwk[name] = URL_SAFE_NO_PAD.encode(value).into();
            assert_eq!(code(read(&jwk)), INVALID, "{name} {}", value.len());
        }
        let padded = [&[0], number(&jwk()[name]).as_slice()].concat();
        let mut jwk = jwk();
        jwk[name] = URL_SAFE_NO_PAD.encode(padded).into();
        assert_eq!(read(&jwk).unwrap_err(), Error::KeyMember(name));
    }
}

/// One prime twice, 1 and n, and the two the other way round.
#[test]
fn other_factors() {
    let swapped = |names: [(&str, &str); 2]| {
        let mut jwk = jwk();
        for (to, from) in names {
            let value = self::jwk()[from].clone();
            jwk[to] = value;
        }
        read(&jwk)
    };
    assert_eq!(code(swapped([("p", "q"), ("q", "q")])), INVALID);
    assert_eq!(code(swapped([("p", "n"), ("q", "e")])), INVALID);
    assert_eq!(code(swapped([("p", "q"), ("q", "p")])), INVALID);
    let mut trivial = jwk();
    trivial["p"] = trivial["n"].clone();
    trivial["q"] = "AQ".into();
    assert_eq!(code(read(&trivial)), INVALID);
}

#[test]
fn more_than_two_primes() {
    let mut jwk = jwk();
    jwk["oth"] = serde_json::json!([{"r": "AQ", "d": "AQ", "t": "AQ"}]);
    assert_eq!(code(read(&jwk)), NOT_SUPPORTED);
    let pem = vector!("rsa-three-primes.pem");
    let error = Key::from_pem(pem, None).unwrap_err();
    assert_eq!(error.code(), NOT_SUPPORTED);
    assert!(
        error.to_string().contains("more than two primes"),
        "{error}"
    );
}

#[test]
fn damaged_der() {
    for pem in [PKCS1_PRIVATE, PKCS8] {
        let (der, read) = opened(pem);
        assert!(read(&der).is_ok());
        for length in (0..der.len()).step_by(7) {
            assert_eq!(code(read(&der[..length])), INVALID, "{length}");
        }
        // Each of the nine numbers lies somewhere along the way.
        for place in (30..der.len()).step_by(61) {
            let mut changed = der.clone();
            changed[place] ^= 0x10;
            assert_eq!(code(read(&changed)), INVALID, "{place}");
        }
    }
}

#[test]
fn sizes_of_new_keys() {
    for bits in [0, 1, 512, 1024, 2047, 8193, 16_384, usize::MAX] {
        let error = Key::generate_with_modulus_bits(Alg::Rs256, bits).unwrap_err();
        assert_eq!(error.code(), INVALID, "{bits}");
        assert!(error.to_string().contains("2048 to 8192"), "{error}");
    }
    let other = Key::generate_with_modulus_bits(Alg::Es256, 2048).unwrap_err();
    assert_eq!(other.code(), INVALID);
}
