//! What a signer writes, and what it refuses.

use super::{B64_FALSE, HS256, assert_invalid, secret, verify_compact, verify_json};
use crate::test;
use crate::vectors::A3_KEY;
use jotwasm::{Alg, Error, Key, Policy, jws};

/// `$.02`, all bytes, nothing, and text beyond ASCII.
fn payloads() -> [Vec<u8>; 4] {
    let text = "\u{e9}\u{1f511}\"\\\u{2028}\n\0";
    [b"$.02".into(), (0..=255).collect(), Vec::new(), text.into()]
}

#[test]
fn whatever_is_signed_verifies() {
    let keys = [secret(), Key::from_jwk(A3_KEY, None).unwrap().with_kid("k")];
    let policy = Policy::default();
    for key in &keys {
        let (signer, verifier) = (jws::Signer::new(key), jws::Verifier::new(key, &policy));
        for payload in payloads() {
            let verified = verifier
                .compact(&signer.compact(&payload).unwrap())
                .unwrap();
            assert_eq!(verified.payload, payload);
            assert_eq!(verified.header.kid(), key.kid());
            assert_eq!(verified.header.alg(), key.alg());
            assert_eq!(verified.header.typ(), None);
            let verified = verifier.json(&signer.flattened(&payload).unwrap()).unwrap();
            assert_eq!(verified.payload, payload);
            let (signer, verifier) = (signer.detached(), verifier.payload(&payload));
            let verified = verifier.compact(&signer.compact(&payload).unwrap());
            assert_eq!(verified.unwrap().payload, payload);
            let verified = verifier.json(&signer.flattened(&payload).unwrap());
            assert_eq!(verified.unwrap().payload, payload);
        }
    }
}

#[test]
fn unencoded_and_detached_any_bytes_do() {
    let (key, policy) = (secret(), Policy::default());
    let signer = jws::Signer::new(&key).protected(B64_FALSE).detached();
    for payload in payloads() {
        let verifier = jws::Verifier::new(&key, &policy).payload(&payload);
        let signed = signer.compact(&payload).unwrap();
        assert_eq!(verifier.compact(&signed).unwrap().payload, payload);
        let signed = signer.flattened(&payload).unwrap();
        assert_eq!(verifier.json(&signed).unwrap().payload, payload);
        // A payload of nothing is still something to sign: another one does not fit.
        let other = jws::Verifier::new(&key, &policy)
            .payload(b"other")
            .json(&signed);
        assert_eq!(other.unwrap_err(), Error::SignatureInvalid);
    }
}

#[test]
fn unencoded_between_dots_is_printable_ascii_without_dots() {
    let key = secret();
    let signer = jws::Signer::new(&key).protected(B64_FALSE);
    let range: String = (b' '..=b'~')
        .filter(|byte| *byte != b'.')
        .map(char::from)
        .collect();
    for payload in ["", "a", r#"{"foo":"bar","baz":1}"#, &range] {
        let signed = signer.compact(payload.as_bytes()).unwrap();
        assert_eq!(signed.split('.').nth(1), Some(payload));
        assert_eq!(verify_compact(&signed).unwrap().payload, payload.as_bytes());
    }
    for payload in ["$.02", "a\n", "\t", "\u{7f}", "\u{e9}", "\0", "."] {
        let refused = signer.compact(payload.as_bytes());
        assert_invalid(refused, "RFC 7797 section 5): detach it");
    }
    assert_invalid(signer.compact(&[0xff]), "section 5): detach it");
}

#[test]
fn unencoded_in_json_is_text() {
    let key = secret();
    let signer = jws::Signer::new(&key).protected(B64_FALSE);
    for payload in payloads() {
        let signed = signer.flattened(&payload);
        if core::str::from_utf8(&payload).is_ok() {
            assert_eq!(verify_json(&signed.unwrap()).unwrap().payload, payload);
        } else {
            assert_invalid(signed, "RFC 7797 section 5): detach it");
        }
    }
}

