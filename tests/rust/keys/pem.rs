//! PEM files as OpenSSL writes them (`tests/vectors/README.md`), and as people paste them.

use super::{D, X, Y, p256};
use crate::test;
use jotwasm::{Alg, Key, KeyType, Policy, jws};

pub(crate) const SPKI: &str = include_str!("../../vectors/p256-spki.pem");
pub(crate) const PKCS8: &str = include_str!("../../vectors/p256-pkcs8.pem");
pub(crate) const SEC1: &str = include_str!("../../vectors/p256-sec1.pem");
const SEC1_NO_PUBLIC: &str = include_str!("../../vectors/p256-sec1-no-public.pem");
pub(crate) const CERT: &str = include_str!("../../vectors/p256-cert.pem");
const CERT_V1: &str = include_str!("../../vectors/p256-cert-v1.pem");

/// Signed with the key in the files by Python's `cryptography`.
const TOKEN: &str = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJvcGVuc3NsIn0.1ghRvuYCXOnbOlCpVHbjcjcN0LYAPpo0WjbfLmLZhRGvuTfbuv85fKgzWBjWCkUq9EkEym6xWgGlC5Ep8i_LJg";

#[test]
fn public_keys() {
    for pem in [SPKI, CERT, CERT_V1] {
        let key = Key::from_pem(pem, None).unwrap();
        assert_eq!(key.alg(), Some(Alg::Es256));
        assert_eq!(key.key_type(), KeyType::Public);
        assert_eq!(key.kid(), None);
        assert_eq!(*key.to_jwk(false).unwrap(), p256(r#","alg":"ES256""#));
        assert!(jotwasm::verify(TOKEN, &key, &Policy::default(), 0.0).is_ok());
    }
}

#[test]
fn private_keys() {
    let expected =
        format!(r#"{{"kty":"EC","crv":"P-256","x":"{X}","y":"{Y}","d":"{D}","alg":"ES256"}}"#);
    for pem in [PKCS8, SEC1, SEC1_NO_PUBLIC] {
        let key = Key::from_pem(pem, Some(Alg::Es256)).unwrap();
        assert_eq!(key.key_type(), KeyType::Private);
        assert_eq!(*key.to_jwk(true).unwrap(), expected);
        assert_eq!(*key.to_jwk(false).unwrap(), p256(r#","alg":"ES256""#));
        assert!(jotwasm::verify(TOKEN, &key, &Policy::default(), 0.0).is_ok());
    }
}

#[test]
fn export_is_what_openssl_writes() {
    for pem in [PKCS8, SEC1, SEC1_NO_PUBLIC] {
        let key = Key::from_pem(pem, None).unwrap();
        assert_eq!(*key.to_pem(true).unwrap(), PKCS8);
        assert_eq!(*key.to_pem(false).unwrap(), SPKI);
        assert_eq!(*key.public_key().unwrap().to_pem(false).unwrap(), SPKI);
    }
}

#[test]
fn generated_keys_come_back_from_pem() {
    let key = Key::generate(Alg::Es256).unwrap();
    let private = Key::from_pem(&key.to_pem(true).unwrap(), None).unwrap();
    let public = Key::from_pem(&key.to_pem(false).unwrap(), None).unwrap();
    let token = jotwasm::sign("{}", &private).unwrap();
    assert!(jws::verify(&token, &public, &Policy::default()).is_ok());
    assert_eq!(private.to_jwk(true), key.to_jwk(true));
}

/// The base64 of a PEM with one block, and the lines around it.
fn taken_apart(pem: &str) -> (&str, String, &str) {
    let lines: Vec<&str> = pem.lines().collect();
    let [begin, body @ .., end] = lines.as_slice() else {
        panic!("too few lines");
    };
    (begin, body.concat(), end)
}

#[test]
fn pasted_in_other_forms() {
    let indented = |pem: &str| pem.replace('\n', "\n    ");
    for pem in [SPKI, PKCS8, CERT, SEC1] {
        let jwk = Key::from_pem(pem, None).unwrap().to_jwk(false);
        for (form, text) in [
            ("CRLF", pem.replace('\n', "\r\n")),
            ("indented", format!("    {}", indented(pem))),
            ("tabs", pem.replace('\n', "\n\t\t")),
            ("trailing spaces", pem.replace('\n', "  \n")),
            ("no line end", pem.trim_end().into()),
            ("empty lines around", format!("\n\n{pem}\n\n")),
            ("empty lines between", pem.replace('\n', "\n\n")),
            (
                "text before and after",
                format!("Subject: x\n{pem}\nthe end\n"),
            ),
            ("another block after it", format!("{pem}{SPKI}")),
        ] {
            let key = Key::from_pem(&text, None);
            assert_eq!(key.unwrap().to_jwk(false), jwk, "{form}");
        }
    }
}

#[test]
fn wrapped_at_other_widths() {
    for pem in [SPKI, PKCS8, CERT] {
        let (begin, body, end) = taken_apart(pem);
        let jwk = Key::from_pem(pem, None).unwrap().to_jwk(false);
        for width in [4, 32, 60, 64, 76, body.len()] {
            let lines: Vec<&str> = body
                .as_bytes()
                .chunks(width)
                .map(|line| core::str::from_utf8(line).unwrap())
                .collect();
            let text = format!("{begin}\n{}\n{end}\n", lines.join("\n"));
            let key = Key::from_pem(&text, None);
            assert_eq!(key.unwrap().to_jwk(false), jwk, "{width}");
        }
    }
}

#[test]
fn of_two_blocks_the_first_counts() {
    let other = Key::generate(Alg::Es256).unwrap().to_pem(false).unwrap();
    let key = Key::from_pem(&format!("{SPKI}{}", *other), None).unwrap();
    assert_eq!(*key.to_pem(false).unwrap(), SPKI);
}
