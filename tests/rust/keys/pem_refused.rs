//! PEM that no key is read from.

use super::pem::{CERT, PKCS8, SEC1, SPKI};
use super::{INVALID, NOT_SUPPORTED, code};
use crate::test;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jotwasm::{Alg, Key};

macro_rules! vector {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../vectors/", $name, ".pem")),
        )
    };
}

#[test]
fn other_types_and_curves_are_not_supported() {
    for (name, pem) in [
        vector!("x25519-spki"),
        vector!("p256-pkcs8-encrypted"),
        vector!("p256-sec1-encrypted"),
        vector!("p256-request"),
    ] {
        assert_eq!(code(Key::from_pem(pem, None)), NOT_SUPPORTED, "{name}");
    }
}

#[test]
fn for_another_algorithm() {
    for alg in [Alg::Hs256, Alg::Es384, Alg::Rs256, Alg::EdDsa] {
        for pem in [SPKI, PKCS8, SEC1, CERT] {
            assert_eq!(code(Key::from_pem(pem, Some(alg))), INVALID, "{alg:?}");
        }
    }
}

#[test]
fn no_pem_at_all() {
    let (body, _) = SPKI.split_once("-----END").unwrap();
    for text in [
        "",
        "\n",
        "a secret",
        "-----BEGIN PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\n\n-----END PUBLIC KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\n!!!!\n-----END PUBLIC KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        "-----END PUBLIC KEY-----\n-----BEGIN PUBLIC KEY-----\n",
        body,
        &SPKI.replace("-----END PUBLIC", "-----END PRIVATE"),
        &SPKI.replace('\n', ""),
        &SPKI.replace('\n', "\\n"),
        &SPKI.replace("-----", "----"),
        "{\"kty\":\"EC\"}",
    ] {
        assert_eq!(code(Key::from_pem(text, None)), INVALID, "{text}");
    }
}

#[test]
fn a_body_under_another_label() {
    for (pem, label) in [
        (SPKI, "PUBLIC KEY"),
        (PKCS8, "PRIVATE KEY"),
        (CERT, "CERTIFICATE"),
    ] {
        let others = ["PUBLIC KEY", "PRIVATE KEY", "EC PRIVATE KEY", "CERTIFICATE"];
        for other in others.into_iter().filter(|&other| other != label) {
            let text = pem.replace(&format!(" {label}-"), &format!(" {other}-"));
            assert_eq!(
                code(Key::from_pem(&text, None)),
                INVALID,
                "{label} as {other}"
            );
        }
    }
}

#[test]
fn unknown_labels() {
    for label in [
        "OPENSSH PRIVATE KEY",
        "DSA PRIVATE KEY",
        "PGP MESSAGE",
        "EC PUBLIC KEY",
    ] {
        let text = SPKI.replace("PUBLIC KEY", label);
        assert_eq!(code(Key::from_pem(&text, None)), NOT_SUPPORTED, "{label}");
    }
}

/// A PEM whose DER went through `change`.
fn changed(pem: &str, change: impl Fn(&mut Vec<u8>)) -> String {
    let mut lines: Vec<&str> = pem.lines().collect();
    let (end, begin) = (lines.pop().unwrap(), lines.remove(0));
    let mut der = STANDARD.decode(lines.concat()).unwrap();
    change(&mut der);
    format!("{begin}\n{}\n{end}\n", STANDARD.encode(der))
}

#[test]
fn damaged_der() {
    for pem in [SPKI, PKCS8, CERT] {
        let nothing = changed(pem, |_| ());
        assert!(Key::from_pem(&nothing, None).is_ok());
        for (damage, text) in [
            ("a byte more", changed(pem, |der| der.push(0))),
            (
                "a byte less",
                changed(pem, |der| der.truncate(der.len() - 1)),
            ),
            (
                "half of it",
                changed(pem, |der| der.truncate(der.len() / 2)),
            ),
            ("twice", changed(pem, |der| der.extend(der.clone()))),
            ("indefinite length", changed(pem, |der| der[1] = 0x80)),
            ("a set, no sequence", changed(pem, |der| der[0] = 0x31)),
        ] {
            assert_eq!(code(Key::from_pem(&text, None)), INVALID, "{damage}");
        }
    }
}

#[test]
fn points_off_the_curve() {
    let last = |der: &mut Vec<u8>| *der.last_mut().unwrap() ^= 1;
    assert_eq!(code(Key::from_pem(&changed(SPKI, last), None)), INVALID);
    // In these the point belongs to the scalar before it, and does no longer.
    assert_eq!(code(Key::from_pem(&changed(PKCS8, last), None)), INVALID);
}

#[test]
fn a_secret_has_no_pem() {
    let secret = Key::from_secret(&[1; 32], Alg::Hs256).unwrap();
    assert_eq!(code(secret.to_pem(false)), INVALID);
    assert_eq!(code(secret.to_pem(true)), INVALID);
    assert_eq!(code(secret.public_key()), INVALID);
    let public = Key::from_pem(SPKI, None).unwrap();
    assert_eq!(code(public.to_pem(true)), INVALID);
    assert_eq!(code(public.to_jwk(true)), INVALID);
}
