//! A time that is no number refuses: every comparison with NaN is false, and none may open a door.

use crate::test;
use jotwasm::{Alg, Key, Policy};

fn check(claims: &str, policy: &Policy, now: f64) -> Result<(), jotwasm::Error> {
    let key = Key::from_secret(&[1; 32], Alg::Hs256).unwrap();
    let token = jotwasm::sign(claims, &key).unwrap();
    jotwasm::verify(&token, &key, policy, now).map(drop)
}

#[test]
fn nan_as_now() {
    assert!(check(r#"{"exp":1}"#, &Policy::new(), f64::NAN).is_err());
}

#[test]
fn nan_as_now_nbf() {
    assert!(check(r#"{"nbf":1}"#, &Policy::new(), f64::NAN).is_err());
}

#[test]
fn nan_as_tolerance() {
    assert!(
        check(
            r#"{"exp":1}"#,
            &Policy::new().clock_tolerance(f64::NAN),
            2.0
        )
        .is_err()
    );
}

#[test]
fn nan_as_age() {
    assert!(check(r#"{"iat":1}"#, &Policy::new().max_token_age(f64::NAN), 1e9).is_err());
}

#[test]
fn infinite_now_and_tolerance() {
    // inf - inf is NaN
    assert!(
        check(
            r#"{"exp":1}"#,
            &Policy::new().clock_tolerance(f64::INFINITY),
            f64::INFINITY
        )
        .is_err()
    );
}
