//! Keys that live elsewhere: what comes before the signature, on its own.

use crate::test;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jotwasm::{Alg, Error, Fault, Header, Key, Policy, jws, sign_with_header, signing_input};

const HS256: &str = r#"{"alg":"HS256"}"#;

fn header(json: &str) -> Header {
    Header::parse(json.into()).unwrap()
}

fn token(header: &str, payload: &str) -> String {
    let [header, payload] = [header, payload].map(|part| URL_SAFE_NO_PAD.encode(part));
    format!("{header}.{payload}.c2lnbmF0dXJl")
}

#[test]
fn prepare_gives_what_a_signature_is_checked_with() {
    let token = token(HS256, "no JSON: nobody has looked yet");
    let untrusted = jws::prepare(&token, &Policy::default()).unwrap();
    assert_eq!(untrusted.header().as_json(), HS256);
    assert_eq!(untrusted.signature(), b"signature");
    assert_eq!(untrusted.signing_input(), token.rsplit_once('.').unwrap().0);
}

/// Both roads, as far as they are one. No key comes to have a say.
#[test]
fn prepare_refuses_what_verify_refuses_before_the_key() {
    let policy = Policy::new().algorithms([Alg::Hs256]).max_token_bytes(200);
    let key = Key::from_secret(&[1; 32], Alg::Hs256).unwrap();
    for (token, error) in [
        ("a.b".into(), Error::TokenParts),
        (".".repeat(201), Error::TokenTooLong),
        (token("{}", "{}"), Error::HeaderParameter("alg")),
        (token("[]", "{}"), Error::HeaderJson(Fault::NotAnObject)),
        (
            token(r#"{"alg":"HS512","crit":["x"],"x":1}"#, "{}"),
            Error::CriticalNotUnderstood,
        ),
        (
            token(r#"{"alg":"HS512","crit":[]}"#, "{}"),
            Error::CriticalInvalid,
        ),
        (
            token(r#"{"alg":"HS512"}"#, "{}"),
            Error::AlgorithmNotAllowed,
        ),
        (token(r#"{"alg":"none"}"#, "{}"), Error::AlgorithmNotAllowed),
    ] {
        let prepared = jws::prepare(&token, &policy).map(drop);
        assert_eq!(prepared, Err(error.clone()), "{token}");
        let verified = jws::verify(&token, &key, &policy).map(drop);
        assert_eq!(verified, Err(error), "{token}");
    }
}

#[test]
fn prepare_refuses_an_unencoded_payload_however_well_understood() {
    let policy = Policy::new().critical("b64");
    let token = token(r#"{"alg":"HS256","b64":false,"crit":["b64"]}"#, "{}");
    let error = jws::prepare(&token, &policy).map(drop);
    assert_eq!(error, Err(Error::UnencodedPayload));
}

#[test]
fn the_signing_input_is_what_sign_signs() {
    let key = Key::from_secret(&[1; 32], Alg::Hs256).unwrap();
    let header = header(r#"{"alg":"HS256","kid":"é"}"#);
    let claims = r#"{"sub":"ünïcödé"}"#;
    let token = sign_with_header(claims, &key, &header).unwrap();
    let input = signing_input(claims, &header).unwrap();
    assert_eq!(input, token.rsplit_once('.').unwrap().0);
    assert_eq!(
        input,
        jws::signing_input(claims.as_bytes(), &header).unwrap()
    );
}

#[test]
fn there_is_no_signing_input_for_what_sign_refuses() {
    let key = Key::from_secret(&[1; 32], Alg::Hs256).unwrap();
    let critical = r#"{"alg":"HS256","crit":["exp"]}"#;
    let unencoded = r#"{"alg":"HS256","b64":false,"crit":["b64"]}"#;
    for (claims, json, error) in [
        ("[]", HS256, Error::PayloadJson(Fault::NotAnObject)),
        (r#"{"exp":"1"}"#, critical, Error::ClaimType("exp")),
        ("{}", critical, Error::CriticalInvalid),
        ("{}", unencoded, Error::UnencodedPayload),
    ] {
        let header = header(json);
        assert_eq!(signing_input(claims, &header), Err(error.clone()), "{json}");
        assert_eq!(
            sign_with_header(claims, &key, &header),
            Err(error),
            "{json}"
        );
    }
}