#[test]
fn headers_that_do_not_do() {
    let key = secret();
    for (protected, hint) in [
        ("", "not valid JSON"),
        ("[]", "not a JSON object"),
        ("{}", "no \"alg\""),
        (r#"{"kid":"a"}"#, "no \"alg\""),
        (r#"{"alg":"HS256","kid":1}"#, "\"kid\" has the wrong type"),
        (r#"{"alg":"HS256","alg":"HS256"}"#, "two members"),
        (r#"{"alg":"HS256","b64":false}"#, "RFC 7797 section 6"),
        (
            r#"{"alg":"HS256","b64":false,"crit":["x"],"x":1}"#,
            "RFC 7797 section 6",
        ),
        (r#"{"alg":"HS256","b64":0}"#, "RFC 7797 section 3"),
        (
            r#"{"alg":"HS256","b64":"false","crit":["b64"]}"#,
            "\"crit\" is malformed",
        ),
        (r#"{"alg":"HS256","crit":["b64"]}"#, "\"crit\" is malformed"),
        (r#"{"alg":"HS256","crit":[]}"#, "\"crit\" is malformed"),
    ] {
        let signer = jws::Signer::new(&key).protected(protected);
        assert_invalid(signer.compact(b""), hint);
        assert_invalid(signer.detached().flattened(b""), hint);
    }
    let compact = jws::Signer::new(&key).unprotected("{}").compact(b"");
    assert_invalid(compact, "RFC 7515 section 7.1");
}

#[test]
fn unprotected_headers_that_do_not_do() {
    let key = secret();
    for (unprotected, hint) in [
        ("", "not valid JSON"),
        ("null", "not a JSON object"),
        (r#"{"a":1,"a":2}"#, "two members"),
        (
            r#"{"alg":"HS256"}"#,
            "share a name (RFC 7515 section 7.2.1)",
        ),
        (r#"{"\u0061lg":"HS256"}"#, "share a name"),
        (r#"{"crit":["x"],"x":1}"#, "RFC 7515 section 4.1.11"),
        (r#"{"b64":true}"#, "RFC 7797 section 3"),
        (r#"{"typ":1}"#, "\"typ\" has the wrong type"),
    ] {
        let signer = jws::Signer::new(&key).unprotected(unprotected);
        assert_invalid(signer.flattened(b""), hint);
    }
}

#[test]
fn an_empty_half_is_absent() {
    let key = secret();
    let signed = jws::Signer::new(&key).unprotected(" { } ").flattened(b"");
    assert!(!signed.unwrap().contains("header"));
    let all = jws::Signer::new(&key).protected("{ }").unprotected(HS256);
    let signed = all.flattened(b"").unwrap();
    assert!(!signed.contains("protected"), "{signed}");
    assert_eq!(verify_json(&signed).unwrap().header.as_json(), HS256);
}

#[test]
fn the_key_chooses_the_algorithm() {
    let key = secret();
    for alg in ["HS512", "none", "ES256"] {
        let header = format!(r#"{{"alg":"{alg}"}}"#);
        let refused = jws::Signer::new(&key).protected(&header).compact(b"");
        assert_eq!(refused, Err(Error::AlgorithmNotAllowed), "{alg}");
    }
    let public = Key::from_jwk(A3_KEY, None).unwrap().public_key().unwrap();
    let refused = jws::Signer::new(&public).compact(b"").unwrap_err();
    assert_eq!(refused.code(), "ERR_JWK_INVALID");
}

#[test]
fn jwts_are_not_made_this_way() {
    let key = Key::from_secret(&[1; 32], Alg::Hs256).unwrap();
    let header = jotwasm::Header::parse(B64_FALSE.into()).unwrap();
    let refused = jotwasm::sign_with_header("{}", &key, &header);
    assert_eq!(refused, Err(Error::UnencodedPayload));
    let signed = jws::Signer::new(&key).protected(B64_FALSE).compact(b"e30");
    let policy = Policy::new().critical("b64");
    let refused = jotwasm::verify(&signed.unwrap(), &key, &policy, 0.0);
    assert_eq!(refused.unwrap_err(), Error::UnencodedPayload);
}
