//! Public RSA keys that are none, and what is said of them.

use super::{ALGS, PKCS1_PUBLIC, SPKI, number, opened, vector};
use crate::keys::{INVALID, NOT_SUPPORTED, code};
use crate::test;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jotwasm::{Alg, Error, Key};
use serde_json::Value;

fn message(result: Result<Key, Error>) -> String {
    let error = result.unwrap_err();
    assert_eq!(error.code(), INVALID);
    error.to_string()
}

#[test]
fn sizes_and_exponents() {
    let even = "modulus is even";
    let exponent = "exponent is even, below 3 or above 2^33";
    for (pem, why) in [
        (vector!("rsa-1024-spki.pem"), "at least 2048 bits"),
        (vector!("rsa-1024-pkcs8.pem"), "at least 2048 bits"),
        (vector!("rsa-e-even-spki.pem"), exponent),
        (vector!("rsa-e1-spki.pem"), exponent),
        (vector!("rsa-e-large-spki.pem"), exponent),
        (vector!("rsa-n-even-spki.pem"), even),
        (vector!("rsa-16385-spki.pem"), "512 to 16384 bits"),
    ] {
        let said = message(Key::from_pem(pem, None));
        assert!(said.contains(why), "{said}");
        let insists = why == "at least 2048 bits";
        assert_eq!(Key::from_short_pem(pem, None).is_ok(), insists, "{why}");
    }
}

fn jwk() -> Value {
    let jwk = Key::from_pem(SPKI, None).unwrap().to_jwk(false).unwrap();
    serde_json::from_str(&jwk).unwrap()
}

fn with(name: &str, value: impl Into<Value>) -> Result<Key, Error> {
    let mut jwk = jwk();
    jwk[name] = value.into();
    Key::from_jwk(&jwk.to_string(), None)
}

#[test]
fn members_that_are_no_numbers() {
    let base64url = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let padded = |name: &str| base64url(&[&[0], number(&jwk()[name]).as_slice()].concat());
    for name in ["n", "e"] {
        for value in [
            Value::Null,
            Value::from(65537),
            Value::from(""),
            Value::from("AQAB="),
            Value::from("A"),
            Value::from("!!!!"),
            // RFC 7518 section 6.3.1.1: as few bytes as hold the number.
            Value::from(padded(name)),
            Value::from("AA"),
        ] {
            let said = message(with(name, value.clone()));
            let expected = format!("the JWK member \"{name}\" is missing or malformed");
            assert_eq!(said, expected, "{value}");
        }
        let mut without = jwk();
        without.as_object_mut().unwrap().remove(name);
        assert_eq!(code(Key::from_jwk(&without.to_string(), None)), INVALID);
    }
}

#[test]
fn numbers_that_make_no_key() {
    let base64url = |bytes: &[u8]| Value::from(URL_SAFE_NO_PAD.encode(bytes));
    let n = number(&jwk()["n"]);
    let mut even = n.clone();
    *even.last_mut().unwrap() ^= 1;
    let short = [&[0x7f], &n[1..]].concat();
    for (name, value) in [
        ("n", base64url(&even)),
        ("n", base64url(&n[..255])),
        ("n", base64url(&short)),
        ("n", base64url(&[3])),
        ("n", base64url(&[0xff; 2049])),
        ("e", base64url(&[1])),
        ("e", base64url(&[2])),
        ("e", base64url(&[1, 0, 0])),
        ("e", base64url(&[2, 0, 0, 0, 1])),
        ("e", base64url(&[0xff; 9])),
        ("e", base64url(&n)),
    ] {
        assert_eq!(code(with(name, value.clone())), INVALID, "{name} {value}");
    }
    for e in [&[3][..], &[17], &[1, 0xff, 0xff, 0xff, 0xff]] {
        assert!(with("e", base64url(e)).is_ok(), "{e:?}");
    }
}

#[test]
fn for_another_algorithm() {
    for other in [Alg::Hs256, Alg::Es256, Alg::Ed25519, Alg::MlDsa44] {
        assert_eq!(code(Key::from_pem(SPKI, Some(other))), INVALID);
        assert_eq!(
            code(Key::from_jwk(&jwk().to_string(), Some(other))),
            INVALID
        );
    }
    assert_eq!(code(with("alg", "RSA-OAEP-256")), INVALID);
    let named = with("alg", "RS256").unwrap().to_jwk(false).unwrap();
    for other in ALGS.into_iter().filter(|alg| *alg != Alg::Rs256) {
        assert_eq!(code(Key::from_jwk(&named, Some(other))), INVALID);
    }
    let encryption = with("use", "enc").unwrap();
    let token = "eyJhbGciOiJSUzI1NiJ9.e30.AA";
    let refused = jotwasm::verify(token, &encryption, &jotwasm::Policy::default(), 0.0);
    assert_eq!(refused.unwrap_err().code(), INVALID);
}

/// id-RSASSA-PSS (RFC 4055): the key itself may say that it is for one hash and salt only, and nobody here listens.
#[test]
fn keys_for_pss_only_by_their_identifier() {
    for pem in [
        vector!("rsa-pss-spki.pem"),
        vector!("rsa-pss-pkcs8.pem"),
        vector!("rsa-pss-sha256-spki.pem"),
    ] {
        for alg in [None, Some(Alg::Ps256), Some(Alg::Rs256)] {
            let error = Key::from_pem(pem, alg).unwrap_err();
            assert_eq!(error.code(), NOT_SUPPORTED);
            assert!(error.to_string().contains("id-RSASSA-PSS"), "{error}");
        }
    }
}

#[test]
fn damaged_pkcs1() {
    let (der, read) = opened(PKCS1_PUBLIC);
    assert!(read(&der).is_ok());
    for length in 0..der.len() {
        assert_eq!(code(read(&der[..length])), INVALID, "{length}");
    }
    // SEQUENCE, INTEGER and the sign: 30 82 01 0a 02 82 01 01 00 e7 …
    for (place, byte) in [(0, 0x31), (4, 0x04), (7, 0x00), (8, 0xff)] {
        let mut changed = der.clone();
        changed[place] = byte;
        assert!(read(&changed).is_err(), "{place}");
    }
    let negative = [&[0x30, 0x82, 1, 9, 2, 0x82, 1, 0], &der[9..]].concat();
    assert_eq!(code(read(&negative)), INVALID);
    let three = [&[0x30, 0x82, 1, 13], &der[4..], &[2, 1, 3]].concat();
    assert_eq!(code(read(&three)), INVALID);
}
