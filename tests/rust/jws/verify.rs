//! What is a JWS and what is none, and where its payload is.

use super::{
    B64_FALSE, HS256, assert_invalid, base64url, entry, flattened, forged, secret, verify_compact,
    verify_json,
};
use crate::test;
use jotwasm::{Error, Policy, jws};

#[test]
fn compact_jws_that_are_none() {
    let good = forged(HS256, "e30");
    assert_eq!(verify_compact(&good).unwrap().payload, b"{}");
    for (bad, hint) in [
        (String::new(), "three parts"),
        ("a.b".into(), "three parts"),
        (format!("{good}."), "three parts"),
        (format!(" {good}"), "the header is not canonical base64url"),
        (
            format!("{good}="),
            "the signature is not canonical base64url",
        ),
        (
            forged(HS256, "e3"),
            "the payload is not canonical base64url",
        ),
        (forged("{", "e30"), "the header is not valid JSON"),
        (forged("[]", "e30"), "the header is not a JSON object"),
        (forged("{}", "e30"), "the header has no \"alg\" string"),
        (
            forged(r#"{"alg":1}"#, "e30"),
            "the header has no \"alg\" string",
        ),
        (
            forged(r#"{"alg":"HS256","cty":1}"#, "e30"),
            "\"cty\" has the wrong type",
        ),
        (
            forged(r#"{"alg":"HS256","alg":"HS256"}"#, "e30"),
            "two members of the same name",
        ),
        (forged(B64_FALSE, "\u{e9}"), "RFC 7797 section 5)"),
        (forged(B64_FALSE, "a.b"), "three parts"),
        (
            format!("{}.e30.", base64url([0xff])),
            "the header is not valid UTF-8",
        ),
    ] {
        assert_invalid(verify_compact(&bad), hint);
    }
}

#[test]
fn json_that_is_no_jws() {
    for (bad, hint) in [
        ("", "the JWS is not valid JSON"),
        ("[]", "the JWS is not a JSON object"),
        (r#""a.b.c""#, "the JWS is not a JSON object"),
        ("{}", "\"signature\" is missing"),
        (r#"{"payload":"e30"}"#, "\"signature\" is missing"),
        (
            r#"{"payload":"e30","signature":1}"#,
            "\"signature\" is missing or malformed",
        ),
        (
            r#"{"payload":"e30","signature":null}"#,
            "\"signature\" is missing or malformed",
        ),
        (
            r#"{"payload":1,"signature":""}"#,
            "\"payload\" is missing or malformed",
        ),
        (
            r#"{"payload":null,"signature":""}"#,
            "\"payload\" is missing or malformed",
        ),
        (
            r#"{"payload":"e30","protected":{},"signature":""}"#,
            "\"protected\"",
        ),
        (
            r#"{"payload":"e30","header":"e30","signature":""}"#,
            "\"header\" is missing or malformed",
        ),
        (
            r#"{"payload":"e30","header":[],"signature":""}"#,
            "\"header\" is missing or malformed",
        ),
        (
            r#"{"payload":"e30","protected":"","signature":""}"#,
            "the header is not valid JSON",
        ),
        (
            r#"{"payload":"e30","signature":""}"#,
            "the header has no \"alg\" string",
        ),
        (
            r#"{"payload":"e30","payload":"e30","signature":""}"#,
            "two members of the same name",
        ),
    ] {
        assert_invalid(verify_json(bad), hint);
    }
}

#[test]
fn members_that_nobody_defined_are_ignored() {
    let members = entry(Some(HS256), None, "e30");
    let jws = format!(r#"{{"x":[{{"y":null}}],"payload":"e30",{members},"z":1e3}}"#);
    assert_eq!(verify_json(&jws).unwrap().payload, b"{}");
}

#[test]
fn a_signature_that_does_not_fit() {
    let good = forged(HS256, "e30");
    let other = jotwasm::Key::from_secret(&[8; 32], jotwasm::Alg::Hs256).unwrap();
    let policy = Policy::default();
    let verdict = jws::Verifier::new(&other, &policy).compact(&good);
    assert_eq!(verdict.unwrap_err(), Error::SignatureInvalid);
    for changed in [
        flattened(Some(HS256), None).replace("e30", "W10"),
        // Without its header the same bytes mean another signing input.
        flattened(None, Some(HS256)).replace(r#""header""#, r#""protected":"e30","header""#),
    ] {
        assert_eq!(verify_json(&changed).unwrap_err(), Error::SignatureInvalid);
    }
}

#[test]
fn one_payload_and_no_more() {
    let (key, policy) = (secret(), Policy::default());
    let attached = jws::Verifier::new(&key, &policy);
    let detached = attached.payload(b"{}");
    let own = "the JWS has a payload of its own";
    assert_invalid(detached.compact(&forged(HS256, "e30")), own);
    assert_invalid(detached.json(&flattened(Some(HS256), None)), own);
    let missing = "the payload is detached (RFC 7515 appendix F), and was not given";
    let without = jws::Signer::new(&key).detached();
    assert_invalid(attached.json(&without.flattened(b"{}").unwrap()), missing);
    assert_invalid(attached.compact(&without.compact(b"{}").unwrap()), missing);
}

/// A compact JWS cannot tell an empty payload from a detached one; in JSON, `""` stands for both.
#[test]
fn an_empty_payload() {
    let (key, policy) = (secret(), Policy::default());
    let attached = jws::Verifier::new(&key, &policy);
    for header in [HS256, B64_FALSE] {
        let empty = format!(r#"{{"payload":"",{}}}"#, entry(Some(header), None, ""));
        for verifier in [attached, attached.payload(b"")] {
            assert_eq!(verifier.compact(&forged(header, "")).unwrap().payload, b"");
            assert_eq!(verifier.json(&empty).unwrap().payload, b"");
        }
        let full = format!(r#"{{"payload":"",{}}}"#, entry(Some(header), None, "e30"));
        let payload: &[u8] = if header == HS256 { b"{}" } else { b"e30" };
        assert_eq!(
            attached.payload(payload).json(&full).unwrap().payload,
            payload
        );
        assert_eq!(attached.json(&full).unwrap_err(), Error::SignatureInvalid);
    }
}

#[test]
fn sizes() {
    let (key, jws) = (secret(), forged(HS256, "e30"));
    for (jws, json) in [(jws, false), (flattened(Some(HS256), None), true)] {
        let verdict = |bytes| {
            let policy = Policy::new().max_token_bytes(bytes);
            let verifier = jws::Verifier::new(&key, &policy);
            if json {
                verifier.json(&jws)
            } else {
                verifier.compact(&jws)
            }
        };
        assert!(verdict(jws.len()).is_ok());
        assert_invalid(verdict(jws.len() - 1), "longer than allowed");
    }
}
