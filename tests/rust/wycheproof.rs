//! Project Wycheproof, `json_web_signature_test.json` (version 1), the groups `hs256` and `es256`: its keys,
//! its signatures, its verdicts. What those two groups do to a valid token is written out as code.
//!
//! The suites for bare ECDSA and HMAC do not fit: their messages are no JWS signing inputs, and this crate
//! signs and verifies nothing else.

use crate::test;
use jotwasm::{Alg, Error, Key, Policy, jws};

const HS256_KEY: &str = r#"{"alg":"HS256","use":"sig","k":"-ebuDNsVZ2iJtoZ-akfXTSCt4UO2cruLCsbWlBinggE","kid":"kid-aes-sign","kty":"oct"}"#;
const HS256: [&str; 3] = [
    "eyJhbGciOiJIUzI1NiIsImtpZCI6ImtpZC1hZXMtc2lnbiJ9",
    "Zm9v",
    "TD37p4c_0jmreSrBSDmE0F3mYSPtkZ3WrSyI5wb_KTg",
];
const ES256_KEY: &str = r#"{"alg":"ES256","use":"sig","x":"04N0xi21hshyvBp7I167sbE_bXqyqkAPfefdklMO7wY","y":"UI8exy-C06a7DUnjIdENkxeFtHM4-l_41LqEw9nVgmw","crv":"P-256","kid":"kid-ec-sign","kty":"EC"}"#;
const ES256: [&str; 3] = [
    "eyJhbGciOiJFUzI1NiIsImtpZCI6ImtpZC1lYy1zaWduIn0",
    "Zm9v",
    "5cA0OHyMP7ezamUd5c9kV-FrGxdx4hbGXOdplQkutrqWrte5P-pAvsE3Ve6xSyU3YDQwUHjVVOtvcrEbbnZ8yA",
];

fn verdict(token: &str, key: &Key) -> Result<Vec<u8>, Error> {
    jws::verify(token, key, &Policy::default()).map(|verified| verified.payload)
}

/// What both groups do: a change or an omission at every place.
fn spoilt([header, payload, signature]: [&str; 3], other_header: &str) -> Vec<String> {
    let other_signature = format!("X{}", signature.get(1..).unwrap());
    vec![
        format!("{header}.{payload}.{other_signature}"),
        format!("{header}.{payload}."),
        format!("{header}.{payload}"),
        format!("{header}.WG9v.{signature}"),
        format!("{header}..{signature}"),
        format!("{header}.{signature}"),
        format!("{other_header}.{payload}.{signature}"),
        format!(".{payload}.{signature}"),
        format!("{payload}.{signature}"),
        format!(".{payload}."),
        payload.into(),
        String::new(),
        format!("{header}.{payload}.{signature}."),
        format!("{header}.{payload}.{signature}.foo"),
    ]
}

#[test]
fn hs256() {
    let key = Key::from_jwk(HS256_KEY, None).unwrap();
    assert_eq!(verdict(&HS256.join("."), &key).as_deref(), Ok(&b"foo"[..]));
    let other = "eyJhbGciOiJIUzI1NiIsImtpZCI6IlhpZC1hZXMtc2lnbiJ9";
    for token in spoilt(HS256, other) {
        assert!(verdict(&token, &key).is_err(), "{token}");
    }
}

#[test]
fn hs256_rejects_alg_none_without_a_signature() {
    let key = Key::from_jwk(HS256_KEY, None).unwrap();
    let token = "eyJhbGciOiJub25lIiwia2lkIjoia2lkLWFlcy1zaWduIn0.Zm9v.";
    assert_eq!(verdict(token, &key), Err(Error::AlgorithmNotAllowed));
}

#[test]
fn hs256_rejects_the_json_serialization() {
    let key = Key::from_jwk(HS256_KEY, None).unwrap();
    let token = r#"{"payload":"Zm9v","signatures":[{"protected":"eyJhbGciOiJIUzI1NiIsImtpZCI6ImtpZC1hZXMtc2lnbiJ9","header":{"unknown":"untrustworthy"},"signature":"TD37p4c_0jmreSrBSDmE0F3mYSPtkZ3WrSyI5wb_KTg"}"#;
    assert!(verdict(token, &key).is_err());
}

#[test]
fn es256() {
    let key = Key::from_jwk(ES256_KEY, None).unwrap();
    assert_eq!(verdict(&ES256.join("."), &key).as_deref(), Ok(&b"foo"[..]));
    let other = "eyJhbGciOiJFUzI1NiIsImtpZCI6IlhpZC1lYy1zaWduIn0";
    for token in spoilt(ES256, other) {
        assert!(verdict(&token, &key).is_err(), "{token}");
    }
}

#[test]
fn es256_rejects_a_mac_keyed_with_the_public_key() {
    let key = Key::from_jwk(ES256_KEY, None).unwrap();
    let token = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImtpZC1lYy1zaWduIn0.Zm9v.TgWtz2FIRukBQ_mA5sgHa0Ybtgn7bl-YBPAi7Z0XdHU";
    assert_eq!(verdict(token, &key), Err(Error::AlgorithmNotAllowed));
}

#[test]
fn es256_rejects_the_key_that_an_attacker_put_into_the_header() {
    let key = Key::from_jwk(ES256_KEY, None).unwrap();
    let token = "eyJhbGciOiJFUzI1NiIsImtpZCI6ImtpZC1lYy1zaWduIiwiandrIjp7Imt0eSI6IkVDIiwia2lkIjoia2lkLWVjLXNpZ24iLCJ1c2UiOiJzaWciLCJhbGciOiJFUzI1NiIsIngiOiJNZG5UWkRJaERKYmZBU2RGcWFtY3BPMkNoOUdOS0sybTBNUWxoNDAyU3BvIiwieSI6Ijdhdko0bHFfV3l4LW5MUERCUTJZcHl0dUh5TWlvMDdCVXl2bDNqYUMtMVkiLCJjcnYiOiJQLTI1NiJ9fQ.Zm9v.4jmsollQD8ZxvySzXYnIEYA4fwaZi2ZbC0aI1J4LYmW2Bn31NhKdjms2N6o51Dff5-InWXQF9m45VtTexl6yjg";
    assert_eq!(verdict(token, &key), Err(Error::SignatureInvalid));
}

#[test]
fn every_algorithm_name_but_its_own_is_refused() {
    let key = Key::from_jwk(ES256_KEY, None).unwrap();
    assert_eq!(key.alg(), Some(Alg::Es256));
    let names = [
        "none", "HS256", "ES384", "ES512", "ES256K", "RS256", "EdDSA", "es256",
    ];
    for name in names {
        let header = jotwasm::Header::parse(format!(r#"{{"alg":"{name}"}}"#)).unwrap();
        let signed = jws::sign(b"foo", &key.clone(), &header);
        assert_eq!(signed, Err(Error::AlgorithmNotAllowed), "{name}");
    }
}
