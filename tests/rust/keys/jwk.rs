//! JWK (RFC 7517, RFC 7518 section 6).

use super::{D, INVALID, NOT_SUPPORTED, X, Y, code, p256};
use crate::test;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jotwasm::{Alg, Key, KeyType};

fn base64url(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[test]
fn ec_round_trip() {
    let public = p256(r#","kid":"a","alg":"ES256","use":"sig","key_ops":["verify"]"#);
    let key = Key::from_jwk(&public, None).unwrap();
    assert_eq!(key.key_type(), KeyType::Public);
    assert_eq!(key.kid(), Some("a"));
    assert_eq!(*key.to_jwk(false).unwrap(), public);

    let private = p256(&format!(r#","d":"{D}","kid":"a","alg":"ES256""#));
    let key = Key::from_jwk(&private, None).unwrap();
    assert_eq!(key.key_type(), KeyType::Private);
    assert_eq!(*key.to_jwk(true).unwrap(), private);
    assert_eq!(
        *key.to_jwk(false).unwrap(),
        p256(r#","kid":"a","alg":"ES256""#)
    );
}

#[test]
fn oct_round_trip() {
    for (alg, bytes) in [(Alg::Hs256, 32), (Alg::Hs384, 48), (Alg::Hs512, 64)] {
        let k = base64url(vec![7; bytes]);
        let jwk = format!(r#"{{"kty":"oct","k":"{k}","alg":"{}"}}"#, alg.name());
        let key = Key::from_jwk(&jwk, None).unwrap();
        assert_eq!((key.alg(), key.key_type()), (Some(alg), KeyType::Secret));
        assert_eq!(*key.to_jwk(true).unwrap(), jwk);
        assert_eq!(code(key.to_jwk(false)), INVALID);
        assert!(Key::from_jwk(&jwk, Some(alg)).is_ok());
    }
}

#[test]
fn generated_keys_come_back() {
    for alg in [Alg::Hs256, Alg::Hs384, Alg::Hs512, Alg::Es256] {
        let key = Key::generate(alg).unwrap().with_kid("\"\\\u{1} \u{1f511}");
        let jwk = key.to_jwk(true).unwrap();
        let back = Key::from_jwk(&jwk, None).unwrap();
        assert_eq!(back.kid(), key.kid());
        assert_eq!(back.to_jwk(true).unwrap(), jwk);
    }
}

#[test]
fn unknown_members_are_ignored() {
    let jwk = p256(r#","x5c":["a"],"ext":true,"__proto__":{"kty":"oct"},"iat":1"#);
    assert!(Key::from_jwk(&jwk, None).is_ok());
}

#[test]
fn the_algorithm_must_be_said_once_and_agree() {
    let open = format!(r#"{{"kty":"oct","k":"{}"}}"#, base64url([7; 64]));
    assert_eq!(code(Key::from_jwk(&open, None)), INVALID);
    assert!(Key::from_jwk(&open, Some(Alg::Hs384)).is_ok());
    let said = open.replace('}', r#","alg":"HS384"}"#);
    assert!(Key::from_jwk(&said, Some(Alg::Hs384)).is_ok());
    for other in [Alg::Hs256, Alg::Hs512, Alg::Es256, Alg::Rs256] {
        assert_eq!(
            code(Key::from_jwk(&said, Some(other))),
            INVALID,
            "{other:?}"
        );
    }
    assert_eq!(code(Key::from_jwk(&open, Some(Alg::Es256))), INVALID);
    assert_eq!(code(Key::from_jwk(&p256(""), Some(Alg::Hs256))), INVALID);
    for alg in ["ES384", "HS256", "none", "", "A128GCM", "ECDH-ES", "es256"] {
        let jwk = p256(&format!(r#","alg":"{alg}""#));
        assert_eq!(code(Key::from_jwk(&jwk, None)), INVALID, "{alg}");
    }
}

#[test]
fn what_this_build_does_not_have() {
    for jwk in [
        r#"{"kty":"OKP","crv":"X25519","x":"AA"}"#,
        r#"{"kty":"OKP","crv":"Ed448","x":"AA"}"#,
        r#"{"kty":"EC","crv":"p-256","x":"AA","y":"AA"}"#,
        r#"{"kty":"ec"}"#,
        r#"{"kty":""}"#,
    ] {
        assert_eq!(code(Key::from_jwk(jwk, None)), NOT_SUPPORTED, "{jwk}");
    }
}

#[test]
fn no_jwk_at_all() {
    for text in [
        "",
        "{",
        "[]",
        "null",
        "\"EC\"",
        "{}",
        "a secret",
        r#"{"kty":null}"#,
        r#"{"kty":1}"#,
        r#"{"kty":["EC"]}"#,
        r#"{"kty":"EC"}"#,
        r#"{"kty":"EC","crv":1}"#,
        r#"{"keys":[]}"#,
        r#"{"kty":"oct","alg":"HS256"}"#,
        r#"{"kty":"oct","alg":"HS256","k":1}"#,
        r#"{"kty":"oct","alg":"HS256","k":""}"#,
        r#"{"kty":"oct","alg":"HS256","k":null}"#,
        "-----BEGIN PUBLIC KEY-----",
    ] {
        assert_eq!(code(Key::from_jwk(text, None)), INVALID, "{text}");
    }
}

#[test]
fn members_of_the_wrong_type_and_members_twice() {
    for members in [
        r#","kid":1"#,
        r#","kid":null"#,
        r#","use":1"#,
        r#","use":["sig"]"#,
        r#","alg":1"#,
        r#","alg":null"#,
        r#","key_ops":"verify""#,
        r#","key_ops":[1]"#,
        r#","key_ops":{}"#,
        r#","key_ops":null"#,
        r#","d":1"#,
        r#","d":null"#,
        r#","d":"""#,
        r#","kty":"EC""#,
        r#","x":"AA""#,
        r#","\u0078":"AA""#,
        r#","y":"AA","y":"AA""#,
        r#","kid":"a","kid":"a""#,
        r#","other":1,"other":1"#,
        r#","other":{"a":1,"a":1}"#,
    ] {
        assert_eq!(
            code(Key::from_jwk(&p256(members), None)),
            INVALID,
            "{members}"
        );
    }
}

#[test]
fn points_that_are_none() {
    let point = |x: &str, y: &str| {
        Key::from_jwk(
            &format!(r#"{{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}"}}"#),
            None,
        )
    };
    assert!(point(X, Y).is_ok());
    let zero = base64url([0; 32]);
    let ones = base64url([0xff; 32]);
    // p + 5 and 5 are the same coordinate; only one of them may be written.
    let x5 = base64url([&[0; 31][..], &[5]].concat());
    let short = URL_SAFE_NO_PAD.decode(X).unwrap();
    for (x, y) in [
        (Y, X),
        (X, X),
        (&zero, &zero),
        (&zero, &ones),
        (&ones, Y),
        (&x5, Y),
        (&base64url(&short[1..]), Y),
        (&base64url([&[0], &short[..]].concat()), Y),
        (X, ""),
        ("", ""),
        (&format!("{X}="), Y),
        (X, &Y.replace('_', "/")),
        (&format!(" {X}"), Y),
    ] {
        assert_eq!(code(point(x, y)), INVALID, "{x} {y}");
    }
}

#[test]
fn trailing_bits_of_a_coordinate() {
    // 32 bytes end in a character with two bits to spare.
    for last in ["9", "-", "_"] {
        let x = format!("{}{last}", &X[..X.len() - 1]);
        let jwk = p256("").replace(X, &x);
        assert_eq!(code(Key::from_jwk(&jwk, None)), INVALID, "{last}");
    }
}

#[test]
fn scalars_that_are_none() {
    let order = "_____wAAAAD__________7zm-q2nF56E87nKwvxjJVE";
    let order_minus_1 = "_____wAAAAD__________7zm-q2nF56E87nKwvxjJVA";
    let scalar = URL_SAFE_NO_PAD.decode(D).unwrap();
    for d in [
        &base64url([0; 32]),
        order,
        order_minus_1,
        &base64url([0xff; 32]),
        &base64url([&[0; 31][..], &[1]].concat()),
        &base64url(&scalar[1..]),
        &base64url([&[0], &scalar[..]].concat()),
        &format!("{D}="),
    ] {
        let jwk = p256(&format!(r#","d":"{d}""#));
        assert_eq!(code(Key::from_jwk(&jwk, None)), INVALID, "{d}");
    }
}

#[test]
fn the_smallest_scalar() {
    // 1 times the generator of SEC 2 section 2.4.2.
    let jwk = format!(
        r#"{{"kty":"EC","crv":"P-256","x":"axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY","y":"T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU","d":"{}"}}"#,
        base64url([&[0; 31][..], &[1]].concat())
    );
    let key = Key::from_jwk(&jwk, None).unwrap();
    assert!(jotwasm::sign("{}", &key).is_ok());
    // The same number in fewer bytes, or in more.
    let d = base64url([&[0; 31][..], &[1]].concat());
    for zeros in [0, 23, 30, 32] {
        let other = base64url([vec![0; zeros], vec![1]].concat());
        let jwk = jwk.replace(&d, &other);
        assert_eq!(code(Key::from_jwk(&jwk, None)), INVALID, "{zeros}");
    }
}
