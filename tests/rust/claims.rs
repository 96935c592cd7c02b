//! The rules in time, second by second. Single cases are in `tests/cases/claims.json`.

use crate::support::unsigned;
use crate::test;
use jotwasm::{Error, Policy};

/// What is wrong with a claims set, or nothing.
fn check(claims: &str, policy: &Policy, now: f64) -> Option<Error> {
    let jwt = jotwasm::decode(&unsigned(claims)).unwrap();
    jotwasm::check_claims(&jwt, policy, now).err()
}

/// Every half second around `at`.
fn around(at: f64) -> impl Iterator<Item = f64> {
    (-8..=8_i32).map(move |halves| at + f64::from(halves) / 2.0)
}

const EPOCHS: [f64; 4] = [0.0, 1.0, 1_700_000_000.0, -1_700_000_000.0];
const TOLERANCES: [f64; 4] = [0.0, 0.5, 1.0, 3.0];

#[test]
fn exp_has_come_at_its_second() {
    for (exp, tolerance) in grid() {
        let policy = Policy::new().clock_tolerance(tolerance);
        for now in around(exp + tolerance) {
            let expected = (now >= exp + tolerance).then_some(Error::Expired);
            let claims = format!("{{\"exp\":{exp}}}");
            assert_eq!(check(&claims, &policy, now), expected, "{exp} at {now}");
        }
    }
}

#[test]
fn nbf_is_over_at_its_second() {
    for (nbf, tolerance) in grid() {
        let policy = Policy::new().clock_tolerance(tolerance);
        for now in around(nbf - tolerance) {
            let expected = (now < nbf - tolerance).then_some(Error::NotYetValid);
            let claims = format!("{{\"nbf\":{nbf}}}");
            assert_eq!(check(&claims, &policy, now), expected, "{nbf} at {now}");
        }
    }
}

#[test]
fn an_age_may_be_reached_and_not_exceeded() {
    for (iat, tolerance) in grid() {
        for age in [0.0, 2.0, 300.0] {
            let policy = Policy::new().max_token_age(age).clock_tolerance(tolerance);
            let claims = format!("{{\"iat\":{iat}}}");
            let last = iat + age + tolerance;
            for now in around(iat - tolerance).chain(around(last)) {
                let expected = match now {
                    _ if now > last => Some(Error::TooOld),
                    _ if now < iat - tolerance => Some(Error::IssuedInFuture),
                    _ => None,
                };
                assert_eq!(check(&claims, &policy, now), expected, "{iat} at {now}");
            }
        }
    }
}

fn grid() -> impl Iterator<Item = (f64, f64)> {
    EPOCHS
        .into_iter()
        .flat_map(|at| TOLERANCES.map(|tolerance| (at, tolerance)))
}

#[test]
fn the_next_double_is_another_time() {
    let exp = 1_700_000_000.5_f64;
    let claims = format!("{{\"exp\":{exp}}}");
    assert_eq!(check(&claims, &Policy::new(), exp.next_down()), None);
    assert_eq!(check(&claims, &Policy::new(), exp), Some(Error::Expired));
}

#[test]
fn the_far_ends_of_the_clock() {
    for now in [f64::MAX, f64::INFINITY] {
        assert_eq!(
            check(r#"{"exp":1e300}"#, &Policy::new(), now),
            Some(Error::Expired)
        );
        assert_eq!(check(r#"{"nbf":1e300}"#, &Policy::new(), now), None);
    }
    for now in [f64::MIN, f64::NEG_INFINITY] {
        assert_eq!(check(r#"{"exp":-1e300}"#, &Policy::new(), now), None);
        assert_eq!(
            check(r#"{"nbf":-1e300}"#, &Policy::new(), now),
            Some(Error::NotYetValid)
        );
    }
}

#[test]
fn several_issuers_and_audiences() {
    let policy = Policy::new()
        .issuer("a")
        .issuer("b")
        .audience("x")
        .audience("y");
    for (claims, expected) in [
        (r#"{"iss":"a","aud":"y"}"#, None),
        (r#"{"iss":"b","aud":["z","x"]}"#, None),
        (
            r#"{"iss":"c","aud":"x"}"#,
            Some(Error::ClaimMismatch("iss")),
        ),
        (r#"{"iss":"a","aud":[]}"#, Some(Error::ClaimMismatch("aud"))),
        (r#"{"iss":"a"}"#, Some(Error::ClaimMissing("aud".into()))),
        (r#"{"aud":"x"}"#, Some(Error::ClaimMissing("iss".into()))),
    ] {
        assert_eq!(check(claims, &policy, 0.0), expected, "{claims}");
    }
}

#[test]
fn decode_does_not_look_at_types_and_sign_does() {
    let key = jotwasm::Key::from_secret(&[1; 32], jotwasm::Alg::Hs256).unwrap();
    for claims in [r#"{"exp":"soon"}"#, r#"{"aud":1}"#, r#"{"iss":null}"#] {
        assert!(jotwasm::decode(&unsigned(claims)).is_ok());
        let refused = jotwasm::sign(claims, &key).unwrap_err();
        assert_eq!(refused.code(), "ERR_JWT_INVALID", "{claims}");
    }
    for claims in ["", "[]", "null", "{", "{\"a\":1,\"a\":1}"] {
        assert!(matches!(
            jotwasm::sign(claims, &key),
            Err(Error::PayloadJson(_))
        ));
    }
}
