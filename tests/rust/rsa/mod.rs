//! The RSA family: RS256, RS384, RS512, PS256, PS384, PS512.

mod keys;
mod keys_refused;
mod private_keys;
mod sign;
mod vectors;
mod verify;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jotwasm::{Alg, Error, Key};
use serde_json::Value;

pub(crate) const ALGS: [Alg; 6] = [
    Alg::Rs256,
    Alg::Rs384,
    Alg::Rs512,
    Alg::Ps256,
    Alg::Ps384,
    Alg::Ps512,
];

macro_rules! vector {
    ($name:literal) => {
        include_str!(concat!("../../vectors/", $name))
    };
}
pub(crate) use vector;

pub(crate) const SPKI: &str = vector!("rsa-spki.pem");
pub(crate) const PKCS8: &str = vector!("rsa-pkcs8.pem");
pub(crate) const PKCS1_PUBLIC: &str = vector!("rsa-pkcs1-public.pem");
pub(crate) const PKCS1_PRIVATE: &str = vector!("rsa-pkcs1-private.pem");
pub(crate) const CERT: &str = vector!("rsa-cert.pem");
/// RFC 7515 A.2.1, private members included.
pub(crate) const A2_KEY: &str = vector!("rsa-rfc7515-a2.json");

/// The file of that name without `-spki.pem`.
pub(crate) fn public_pem(name: &str) -> &'static str {
    match name {
        "rsa" => SPKI,
        "rsa-1024" => vector!("rsa-1024-spki.pem"),
        "rsa-2049" => vector!("rsa-2049-spki.pem"),
        "rsa-3072" => vector!("rsa-3072-spki.pem"),
        "rsa-4096" => vector!("rsa-4096-spki.pem"),
        "rsa-e3" => vector!("rsa-e3-spki.pem"),
        _ => panic!("no such file"),
    }
}

pub(crate) fn private_key() -> Key {
    Key::from_pem(PKCS8, None).unwrap()
}

/// A number of a JWK.
pub(crate) fn number(value: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(value.as_str().unwrap()).unwrap()
}

/// What a PEM holds, and how to read something else in its place.
pub(crate) fn opened(pem: &str) -> (Vec<u8>, impl Fn(&[u8]) -> Result<Key, Error>) {
    let (begin, rest) = pem.split_once('\n').unwrap();
    let (body, end) = rest.split_once("-----END").unwrap();
    let der = STANDARD.decode(body.replace('\n', "")).unwrap();
    let read = move |der: &[u8]| {
        let body = STANDARD.encode(der);
        Key::from_pem(&format!("{begin}\n{body}\n-----END{end}"), None)
    };
    (der, read)
}
