//! Names that are a contract: of algorithms, error codes, reasons.

use crate::test;
use jotwasm::{Alg, CODES, Error, Fault, KeyType, Part, Reason};

const ALGS: [(Alg, &str); 18] = [
    (Alg::Hs256, "HS256"),
    (Alg::Hs384, "HS384"),
    (Alg::Hs512, "HS512"),
    (Alg::Rs256, "RS256"),
    (Alg::Rs384, "RS384"),
    (Alg::Rs512, "RS512"),
    (Alg::Ps256, "PS256"),
    (Alg::Ps384, "PS384"),
    (Alg::Ps512, "PS512"),
    (Alg::Es256, "ES256"),
    (Alg::Es384, "ES384"),
    (Alg::Es512, "ES512"),
    (Alg::Es256k, "ES256K"),
    (Alg::EdDsa, "EdDSA"),
    (Alg::Ed25519, "Ed25519"),
    (Alg::MlDsa44, "ML-DSA-44"),
    (Alg::MlDsa65, "ML-DSA-65"),
    (Alg::MlDsa87, "ML-DSA-87"),
];

#[test]
fn algorithms() {
    for (alg, name) in ALGS {
        assert_eq!(alg.name(), name);
        assert_eq!(Alg::from_name(name), Some(alg));
        let lower = name.to_lowercase();
        assert_eq!(Alg::from_name(&lower), None, "{lower}");
    }
}

#[test]
fn what_is_no_algorithm() {
    for name in [
        "", "none", "None", "NONE", "HS1", "HS256 ", " HS256", "HS256\0", "ES256k",
    ] {
        assert_eq!(Alg::from_name(name), None, "{name}");
    }
}

/// The tests run with all features on.
#[test]
fn what_this_build_has() {
    for (alg, name) in ALGS {
        assert!(alg.is_supported(), "{name}");
        // Primes are not found in a moment: `rsa/keys.rs` generates two keys.
        let rsa = name.starts_with("RS") || name.starts_with("PS");
        assert!(rsa || jotwasm::Key::generate(alg).is_ok(), "{name}");
    }
}

/// One of each; a new variant without a line here is caught where `Error` is matched in `src/error.rs`.
fn errors() -> Vec<Error> {
    let faults = [
        Fault::Utf8,
        Fault::Syntax,
        Fault::NotAnObject,
        Fault::RepeatedName,
        Fault::TooDeep,
        Fault::NumberRange,
        Fault::Surrogate,
    ];
    let mut errors = vec![
        Error::TokenTooLong,
        Error::TokenParts,
        Error::HeaderParameter("alg"),
        Error::HeaderParameter("kid"),
        Error::ClaimType("exp"),
        Error::UnencodedPayload,
        Error::JwsHeaderParameter("alg"),
        Error::JwsHeaderParameter("kid"),
        Error::JwsMember("signatures"),
        Error::JwsInvalid("which rule"),
        Error::CriticalInvalid,
        Error::CriticalNotUnderstood,
        Error::AlgorithmNotAllowed,
        Error::AlgorithmOpen,
        Error::AlgorithmNotSupported,
        Error::NotInThisBuild,
        Error::KeyNotSupported("why"),
        Error::KeyInvalid("why"),
        Error::KeyMember("x"),
        Error::KeySetInvalid,
        Error::NoMatchingKey,
        Error::MultipleMatchingKeys,
        Error::SignatureInvalid,
        Error::Expired,
        Error::TooOld,
        Error::NotYetValid,
        Error::IssuedInFuture,
        Error::ClaimMissing("scope".into()),
        Error::ClaimMismatch("iss"),
        Error::NoRandomness,
    ];
    for part in [Part::Header, Part::Payload, Part::Signature] {
        errors.extend([Error::PartEncoding(part), Error::JwsPartEncoding(part)]);
    }
    errors.extend(faults.map(Error::HeaderJson));
    errors.extend(faults.map(Error::PayloadJson));
    errors.extend(faults.map(Error::JwsHeaderJson));
    errors.extend(faults.map(Error::JwsJson));
    errors
}

#[test]
fn every_error_has_a_code_and_a_message() {
    for error in errors() {
        assert!(CODES.contains(&error.code()), "{error:?}");
        let message = error.to_string();
        assert!(!message.trim().is_empty(), "{error:?}");
        assert!(!message.contains("  "), "{message}");
        assert_eq!(
            error.claim().is_some(),
            error.reason().is_some(),
            "{error:?}"
        );
    }
}

#[test]
fn every_code_is_used_and_listed_once() {
    for code in CODES {
        assert!(errors().iter().any(|error| error.code() == code), "{code}");
        assert_eq!(CODES.iter().filter(|&&other| other == code).count(), 1);
    }
}

#[test]
fn errors_of_one_code_have_different_messages() {
    let errors: Vec<Error> = errors();
    let shown: Vec<(&str, String)> = errors
        .iter()
        .map(|error| (error.code(), error.to_string()))
        .collect();
    for (index, one) in shown.iter().enumerate() {
        assert!(!shown[..index].contains(one), "{one:?}");
    }
}

#[test]
fn claims_and_reasons() {
    let of = |error: &Error| {
        let reason = error.reason().map(Reason::as_str);
        (error.claim().map(String::from), reason)
    };
    for (error, claim, reason) in [
        (Error::Expired, "exp", "check_failed"),
        (Error::TooOld, "iat", "check_failed"),
        (Error::IssuedInFuture, "iat", "check_failed"),
        (Error::NotYetValid, "nbf", "check_failed"),
        (Error::ClaimMissing("x".into()), "x", "missing"),
        (Error::ClaimMismatch("aud"), "aud", "mismatch"),
        (Error::ClaimType("sub"), "sub", "invalid"),
    ] {
        assert_eq!(of(&error), (Some(claim.into()), Some(reason)));
    }
    assert_eq!(of(&Error::SignatureInvalid), (None, None));
}

#[test]
fn key_types() {
    let types = [KeyType::Secret, KeyType::Private, KeyType::Public];
    assert_eq!(types.map(KeyType::as_str), ["secret", "private", "public"]);
}
