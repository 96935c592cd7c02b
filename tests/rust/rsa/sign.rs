//! Signing with RSA keys.

use super::{ALGS, private_key, vector};
use crate::test;
use jotwasm::{Alg, Error, Header, Key, Policy};

const CLAIMS: &str = r#"{"sub":"alice"}"#;

fn header(alg: Alg) -> Header {
    Header::parse(format!(r#"{{"alg":"{}"}}"#, alg.name())).unwrap()
}

fn verifies(token: &str, key: &Key) -> Result<(), Error> {
    let jwt = jotwasm::verify(token, key, &Policy::default(), 0.0)?;
    assert_eq!(jwt.claims_json(), CLAIMS);
    Ok(())
}

#[test]
fn every_algorithm() {
    for alg in ALGS {
        let key = Key::from_pem(super::PKCS8, Some(alg)).unwrap();
        let token = jotwasm::sign(CLAIMS, &key).unwrap();
        assert_eq!(verifies(&token, &key.public_key().unwrap()), Ok(()));
        assert_eq!(verifies(&token, &private_key()), Ok(()));
        let other = Key::from_pem(vector!("rsa-2049-spki.pem"), None).unwrap();
        assert_eq!(verifies(&token, &other), Err(Error::SignatureInvalid));
    }
}

#[test]
fn pkcs1_is_deterministic_and_pss_is_not() {
    for alg in ALGS {
        let key = Key::from_pem(super::PKCS8, Some(alg)).unwrap();
        let [one, two] = [(); 2].map(|()| jotwasm::sign(CLAIMS, &key).unwrap());
        assert_eq!(one == two, alg.name().starts_with("RS"), "{alg:?}");
    }
}

/// Where the encoding is a byte shorter than the modulus, and where the exponent is small.
#[test]
fn other_sizes() {
    for pem in [
        vector!("rsa-2049-pkcs8.pem"),
        vector!("rsa-3072-pkcs8.pem"),
        vector!("rsa-4096-pkcs8.pem"),
        vector!("rsa-e3-pkcs8.pem"),
    ] {
        for alg in [Alg::Rs256, Alg::Ps512] {
            let key = Key::from_pem(pem, Some(alg)).unwrap();
            let token = jotwasm::sign(CLAIMS, &key).unwrap();
            assert_eq!(verifies(&token, &key.public_key().unwrap()), Ok(()));
        }
    }
}

#[test]
fn an_open_key_wants_to_be_told() {
    let key = private_key();
    assert_eq!(jotwasm::sign(CLAIMS, &key), Err(Error::AlgorithmOpen));
    for alg in ALGS {
        let token = jotwasm::sign_with_header(CLAIMS, &key, &header(alg)).unwrap();
        assert_eq!(verifies(&token, &key), Ok(()));
        assert_eq!(jotwasm::decode(&token).unwrap().header().alg(), Some(alg));
    }
    for alg in [Alg::Hs256, Alg::Es256, Alg::Ed25519] {
        let refused = jotwasm::sign_with_header(CLAIMS, &key, &header(alg));
        assert_eq!(refused, Err(Error::AlgorithmNotAllowed));
    }
}

#[test]
fn a_key_of_one_algorithm_signs_with_no_other() {
    let key = Key::from_pem(super::PKCS8, Some(Alg::Ps256)).unwrap();
    for alg in ALGS.into_iter().filter(|alg| *alg != Alg::Ps256) {
        let refused = jotwasm::sign_with_header(CLAIMS, &key, &header(alg));
        assert_eq!(refused, Err(Error::AlgorithmNotAllowed), "{alg:?}");
    }
}

#[test]
fn public_keys_do_not_sign() {
    let key = Key::from_pem(super::SPKI, Some(Alg::Rs256)).unwrap();
    let error = jotwasm::sign(CLAIMS, &key).unwrap_err();
    assert_eq!(error.code(), "ERR_JWK_INVALID");
}

/// SHA-512 and a salt as long as it need 130 bytes in PSS, and 83 with PKCS #1 v1.5.
#[test]
fn keys_too_short_for_the_hash() {
    for (pem, unfit) in [
        (vector!("rsa-1024-pkcs8.pem"), &[Alg::Ps512][..]),
        (
            vector!("rsa-512-pkcs8.pem"),
            &[Alg::Rs384, Alg::Rs512, Alg::Ps256, Alg::Ps384, Alg::Ps512],
        ),
    ] {
        for alg in ALGS {
            let key = Key::from_short_pem(pem, Some(alg)).unwrap();
            let token = jotwasm::sign(CLAIMS, &key);
            if unfit.contains(&alg) {
                let error = token.unwrap_err();
                assert_eq!(error.code(), "ERR_JWK_INVALID");
                assert!(
                    error.to_string().contains("too short for this hash"),
                    "{error}"
                );
            } else {
                assert_eq!(verifies(&token.unwrap(), &key), Ok(()));
            }
        }
    }
}
