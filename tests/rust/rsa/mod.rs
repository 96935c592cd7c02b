//! The RSA family: RS256, RS384, RS512, PS256, PS384, PS512.

mod keys;
mod keys_refused;
mod private_keys;
mod sign;
mod vectors;
mod verify;

use jotwasm::{Alg, Key};

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
