//! Damaged JWS: nothing panics, and nothing is accepted that says something else.

use super::{B64_FALSE, HS256, entry, secret};
use crate::support::mutate::damaged;
use crate::support::random::{Random, rounds};
use crate::test;
use jotwasm::{CODES, Error, Policy, jws};

fn assert_known(error: &Error) {
    assert!(CODES.contains(&error.code()), "{error:?}");
    assert!(!error.to_string().is_empty(), "{error:?}");
}

#[test]
fn damaged_jws() {
    let (mut random, key, policy) = (Random(31), secret(), Policy::default());
    let verifier = jws::Verifier::new(&key, &policy);
    let general = format!(
        r#"{{"payload":"e30","signatures":[{{{}}},{{{}}}]}}"#,
        entry(Some(HS256), Some(r#"{"kid":"a"}"#), "W10"),
        entry(None, Some(HS256), "e30"),
    );
    let flattened = jws::Signer::new(&key)
        .unprotected(r#"{"kid":"a"}"#)
        .flattened(b"{}");
    let unencoded = jws::Signer::new(&key).protected(B64_FALSE);
    let originals = [
        general,
        flattened.unwrap(),
        unencoded.flattened(b"{}").unwrap(),
    ];
    let compact = unencoded.compact(b"{}").unwrap();
    for round in 0..rounds(12_000) {
        let bad = damaged(&mut random, &originals[round % 3]);
        match verifier.json(&bad) {
            // What was changed was not covered: the unprotected half, or members that mean nothing.
            Ok(verified) => assert_eq!(verified.payload, b"{}", "{bad}"),
            Err(error) => assert_known(&error),
        }
        let bad = damaged(&mut random, &compact);
        if bad != compact {
            assert_known(&verifier.compact(&bad).expect_err(&bad));
        }
        let _ = verifier
            .payload(b"{}")
            .json(&bad)
            .map_err(|error| assert_known(&error));
    }
    for good in &originals {
        assert_eq!(verifier.json(good).unwrap().payload, b"{}");
    }
}

#[test]
fn damaged_headers_to_sign_under() {
    let (mut random, key, policy) = (Random(32), secret(), Policy::new().critical("x"));
    let verifier = jws::Verifier::new(&key, &policy);
    let header = r#"{"alg":"HS256","b64":false,"crit":["b64","x"],"x":{}}"#;
    let mut signed = 0;
    for round in 0..rounds(12_000) {
        let [mut protected, mut unprotected] = [header, r#"{"kid":"a","y":[1]}"#].map(String::from);
        match round % 2 {
            0 => protected = damaged(&mut random, &protected),
            _ => unprotected = damaged(&mut random, &unprotected),
        }
        let signer = jws::Signer::new(&key).protected(&protected);
        match signer.unprotected(&unprotected).flattened(b"{}") {
            // A verifier that understands the same reads what a signer wrote.
            Ok(jws) => {
                signed += 1;
                match verifier.json(&jws) {
                    Ok(verified) => assert_eq!(verified.payload, b"{}"),
                    Err(error) => assert_eq!(error, Error::CriticalNotUnderstood, "{jws}"),
                }
            }
            Err(error) => assert_known(&error),
        }
    }
    assert!(signed > rounds(100), "{signed}");
}

#[test]
fn nesting_and_repetition() {
    let nested = |open: &str, close: &str| open.repeat(10_000) + &close.repeat(10_000);
    let list = format!(
        r#"{{"payload":"","signatures":[{}]}}"#,
        vec!["{}"; 20_000].join(",")
    );
    let big = Policy::new().max_token_bytes(1 << 24);
    let key = secret();
    let verifier = jws::Verifier::new(&key, &big);
    for text in [
        nested("[", "]"),
        nested(r#"{"signatures":["#, "]}"),
        nested(r#"{"header":"#, "}"),
        format!(
            r#"{{"payload":"","header":{},"signature":""}}"#,
            nested("[", "]")
        ),
        list,
        ".".repeat(1 << 20),
    ] {
        assert_known(&verifier.json(&text).unwrap_err());
        assert_known(&verifier.compact(&text).unwrap_err());
    }
}
