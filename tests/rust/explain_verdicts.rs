//! `explain` says what `verify` says: valid exactly where it returns, and the first failure is its error.

use crate::claims_cases::{self, CLAIMS, signed};
use crate::decode_cases::DECODE;
use crate::support::mutate::damaged;
use crate::support::random::{Random, rounds};
use crate::support::table;
use crate::test;
use jotwasm::{Alg, Check, Explanation, Key, KeySet, KeySource, Policy, explain};

pub(crate) const NOW: f64 = 1_700_000_000.0;
pub(crate) const HEADER: &str = r#"{"alg":"HS256","typ":"JWT","kid":"a","crit":["x"],"x":1}"#;
pub(crate) const GOOD: &str =
    r#"{"iss":"a","sub":"b","aud":["c","d"],"exp":2000000000,"nbf":1,"iat":1699999990,"jti":"e"}"#;

pub(crate) fn key() -> Key {
    claims_cases::key()
}

pub(crate) fn policy() -> Policy {
    Policy::new()
        .issuer("a")
        .audience("c")
        .typ("JWT")
        .critical("x")
        .required_claim("sub")
        .required_claim("jti")
        .max_token_age(60.0)
}

/// What `explain` found, once it is what `verify` says.
pub(crate) fn agreed(token: &str, keys: &dyn KeySource, policy: &Policy, now: f64) -> Explanation {
    let found = explain(token, Some(keys), policy, now);
    match jotwasm::verify(token, keys, policy, now) {
        Ok(jwt) => {
            assert!(found.is_valid(), "{token}: {found:?}");
            assert_eq!(found.header_json(), Some(jwt.header().as_json()));
            assert_eq!(found.claims_json(), Some(jwt.claims_json()));
        }
        Err(error) => {
            assert!(!found.is_valid(), "{token}: {error:?}");
            let first = found.failed().next().and_then(Check::error);
            let said = first.map(|error| (error.code(), error.claim(), error.reason()));
            let expected = (error.code(), error.claim(), error.reason());
            assert_eq!(said, Some(expected), "{token}: {found:?}");
        }
    }
    found
}

#[test]
fn the_verdicts_of_the_claims_table() {
    let key = key();
    let set: KeySet = [key.clone()].into_iter().collect();
    let mut valid = 0;
    for case in table::cases(CLAIMS) {
        if claims_cases::asks_for_nobody(&case) {
            continue;
        }
        let (policy, now) = (claims_cases::policy(&case), case["now"].as_f64().unwrap());
        let token = case["token"].as_str().unwrap();
        let verdicts =
            [&key as &dyn KeySource, &set].map(|keys| agreed(token, keys, &policy, now).is_valid());
        assert_eq!(
            verdicts[0],
            case["ok"].as_bool().unwrap(),
            "{}",
            case["name"]
        );
        valid += usize::from(verdicts[0]);
    }
    assert!(valid > 20, "{valid}");
}

#[test]
fn the_verdicts_of_the_decode_table() {
    let mut shown = 0;
    for case in table::cases(DECODE) {
        let token = table::token(&case);
        let found = agreed(&token, &key(), &Policy::new(), NOW);
        if case["valid"] == true {
            let jwt = jotwasm::decode(&token).unwrap();
            assert_eq!(found.header_json(), Some(jwt.header().as_json()));
            assert_eq!(found.claims_json(), Some(jwt.claims_json()));
            shown += 1;
        }
    }
    assert!(shown > 20, "{shown}");
}

#[test]
fn the_verdicts_on_damaged_tokens() {
    let (mut random, good) = (Random(21), signed(HEADER, GOOD));
    let other = Key::generate(Alg::Es256).unwrap();
    let set: KeySet = [key().with_kid("a"), other.clone()].into_iter().collect();
    let twice: KeySet = [key().with_kid("a"), key().with_kid("a")]
        .into_iter()
        .collect();
    let keys: [&dyn KeySource; 5] = [&key(), &set, &twice, &other, &KeySet::default()];
    for _ in 0..rounds(8_000) {
        let token = damaged(&mut random, &good);
        let policies = [policy(), Policy::new(), policy().algorithms([Alg::Es256])];
        for keys in keys {
            agreed(&token, keys, &policies[random.below(3)], NOW);
        }
    }
    assert!(agreed(&good, &set, &policy(), NOW).is_valid());
}

/// Signed, so that the damage reaches the claims.
#[test]
fn the_verdicts_on_damaged_parts_under_a_good_signature() {
    let mut random = Random(22);
    let mut valid = 0;
    for _ in 0..rounds(8_000) {
        let header = damaged(&mut random, HEADER);
        let claims = damaged(&mut random, GOOD);
        for token in [signed(&header, GOOD), signed(HEADER, &claims)] {
            let limit = if random.once_in(20) { 40 } else { 65_536 };
            let found = agreed(&token, &key(), &policy().max_token_bytes(limit), NOW);
            valid += usize::from(found.is_valid());
        }
    }
    assert!(valid > rounds(400), "{valid}");
}
