//! Raw secrets, and what is no secret although its bytes would do.

use super::pem::{CERT, PKCS8, SEC1, SPKI};
use super::{INVALID, code, p256};
use crate::test;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jotwasm::{Alg, Key, KeyType};

#[test]
fn as_long_as_the_hash_or_longer() {
    for (alg, least) in [(Alg::Hs256, 32), (Alg::Hs384, 48), (Alg::Hs512, 64)] {
        for bytes in [least, least + 1, 64, 128, 129, 1000] {
            let key = Key::from_secret(&vec![7; bytes], alg).unwrap();
            assert_eq!((key.alg(), key.key_type()), (Some(alg), KeyType::Secret));
        }
        for bytes in [0, 1, least - 1] {
            assert_eq!(code(Key::from_secret(&vec![7; bytes], alg)), INVALID);
        }
        let short = format!(r#"{{"kty":"oct","alg":"{}","k":"AAAA"}}"#, alg.name());
        assert_eq!(code(Key::from_jwk(&short, None)), INVALID);
    }
}

#[test]
fn short_ones_only_by_another_name_and_empty_ones_never() {
    assert!(Key::from_short_secret(b"s", Alg::Hs512).is_ok());
    assert_eq!(code(Key::from_short_secret(b"", Alg::Hs256)), INVALID);
}

#[test]
fn only_for_hmac() {
    let secret = [7; 64];
    for alg in [Alg::Rs256, Alg::Es256, Alg::Es512, Alg::EdDsa, Alg::MlDsa44] {
        assert_eq!(
            code(Key::from_secret(&secret, alg)),
            "ERR_JOSE_ALG_NOT_ALLOWED",
            "{alg:?}"
        );
    }
}

/// Refused under either name.
fn is_refused(secret: impl AsRef<[u8]>) -> bool {
    let secret = secret.as_ref();
    let keys = [
        Key::from_secret(secret, Alg::Hs256),
        Key::from_short_secret(secret, Alg::Hs512),
    ];
    keys.into_iter()
        .all(|key| matches!(key, Err(error) if error.code() == INVALID))
}

fn der(pem: &str) -> Vec<u8> {
    let (_, block) = pem.rsplit_once("-----BEGIN").unwrap();
    let lines = block.lines().skip(1);
    let body: String = lines.take_while(|line| !line.starts_with('-')).collect();
    STANDARD.decode(body).unwrap()
}

#[test]
fn public_keys_are_no_secrets() {
    let rsa = include_str!("../../vectors/rsa-spki.pem");
    for pem in [SPKI, PKCS8, SEC1, CERT, rsa] {
        assert!(is_refused(pem));
        assert!(is_refused(pem.replace('\n', "\r\n")));
        assert!(is_refused(format!("\n  {pem}")));
        assert!(is_refused(format!("\u{feff}{pem}")));
        assert!(is_refused(format!("Bag Attributes\n{pem}")));
        assert!(is_refused(pem.trim_end()));
        assert!(is_refused(der(pem)));
    }
    for pem in [
        include_str!("../../vectors/rsa-pkcs1-public.pem"),
        include_str!("../../vectors/rsa-pkcs1-private.pem"),
        include_str!("../../vectors/rsa-cert.pem"),
        include_str!("../../vectors/p256-spki-compressed.pem"),
        include_str!("../../vectors/p256-sec1-no-public.pem"),
        include_str!("../../vectors/ed25519-spki.pem"),
        include_str!("../../vectors/p384-pkcs8.pem"),
    ] {
        assert!(is_refused(pem) && is_refused(der(pem)), "{pem}");
    }
}

#[test]
fn jwks_and_ssh_keys_are_no_secrets() {
    let jwk = p256("");
    let set = format!(r#"{{"keys":[{jwk}]}}"#);
    assert!(is_refused(&jwk) && is_refused(&set));
    assert!(is_refused(format!(" \n{jwk}")) && is_refused(format!("\u{feff}{set}")));
    assert!(is_refused(jwk.replace(':', " : ").replace(',', ",\n")));
    assert!(is_refused(
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGb9 someone@example"
    ));
    assert!(is_refused(
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7 someone@example"
    ));
    assert!(is_refused(
        "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY= a@b"
    ));
}

#[test]
fn secrets_that_look_a_little_like_keys() {
    for secret in [
        "{this is a password with braces in it}",
        "{\"secret\":\"but neither a key nor a set of them\"}",
        "the word BEGIN and the word kty are no reason",
        "-----------------------------------------",
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEVD0bs39H",
    ] {
        assert!(
            Key::from_secret(secret.as_bytes(), Alg::Hs256).is_ok(),
            "{secret}"
        );
    }
    // The tag of a sequence and a length that is wrong.
    let mut bytes = [0x30; 32];
    bytes[1] = 0x10;
    assert!(Key::from_secret(&bytes, Alg::Hs256).is_ok());
}

#[test]
fn debug_shows_no_material() {
    let secret = Key::from_secret(b"correct horse battery staple, it says", Alg::Hs256).unwrap();
    let private = Key::from_pem(PKCS8, None).unwrap();
    let set: jotwasm::KeySet = [secret.clone(), private.clone()].into_iter().collect();
    for shown in [
        format!("{secret:?} {secret:#?}"),
        format!("{private:?} {private:#?}"),
        format!("{set:?} {set:#?}"),
    ] {
        for hidden in ["correct", "99, 111, 114", super::D, super::X, "44, 254"] {
            assert!(!shown.contains(hidden), "{shown}");
        }
        assert!(shown.contains("HS256") || shown.contains("ES256"));
    }
}
