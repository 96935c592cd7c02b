//! General JWS: several signatures over one payload.

use super::{B64_FALSE, HS256, assert_invalid, entry, secret, verify_json};
use crate::test;
use jotwasm::{Alg, Error, Key, KeySet, Policy, jws};

const FOREIGN: &str = r#"{"alg":"HS256","kid":"foreign"}"#;
const STRANGE: &str = r#"{"alg":"RS256"}"#;

fn general(entries: &[String]) -> String {
    let entries: Vec<String> = entries.iter().map(|one| format!("{{{one}}}")).collect();
    format!(
        r#"{{"payload":"e30","signatures":[{}]}}"#,
        entries.join(",")
    )
}

fn good(header: &str) -> String {
    entry(Some(header), None, "e30")
}

/// Signed, but something else.
fn bad(header: &str) -> String {
    entry(Some(header), None, "W10")
}

fn malformed() -> String {
    r#""protected":"!","signature":"""#.into()
}

#[test]
fn one_good_signature_is_enough() {
    let named = r#"{"alg":"HS256","kid":"second"}"#;
    for entries in [
        vec![good(named)],
        vec![bad(HS256), good(named)],
        vec![malformed(), bad(STRANGE), good(named), malformed()],
        vec![good(named), good(HS256)],
    ] {
        let verified = verify_json(&general(&entries)).unwrap();
        assert_eq!(verified.payload, b"{}");
        assert_eq!(verified.header.as_json(), named);
    }
}

#[test]
fn what_is_said_when_none_is_good() {
    for (entries, expected) in [
        (vec![bad(HS256)], Error::SignatureInvalid),
        (vec![bad(STRANGE)], Error::AlgorithmNotAllowed),
        (vec![bad(HS256), bad(HS256)], Error::SignatureInvalid),
        (vec![bad(STRANGE), bad(STRANGE)], Error::AlgorithmNotAllowed),
        (vec![bad(HS256), bad(STRANGE)], Error::SignatureInvalid),
        (
            vec![bad(STRANGE), malformed(), bad(STRANGE)],
            Error::SignatureInvalid,
        ),
        (
            vec![malformed(); 2],
            Error::JwsPartEncoding(jotwasm::Part::Header),
        ),
    ] {
        let verdict = verify_json(&general(&entries));
        assert_eq!(verdict.unwrap_err(), expected, "{entries:?}");
    }
}

#[test]
fn a_list_that_is_none() {
    let one = good(HS256);
    for list in ["[]", "{}", "null", "\"\"", "[1]", "[[]]", "[null]"] {
        let jws = format!(r#"{{"payload":"e30","signatures":{list}}}"#);
        assert_invalid(verify_json(&jws), "\"signatures\" is missing or malformed");
    }
    let both = format!(r#"{{"payload":"e30","signatures":[{{{one}}}],{one}}}"#);
    assert_invalid(verify_json(&both), "RFC 7515 section 7.2.2");
    // A member of the wrong type makes the whole malformed, whatever stands beside it.
    for entry in [
        "\"signature\":1",
        "\"protected\":\"e30\"",
        "\"header\":1,\"signature\":\"\"",
    ] {
        let jws = general(&[one.clone(), entry.into()]);
        assert_invalid(verify_json(&jws), "is missing or malformed");
    }
}

#[test]
fn no_more_than_sixteen() {
    let mut entries = vec![bad(HS256); jws::MAX_SIGNATURES - 1];
    entries.push(good(HS256));
    assert!(verify_json(&general(&entries)).is_ok());
    entries.push(good(HS256));
    assert_invalid(verify_json(&general(&entries)), "16 signatures at most");
    assert_eq!(jws::MAX_SIGNATURES, 16);
}

#[test]
fn a_set_has_a_key_for_one_of_them() {
    let foreign = Key::generate(Alg::Hs256).unwrap().with_kid("foreign");
    let own = secret().with_kid("own");
    let set: KeySet = [foreign, own].into_iter().collect();
    let policy = Policy::default();
    let verify = |entries: &[String]| jws::Verifier::new(&set, &policy).json(&general(entries));
    let named = r#"{"alg":"HS256","kid":"own"}"#;
    let unknown = r#"{"alg":"HS256","kid":"unknown"}"#;
    let verified = verify(&[good(unknown), good(FOREIGN), good(named)]).unwrap();
    assert_eq!(verified.header.kid(), Some("own"));
    let refused = verify(&[good(unknown), good(unknown)]);
    assert_eq!(refused.unwrap_err(), Error::NoMatchingKey);
    let refused = verify(&[good(unknown), good(FOREIGN)]);
    assert_eq!(refused.unwrap_err(), Error::SignatureInvalid);
}

#[test]
fn detached_and_unencoded() {
    let (key, policy) = (secret(), Policy::default());
    let detached = format!(
        r#"{{"signatures":[{{{}}}]}}"#,
        entry(Some(B64_FALSE), None, "$.02")
    );
    let verifier = jws::Verifier::new(&key, &policy);
    let verified = verifier.payload(b"$.02").json(&detached).unwrap();
    assert_eq!(verified.payload, b"$.02");
    let escaped = detached.replacen('{', r#"{"payload":"\u0024.02","#, 1);
    assert_eq!(verifier.json(&escaped).unwrap().payload, b"$.02");
}
