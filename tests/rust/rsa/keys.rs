//! What RSA keys are read from and written to, and which algorithms they serve.

use super::{A2_KEY, ALGS, CERT, PKCS1_PRIVATE, PKCS1_PUBLIC, PKCS8, SPKI, private_key, vector};
use crate::test;
use jotwasm::{Alg, Key, KeySet, KeyType, ThumbprintHash};

/// The same key in every wrapping there is.
#[test]
fn the_files_hold_one_key() {
    let jwk = Key::from_pem(SPKI, None).unwrap().to_jwk(false).unwrap();
    for (pem, key_type) in [
        (SPKI, KeyType::Public),
        (PKCS1_PUBLIC, KeyType::Public),
        (CERT, KeyType::Public),
        (PKCS8, KeyType::Private),
        (PKCS1_PRIVATE, KeyType::Private),
    ] {
        let key = Key::from_pem(pem, None).unwrap();
        assert_eq!((key.alg(), key.key_type()), (None, key_type));
        assert_eq!(key.to_jwk(false).unwrap(), jwk);
        assert_eq!(*key.to_pem(false).unwrap(), SPKI);
        for alg in ALGS {
            assert_eq!(Key::from_pem(pem, Some(alg)).unwrap().alg(), Some(alg));
        }
    }
}

#[test]
fn private_keys_come_back_as_they_went() {
    let key = private_key();
    assert_eq!(*key.to_pem(true).unwrap(), PKCS8);
    let jwk = key.to_jwk(true).unwrap();
    let again = Key::from_jwk(&jwk, None).unwrap();
    assert_eq!(again.to_jwk(true).unwrap(), jwk);
    assert_eq!(*again.to_pem(true).unwrap(), PKCS8);
    assert_eq!(*again.public_key().unwrap().to_pem(false).unwrap(), SPKI);
}

#[test]
fn jwk_members() {
    let key = Key::from_jwk(A2_KEY, Some(Alg::Ps256)).unwrap();
    let given: serde_json::Value = serde_json::from_str(A2_KEY).unwrap();
    let private: serde_json::Value = serde_json::from_str(&key.to_jwk(true).unwrap()).unwrap();
    for name in ["kty", "n", "e", "d", "p", "q", "dp", "dq", "qi"] {
        assert_eq!(private[name], given[name], "{name}");
    }
    assert_eq!(private["alg"], "PS256");
    let public: serde_json::Value = serde_json::from_str(&key.to_jwk(false).unwrap()).unwrap();
    let mut names: Vec<&str> = public
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["alg", "e", "kty", "n"]);
    assert_eq!(key.public_key().unwrap().to_jwk(false), key.to_jwk(false));
}

/// RFC 7638 section 3.1.
const RFC7638: &str = r#"{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}"#;

#[test]
fn rfc7638_thumbprint() {
    let key = Key::from_jwk(RFC7638, None).unwrap();
    let thumbprint = key.thumbprint(ThumbprintHash::Sha256).unwrap();
    assert_eq!(thumbprint, "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    let private = private_key();
    let public = private.public_key().unwrap();
    let hash = ThumbprintHash::Sha512;
    assert_eq!(private.thumbprint(hash), public.thumbprint(hash));
}

#[test]
fn a_key_is_open_until_somebody_names_its_algorithm() {
    let open = Key::from_jwk(&RFC7638.replace(r#","alg":"RS256""#, ""), None).unwrap();
    assert_eq!(open.alg(), None);
    assert!(!open.to_jwk(false).unwrap().contains("alg"));
    assert_eq!(
        Key::from_jwk(RFC7638, None).unwrap().alg(),
        Some(Alg::Rs256)
    );
    for alg in ALGS {
        let named = RFC7638.replace("RS256", alg.name());
        assert_eq!(Key::from_jwk(&named, None).unwrap().alg(), Some(alg));
        assert_eq!(Key::from_jwk(&named, Some(alg)).unwrap().alg(), Some(alg));
    }
}

/// RFC 7517 section 5: what cannot be used is skipped; what is open serves whatever comes.
#[test]
fn in_a_key_set() {
    let open = RFC7638.replace(r#","alg":"RS256""#, "");
    let short = r#"{"kty":"RSA","n":"AQAB","e":"AQAB","kid":"short"}"#;
    let set = format!(r#"{{"keys":[{short},{open}]}}"#);
    let keys = KeySet::from_jwks(&set).unwrap();
    assert_eq!(keys.keys().len(), 1);
    for alg in ALGS {
        assert_eq!(
            keys.position(Some(alg), Some("2011-04-29")),
            Ok(0),
            "{alg:?}"
        );
    }
    assert!(keys.position(Some(Alg::Es256), None).is_err());
}

#[test]
fn short_keys_where_the_caller_insists() {
    for pem in [vector!("rsa-1024-spki.pem"), vector!("rsa-1024-pkcs8.pem")] {
        assert!(Key::from_pem(pem, None).is_err());
        let key = Key::from_short_pem(pem, None).unwrap();
        assert_eq!(*key.to_pem(false).unwrap(), vector!("rsa-1024-spki.pem"));
    }
}

#[test]
fn exponents_and_sizes_of_all_kinds() {
    for pem in [
        vector!("rsa-e3-spki.pem"),
        vector!("rsa-2049-spki.pem"),
        vector!("rsa-3072-spki.pem"),
        vector!("rsa-4096-spki.pem"),
    ] {
        let key = Key::from_pem(pem, None).unwrap();
        assert_eq!(*key.to_pem(false).unwrap(), pem);
        let jwk = key.to_jwk(false).unwrap();
        let again = Key::from_jwk(&jwk, None).unwrap();
        assert_eq!(*again.to_pem(false).unwrap(), pem);
    }
}

#[test]
fn generated() {
    let key = Key::generate(Alg::Rs256).unwrap();
    assert_eq!(
        (key.alg(), key.key_type()),
        (Some(Alg::Rs256), KeyType::Private)
    );
    let again = Key::from_jwk(&key.to_jwk(true).unwrap(), None).unwrap();
    assert_eq!(again.to_pem(true), key.to_pem(true));
    let spki = key.to_pem(false).unwrap();
    // 270 bytes of RSAPublicKey: 2048 bits, none less.
    assert_eq!(spki.len(), SPKI.len());
    let token = jotwasm::sign("{}", &again).unwrap();
    let public = Key::from_pem(&spki, None).unwrap();
    assert!(jotwasm::verify(&token, &public, &jotwasm::Policy::default(), 0.0).is_ok());
    // One prime is a bit longer than the other, and the encoding a byte shorter than the modulus.
    let odd = Key::generate_with_modulus_bits(Alg::Ps512, 2049).unwrap();
    assert_eq!(odd.alg(), Some(Alg::Ps512));
    let again = Key::from_pem(&odd.to_pem(true).unwrap(), Some(Alg::Ps512)).unwrap();
    let token = jotwasm::sign("{}", &again).unwrap();
    assert!(jotwasm::verify(&token, &odd, &jotwasm::Policy::default(), 0.0).is_ok());
}
