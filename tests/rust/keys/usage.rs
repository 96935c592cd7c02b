//! `use` and `key_ops` (RFC 7517 sections 4.2 and 4.3).

use super::{D, INVALID, code, p256};
use crate::test;
use jotwasm::{Alg, Key, Policy};

fn private(members: &str) -> Key {
    Key::from_jwk(&p256(&format!(r#","d":"{D}"{members}"#)), None).unwrap()
}

fn sign(key: &Key) -> Result<String, jotwasm::Error> {
    jotwasm::sign("{}", key)
}

fn verify(key: &Key) -> Result<jotwasm::Jwt, jotwasm::Error> {
    let token = sign(&private("")).unwrap();
    jotwasm::verify(&token, key, &Policy::default(), 0.0)
}

#[test]
fn whatever_is_not_forbidden_is_allowed() {
    for members in [
        "",
        r#","use":"sig""#,
        r#","key_ops":["sign","verify"]"#,
        r#","use":"sig","key_ops":["verify","other","sign"]"#,
    ] {
        let key = private(members);
        assert!(sign(&key).is_ok() && verify(&key).is_ok(), "{members}");
        assert!(verify(&key.public_key().unwrap()).is_ok(), "{members}");
    }
}

#[test]
fn keys_for_encryption_neither_sign_nor_verify() {
    for members in [
        r#","use":"enc""#,
        r#","use":"SIG""#,
        r#","use":"""#,
        r#","use":"enc","key_ops":["sign","verify"]"#,
        r#","key_ops":[]"#,
        r#","key_ops":["deriveBits"]"#,
        r#","key_ops":["Sign","VERIFY"]"#,
    ] {
        let key = private(members);
        assert_eq!(code(sign(&key)), INVALID, "{members}");
        assert_eq!(code(verify(&key)), INVALID, "{members}");
    }
}

#[test]
fn one_operation_is_not_the_other() {
    let signs = private(r#","key_ops":["sign"]"#);
    assert!(sign(&signs).is_ok());
    assert_eq!(code(verify(&signs)), INVALID);
    let verifies = private(r#","key_ops":["verify"]"#);
    assert_eq!(code(sign(&verifies)), INVALID);
    assert!(verify(&verifies).is_ok());
}

#[test]
fn the_public_half_of_a_key_that_signs_verifies() {
    let public = private(r#","key_ops":["sign"]"#).public_key().unwrap();
    assert!(verify(&public).is_ok());
    assert!(
        public
            .to_jwk(false)
            .unwrap()
            .contains(r#""key_ops":["verify"]"#)
    );
}

#[test]
fn a_public_key_never_signs() {
    for members in ["", r#","key_ops":["sign"]"#] {
        let key = Key::from_jwk(&p256(members), None).unwrap();
        assert_eq!(code(sign(&key)), INVALID);
    }
}

#[test]
fn secrets_obey_them_too() {
    let k = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let jwk = format!(r#"{{"kty":"oct","k":"{k}","key_ops":["verify"]}}"#);
    let key = Key::from_jwk(&jwk, Some(Alg::Hs256)).unwrap();
    assert_eq!(code(sign(&key)), INVALID);
    let plain = Key::from_secret(&[0; 32], Alg::Hs256).unwrap();
    let token = sign(&plain).unwrap();
    assert!(jotwasm::verify(&token, &key, &Policy::default(), 0.0).is_ok());
}

#[test]
fn public_half_of_a_key_for_something_else() {
    let private = Key::from_jwk(r#"{"kty":"EC","crv":"P-256","x":"VD0bs39H00PXRF3WawrJFT97Ok531uIZzastGFCrzJ8","y":"Wi_wKWbLHLVqmg1CHiezSb4BLMoF2dg3bi8z0Rmdkt4","d":"LP6VlVzeAdxN2NJrXTD66tQ2S5p2f77w87mYK2jMN7U","key_ops":["deriveBits"]}"#, None).unwrap();
    let token = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJvcGVuc3NsIn0.1ghRvuYCXOnbOlCpVHbjcjcN0LYAPpo0WjbfLmLZhRGvuTfbuv85fKgzWBjWCkUq9EkEym6xWgGlC5Ep8i_LJg";
    assert!(jotwasm::verify(token, &private, &Policy::new(), 0.0).is_err());
    let public = private.public_key().unwrap();
    assert!(jotwasm::verify(token, &public, &Policy::new(), 0.0).is_err());
}

#[test]
fn exported_public_half() {
    let private = Key::from_jwk(r#"{"kty":"EC","crv":"P-256","x":"VD0bs39H00PXRF3WawrJFT97Ok531uIZzastGFCrzJ8","y":"Wi_wKWbLHLVqmg1CHiezSb4BLMoF2dg3bi8z0Rmdkt4","d":"LP6VlVzeAdxN2NJrXTD66tQ2S5p2f77w87mYK2jMN7U","key_ops":["deriveBits"]}"#, None).unwrap();
    assert!(!private.to_jwk(false).unwrap().contains("verify"));
}
