//! The JOSE header as the union of two halves, `crit`, and `b64`.

use super::{
    B64_FALSE, HS256, assert_invalid, entry, flattened, forged, secret, verify_compact, verify_json,
};
use crate::test;
use jotwasm::{Alg, Error, Policy, jws};

#[test]
fn the_header_is_the_union() {
    for (protected, unprotected, whole) in [
        (Some(HS256), None, HS256),
        (Some(HS256), Some("{}"), HS256),
        (Some("{}"), Some(HS256), HS256),
        (None, Some(HS256), HS256),
        (
            Some(" {\n\"alg\":\"HS256\"\t} "),
            Some(r#"{ "a": [1e3] }"#),
            "{\n\"alg\":\"HS256\"\t, \"a\": [1e3] }",
        ),
        (
            Some(r#"{"kid":"k"}"#),
            Some(HS256),
            r#"{"kid":"k","alg":"HS256"}"#,
        ),
    ] {
        let verified = verify_json(&flattened(protected, unprotected)).unwrap();
        assert_eq!(verified.header.as_json(), whole);
        assert_eq!(verified.header.alg(), Some(Alg::Hs256));
    }
}

#[test]
fn no_name_in_both_halves() {
    for (protected, unprotected) in [
        (r#"{"alg":"HS256"}"#, r#"{"alg":"HS256"}"#),
        (r#"{"alg":"HS256","x":1}"#, r#"{"x":1}"#),
        (r#"{"alg":"HS256","kid":"a"}"#, r#"{"\u006bid":"b"}"#),
    ] {
        let verdict = verify_json(&flattened(Some(protected), Some(unprotected)));
        assert_invalid(verdict, "RFC 7515 section 7.2.1");
    }
}

#[test]
fn what_must_be_protected() {
    let crit = r#"{"crit":["x"],"x":1}"#;
    let verdict = verify_json(&flattened(Some(HS256), Some(crit)));
    assert_invalid(verdict, "RFC 7515 section 4.1.11");
    for b64 in [r#"{"b64":false}"#, r#"{"b64":true}"#] {
        let verdict = verify_json(&flattened(Some(HS256), Some(b64)));
        assert_invalid(verdict, "RFC 7797 section 3");
    }
    let split = flattened(
        Some(r#"{"alg":"HS256","crit":["b64"]}"#),
        Some(r#"{"b64":false}"#),
    );
    assert_invalid(verify_json(&split), "RFC 7797 section 3");
}

#[test]
fn b64_is_true_or_false_and_false_is_critical() {
    for header in [
        r#"{"alg":"HS256","b64":true}"#,
        r#"{"alg":"HS256","b64":true,"crit":["b64"]}"#,
    ] {
        assert_eq!(
            verify_compact(&forged(header, "e30")).unwrap().payload,
            b"{}"
        );
    }
    assert_eq!(
        verify_compact(&forged(B64_FALSE, "e30")).unwrap().payload,
        b"e30"
    );
    for (header, hint) in [
        (r#"{"alg":"HS256","b64":false}"#, "RFC 7797 section 6"),
        (r#"{"alg":"HS256","b64":null}"#, "RFC 7797 section 3"),
        (
            r#"{"alg":"HS256","b64":0,"crit":["b64"]}"#,
            "\"crit\" is malformed",
        ),
        (
            r#"{"alg":"HS256","b64":false,"crit":["b64","b64"]}"#,
            "\"crit\" is malformed",
        ),
        (
            r#"{"alg":"HS256","b64":false,"crit":"b64"}"#,
            "\"crit\" is malformed",
        ),
    ] {
        assert_invalid(verify_compact(&forged(header, "e30")), hint);
    }
}

#[test]
fn every_other_critical_parameter_is_for_the_caller() {
    let header = r#"{"alg":"HS256","b64":false,"crit":["b64","urn:x"],"urn:x":1}"#;
    let (jws, key) = (forged(header, "payload"), secret());
    let verdict = |policy: &Policy| jws::Verifier::new(&key, policy).compact(&jws).map(drop);
    let refused = Err(Error::CriticalNotUnderstood);
    assert_eq!(verdict(&Policy::new()), refused);
    assert_eq!(verdict(&Policy::new().critical("b64")), refused);
    assert_eq!(verdict(&Policy::new().critical("urn:x")), Ok(()));
    // A critical parameter has to be there; which half it is in is not said.
    let beside = flattened(Some(r#"{"alg":"HS256","crit":["x"]}"#), Some(r#"{"x":1}"#));
    let understood = Policy::new().critical("x");
    assert!(jws::Verifier::new(&key, &understood).json(&beside).is_ok());
    let absent = flattened(Some(r#"{"alg":"HS256","crit":["x"]}"#), None);
    let verdict = jws::Verifier::new(&key, &understood).json(&absent);
    assert_eq!(verdict.unwrap_err(), Error::CriticalInvalid);
}

#[test]
fn the_policy_narrows_the_algorithms() {
    let (jws, key) = (forged(HS256, "e30"), secret());
    for (allowed, expected) in [
        (Alg::Hs256, Ok(())),
        (Alg::Hs512, Err(Error::AlgorithmNotAllowed)),
    ] {
        let policy = Policy::new().algorithms([allowed]);
        let verdict = jws::Verifier::new(&key, &policy).compact(&jws);
        assert_eq!(verdict.map(drop), expected);
    }
    for alg in ["none", "HS512", "unheard-of"] {
        let verdict = verify_compact(&forged(&format!(r#"{{"alg":"{alg}"}}"#), "e30"));
        assert_eq!(verdict.unwrap_err(), Error::AlgorithmNotAllowed, "{alg}");
    }
}

#[test]
fn b64_is_the_same_for_all_signatures() {
    let jws = format!(
        r#"{{"payload":"e30","signatures":[{{{}}},{{{}}}]}}"#,
        entry(Some(HS256), None, "e30"),
        entry(Some(B64_FALSE), None, "e30"),
    );
    assert_invalid(verify_json(&jws), "RFC 7797 section 3");
}
