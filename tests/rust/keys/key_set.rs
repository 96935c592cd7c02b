//! Which key of a set is taken (RFC 7517 section 5).

use super::{D, code, p256};
use crate::test;
use jotwasm::{Alg, Error, Header, Key, KeySet, KeySource as _};

fn secret(fill: u8, kid: &str) -> Key {
    let key = Key::from_secret(&[fill; 64], Alg::Hs256).unwrap();
    if kid.is_empty() {
        key
    } else {
        key.with_kid(kid)
    }
}

fn set(keys: impl IntoIterator<Item = Key>) -> KeySet {
    keys.into_iter().collect()
}

fn find(set: &KeySet, header: &str) -> Result<Key, Error> {
    set.find(&Header::parse(header.into()).unwrap())
}

#[test]
fn by_kid() {
    let keys = set([secret(1, "a"), secret(2, "b"), secret(3, "")]);
    let found = find(&keys, r#"{"alg":"HS256","kid":"b"}"#).unwrap();
    assert_eq!(found.to_jwk(true), secret(2, "b").to_jwk(true));
    for kid in ["c", "", "A", "a "] {
        let header = format!(r#"{{"alg":"HS256","kid":"{kid}"}}"#);
        assert_eq!(
            find(&keys, &header).unwrap_err(),
            Error::NoMatchingKey,
            "{kid}"
        );
    }
}

#[test]
fn without_kid_there_must_be_only_one() {
    let header = r#"{"alg":"HS256"}"#;
    assert!(find(&set([secret(1, "a")]), header).is_ok());
    assert!(find(&set([secret(1, "")]), header).is_ok());
    let two = find(&set([secret(1, "a"), secret(2, "")]), header);
    assert_eq!(two.unwrap_err(), Error::MultipleMatchingKeys);
    assert_eq!(find(&set([]), header).unwrap_err(), Error::NoMatchingKey);
}

#[test]
fn two_of_one_name() {
    let keys = set([secret(1, "a"), secret(2, "a")]);
    let found = find(&keys, r#"{"alg":"HS256","kid":"a"}"#);
    assert_eq!(found.unwrap_err(), Error::MultipleMatchingKeys);
}

#[test]
fn the_algorithm_tells_equal_names_apart() {
    let es256 = Key::from_jwk(&p256(r#","kid":"a""#), None).unwrap();
    let hs512 = Key::from_secret(&[1; 64], Alg::Hs512)
        .unwrap()
        .with_kid("a");
    let keys = set([secret(1, "a"), hs512, es256]);
    for name in ["HS256", "HS512", "ES256"] {
        let found = find(&keys, &format!(r#"{{"alg":"{name}","kid":"a"}}"#)).unwrap();
        assert_eq!(found.alg().map(Alg::name), Some(name));
    }
    for name in ["HS384", "RS256"] {
        let found = find(&keys, &format!(r#"{{"alg":"{name}","kid":"a"}}"#));
        assert_eq!(found.unwrap_err(), Error::NoMatchingKey, "{name}");
    }
    for name in ["none", "None", "", "es256"] {
        let found = find(&keys, &format!(r#"{{"alg":"{name}","kid":"a"}}"#));
        assert_eq!(found.unwrap_err(), Error::AlgorithmNotAllowed, "{name}");
    }
}

#[test]
fn keys_for_other_uses_are_passed_over() {
    let encrypts = Key::from_jwk(&p256(r#","use":"enc""#), None).unwrap();
    let derives = Key::from_jwk(&p256(r#","key_ops":["deriveBits"]"#), None).unwrap();
    let verifies = Key::from_jwk(&p256(r#","use":"sig""#), None).unwrap();
    let keys = set([encrypts.clone(), derives.clone(), verifies]);
    assert_eq!(keys.position(Some(Alg::Es256), None), Ok(2));
    let none = set([encrypts, derives]).position(Some(Alg::Es256), None);
    assert_eq!(none, Err(Error::NoMatchingKey));
}

#[test]
fn only_a_key_with_something_secret_signs() {
    let public = Key::from_jwk(&p256(""), None).unwrap();
    let private = Key::from_jwk(&p256(&format!(r#","d":"{D}""#)), None).unwrap();
    let keys = set([public.clone(), private, secret(1, "a")]);
    assert_eq!(keys.signer_position(Some(Alg::Es256), None), Ok(1));
    assert_eq!(keys.signer_position(None, Some("a")), Ok(2));
    let any = keys.signer_position(None, None);
    assert_eq!(any, Err(Error::MultipleMatchingKeys));
    let none = set([public]).signer_position(None, None);
    assert_eq!(none, Err(Error::NoMatchingKey));
}

#[test]
fn a_token_is_verified_by_the_key_it_names() {
    let keys = set([secret(1, "a"), secret(2, "b")]);
    let verdict = |key: &Key| {
        let token = jotwasm::sign("{}", key).unwrap();
        jotwasm::verify(&token, &keys, &jotwasm::Policy::default(), 0.0).map(drop)
    };
    assert_eq!(verdict(&secret(1, "a")), Ok(()));
    assert_eq!(verdict(&secret(1, "b")), Err(Error::SignatureInvalid));
    assert_eq!(verdict(&secret(1, "c")), Err(Error::NoMatchingKey));
    assert_eq!(verdict(&secret(1, "")), Err(Error::MultipleMatchingKeys));
}

#[test]
fn from_json() {
    let ec = p256(r#","kid":"a""#);
    let rsa = r#"{"kty":"RSA","n":"AQAB","e":"AQAB"}"#;
    let open = r#"{"kty":"oct","k":"AAAA"}"#;
    let keys = KeySet::from_jwks(&format!(r#"{{"keys":[{rsa},{ec},{open},{{}}],"x":1}}"#));
    let keys = keys.unwrap();
    assert_eq!(keys.keys().len(), 1);
    assert_eq!(keys.position(Some(Alg::Es256), Some("a")), Ok(0));
    let back = KeySet::from_jwks(&keys.to_jwks(false).unwrap()).unwrap();
    assert_eq!(back.to_jwks(false), keys.to_jwks(false));
    assert!(
        KeySet::from_jwks(r#"{"keys":[]}"#)
            .unwrap()
            .keys()
            .is_empty()
    );
}

#[test]
fn no_set_at_all() {
    for text in [
        "",
        "[]",
        "{}",
        "null",
        r#"{"keys":null}"#,
        r#"{"keys":{}}"#,
        r#"{"keys":"a"}"#,
        r#"{"keys":[1]}"#,
        r#"{"keys":[null]}"#,
        r#"{"keys":[[]]}"#,
        r#"{"keys":[],"keys":[]}"#,
        r#"{"keys":[{"kty":"oct","kty":"oct"}]}"#,
        r#"{"Keys":[]}"#,
        r#"{"keys":[]} x"#,
    ] {
        assert_eq!(code(KeySet::from_jwks(text)), "ERR_JWKS_INVALID", "{text}");
    }
}

#[test]
fn what_is_published_has_no_secrets() {
    let private = Key::from_jwk(&p256(&format!(r#","d":"{D}""#)), None).unwrap();
    let shows = |keys: &KeySet, member: &str, private: bool| {
        let jwks = keys.to_jwks(private);
        jwks.is_ok_and(|text| text.contains(member))
    };
    for (key, member) in [(secret(1, "a"), "\"k\""), (private, "\"d\"")] {
        let keys = set([key]);
        assert!(shows(&keys, member, true) && !shows(&keys, member, false));
    }
}
