//! `tests/vectors/rsa-tokens.json`: what OpenSSL signed, and what is a signature in all but one thing.

use super::{SPKI, public_pem, vector};
use crate::test;
use jotwasm::{Alg, Error, Key, Policy};
use serde_json::Value;

fn tokens(kind: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(vector!("rsa-tokens.json")).unwrap();
    file[kind].as_array().unwrap().clone()
}

fn verdict(case: &Value, asked: Option<Alg>) -> Result<(), Error> {
    let pem = public_pem(case["key"].as_str().unwrap());
    let key = Key::from_short_pem(pem, asked).unwrap();
    let token = case["token"].as_str().unwrap();
    let jwt = jotwasm::verify(token, &key, &Policy::default(), 0.0)?;
    assert_eq!(jwt.claims_json(), r#"{"sub":"openssl"}"#);
    Ok(())
}

fn alg(case: &Value) -> Alg {
    Alg::from_name(case["alg"].as_str().unwrap()).unwrap()
}

#[test]
fn what_openssl_signed() {
    let cases = tokens("valid");
    assert_eq!(cases.len(), 21);
    for case in &cases {
        assert_eq!(verdict(case, None), Ok(()), "{case}");
        assert_eq!(verdict(case, Some(alg(case))), Ok(()), "{case}");
    }
}

#[test]
fn what_is_no_signature() {
    let cases = tokens("invalid");
    assert_eq!(cases.len(), 38);
    for case in &cases {
        assert_eq!(verdict(case, None), Err(Error::SignatureInvalid), "{case}");
    }
}

#[test]
fn any_bit_counts() {
    for case in tokens("valid").iter().filter(|case| case["key"] == "rsa") {
        let key = Key::from_pem(SPKI, None).unwrap();
        let token = case["token"].as_str().unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        for place in (0..signature.len() - 1).step_by(37) {
            let mut letters = signature.as_bytes().to_vec();
            letters[place] = if letters[place] == b'A' { b'B' } else { b'A' };
            let changed = format!("{signed}.{}", String::from_utf8(letters).unwrap());
            let refused = jotwasm::verify(&changed, &key, &Policy::default(), 0.0);
            assert_eq!(refused.unwrap_err(), Error::SignatureInvalid, "{place}");
        }
    }
}

/// RFC 7515 section 10.7 and RFC 8725 section 3.1: a signature is one of the algorithm that its key and header name.
#[test]
fn one_scheme_is_not_taken_for_another() {
    for case in tokens("valid").iter().filter(|case| case["key"] == "rsa") {
        let token = case["token"].as_str().unwrap();
        for other in super::ALGS.into_iter().filter(|other| *other != alg(case)) {
            let key = Key::from_pem(SPKI, Some(other)).unwrap();
            let refused = jotwasm::verify(token, &key, &Policy::default(), 0.0);
            assert_eq!(refused.unwrap_err(), Error::AlgorithmNotAllowed, "{case}");
        }
    }
}

#[test]
fn the_policy_may_narrow_what_an_open_key_serves() {
    let key = Key::from_pem(SPKI, None).unwrap();
    let only_pss = Policy::new().algorithms([Alg::Ps256, Alg::Ps384, Alg::Ps512]);
    for case in tokens("valid").iter().filter(|case| case["key"] == "rsa") {
        let token = case["token"].as_str().unwrap();
        let verdict = jotwasm::verify(token, &key, &only_pss, 0.0).map(drop);
        let pss = case["alg"].as_str().unwrap().starts_with("PS");
        let expected = if pss {
            Ok(())
        } else {
            Err(Error::AlgorithmNotAllowed)
        };
        assert_eq!(verdict, expected, "{case}");
    }
}

/// A block of 64 bytes has no room for SHA-512 and its name: nothing verifies, and nothing panics.
#[test]
fn a_key_too_short_for_its_hash() {
    let key = Key::from_short_pem(vector!("rsa-512-spki.pem"), None).unwrap();
    let letters = "A".repeat(86);
    for alg in super::ALGS {
        use base64::Engine as _;
        let header = format!(r#"{{"alg":"{}"}}"#, alg.name());
        let header = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(header);
        let token = format!("{header}.e30.{letters}");
        let refused = jotwasm::verify(&token, &key, &Policy::default(), 0.0);
        assert_eq!(refused.unwrap_err(), Error::SignatureInvalid, "{alg:?}");
    }
}
