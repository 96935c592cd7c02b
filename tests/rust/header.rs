//! The header's part in the verdict. Single cases are in `tests/cases/claims.json`; here is what signing and
//! bare JWS add, and every name that `crit` may not hold.

use crate::test;
use crate::vectors::A3_KEY;
use jotwasm::{Alg, Error, Header, Key, Policy, jws};

fn header(json: &str) -> Header {
    Header::parse(json.into()).unwrap()
}

fn secret() -> Key {
    Key::from_secret(&[1; 64], Alg::Hs256).unwrap()
}

#[test]
fn the_default_header() {
    let token = jotwasm::sign("{}", &secret().with_kid("a\"b")).unwrap();
    let jwt = jotwasm::decode(&token).unwrap();
    let expected = r#"{"alg":"HS256","typ":"JWT","kid":"a\"b"}"#;
    assert_eq!(jwt.header().as_json(), expected);
    assert_eq!(jwt.header().kid(), Some("a\"b"));
    assert_eq!(jwt.header().typ(), Some("JWT"));
    assert_eq!(jwt.header().alg(), Some(Alg::Hs256));
}

#[test]
fn the_key_chooses_the_algorithm() {
    let keys = [
        secret(),
        Key::from_secret(&[1; 64], Alg::Hs384).unwrap(),
        Key::from_secret(&[1; 64], Alg::Hs512).unwrap(),
        Key::from_jwk(A3_KEY, None).unwrap(),
    ];
    for signer in &keys {
        let token = jotwasm::sign("{}", signer).unwrap();
        for key in &keys {
            let verdict = jws::verify(&token, key, &Policy::default()).map(drop);
            let expected = match signer.alg() == key.alg() {
                true => Ok(()),
                false => Err(Error::AlgorithmNotAllowed),
            };
            assert_eq!(verdict, expected, "{signer:?} {key:?}");
        }
    }
}

#[test]
fn the_policy_narrows_it() {
    let key = secret();
    let token = jotwasm::sign("{}", &key).unwrap();
    let verdict = |allowed: &[Alg]| {
        let policy = Policy::new().algorithms(allowed.iter().copied());
        jotwasm::verify(&token, &key, &policy, 0.0).map(drop)
    };
    assert_eq!(verdict(&[Alg::Hs256]), Ok(()));
    assert_eq!(verdict(&[Alg::Es256, Alg::Hs256]), Ok(()));
    assert_eq!(verdict(&[Alg::Hs512]), Err(Error::AlgorithmNotAllowed));
    assert_eq!(verdict(&[]), Err(Error::AlgorithmNotAllowed));
}

#[test]
fn signing_under_a_header_of_ones_own() {
    let key = secret();
    let own = header(r#"{"typ":"at+jwt","alg":"HS256","x":[1e3,null]}"#);
    let token = jotwasm::sign_with_header("{}", &key, &own).unwrap();
    let jwt = jotwasm::verify(&token, &key, &Policy::new().typ("at+jwt"), 0.0).unwrap();
    assert_eq!(jwt.header().as_json(), own.as_json());
    for other in [
        r#"{"alg":"HS512"}"#,
        r#"{"alg":"none"}"#,
        r#"{"alg":"ES256"}"#,
    ] {
        let refused = jotwasm::sign_with_header("{}", &key, &header(other));
        assert_eq!(refused, Err(Error::AlgorithmNotAllowed), "{other}");
    }
}

#[test]
fn signing_refuses_what_verifying_would() {
    let key = secret();
    for crit in [
        "[]",
        "null",
        "\"x\"",
        "[\"x\"]",
        "[\"alg\"]",
        "[1]",
        "[\"exp\",\"exp\"]",
    ] {
        let json = format!(r#"{{"alg":"HS256","exp":1,"crit":{crit}}}"#);
        let refused = jws::sign(b"", &key, &header(&json));
        assert_eq!(refused, Err(Error::CriticalInvalid), "{crit}");
    }
    let unencoded = header(r#"{"alg":"HS256","crit":["b64"],"b64":false}"#);
    assert_eq!(
        jws::sign(b"", &key, &unencoded),
        Err(Error::UnencodedPayload)
    );
}

#[test]
fn crit_may_not_name_what_the_rfcs_define() {
    let key = secret();
    for name in [
        "alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit",
    ] {
        let member = match name {
            "alg" | "crit" => String::new(),
            _ => format!(r#","{name}":"a""#),
        };
        let json = format!(r#"{{"alg":"HS256","crit":["{name}"]{member}}}"#);
        let refused = jws::sign(b"", &key, &header(&json));
        assert_eq!(refused, Err(Error::CriticalInvalid), "{name}");
    }
}

#[test]
fn crit_that_is_understood_and_crit_that_is_not() {
    let key = secret();
    let extended = header(r#"{"alg":"HS256","crit":["a","b"],"a":1,"b":null}"#);
    let token = jws::sign(b"{}", &key, &extended).unwrap();
    let verdict = |policy: Policy| jws::verify(&token, &key, &policy).map(drop);
    assert_eq!(verdict(Policy::new()), Err(Error::CriticalNotUnderstood));
    let one = Policy::new().critical("a");
    assert_eq!(verdict(one.clone()), Err(Error::CriticalNotUnderstood));
    assert_eq!(verdict(one.critical("b").critical("c")), Ok(()));
}

#[test]
fn the_key_in_the_header_means_nothing() {
    let key = secret();
    let attacker = Key::generate(Alg::Hs256).unwrap();
    let jwk = attacker.to_jwk(true).unwrap();
    let json = format!(
        r#"{{"alg":"HS256","jwk":{},"jku":"https://evil.example"}}"#,
        *jwk
    );
    let token = jws::sign(b"{}", &attacker, &header(&json)).unwrap();
    let refused = jws::verify(&token, &key, &Policy::default());
    assert_eq!(refused.unwrap_err(), Error::SignatureInvalid);
}

#[test]
fn a_single_key_does_not_ask_for_its_name() {
    let signer = secret().with_kid("a");
    let token = jotwasm::sign("{}", &signer).unwrap();
    for key in [secret(), secret().with_kid("b")] {
        assert!(jws::verify(&token, &key, &Policy::default()).is_ok());
    }
}

#[test]
fn sizes() {
    let key = secret();
    let token = jotwasm::sign("{}", &key).unwrap();
    let verdict = |bytes| {
        let policy = Policy::new().max_token_bytes(bytes);
        jws::verify(&token, &key, &policy).map(drop)
    };
    assert_eq!(verdict(token.len()), Ok(()));
    assert_eq!(verdict(token.len() - 1), Err(Error::TokenTooLong));
    assert_eq!(verdict(0), Err(Error::TokenTooLong));

    let claims = format!(r#"{{"a":"{}"}}"#, "x".repeat(100_000));
    let large = jotwasm::sign(&claims, &key).unwrap();
    assert_eq!(jotwasm::decode(&large).unwrap_err(), Error::TokenTooLong);
    let policy = Policy::new().max_token_bytes(large.len());
    assert!(jotwasm::verify(&large, &key, &policy, 0.0).is_ok());
}
