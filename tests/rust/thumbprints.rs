//! RFC 7638: JWK thumbprints.

use crate::test;
use crate::vectors::{A1_KEY, A3_KEY};
use jotwasm::{Alg, Key, ThumbprintHash};

/// By the rule of RFC 7638 section 3; its own example is in `rsa/keys.rs`. Computed.
#[test]
fn rfc7638_thumbprints() {
    let of = |jwk, alg, hash| Key::from_jwk(jwk, alg).unwrap().thumbprint(hash).unwrap();
    for (hash, ec, oct) in [
        (
            ThumbprintHash::Sha256,
            "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U",
            "y_x3gCJnL6oKGBBIXScabduwxTVy2Wd2bzRVEUbdUzc",
        ),
        (
            ThumbprintHash::Sha384,
            "Gq_Qq4Z8QBq702LiUtX4GAhslQTBucBu6DYzIx1PlLRZJRR8wNAhb88ewicfjta-",
            "fSRdJnLOn2xxz1WCXvwy2mlKp8SyEytzrcRUph9-YKryizmKOu9vfzKmM4HRRQYe",
        ),
        (
            ThumbprintHash::Sha512,
            "nRxpjdDeDSKKXE10HvI4YCA3x2Kj7syu17jsTjhY8Lmy9fWaVkX-EkrawUoWmNxFNFYj63K206ok4ws2eFjKiQ",
            "ExXc7w4tS8HODuTiuwzp7RQwGXK0O7u4oHli0ve5jW43KC5MnKVmmvC0DZG4h2dllCKFi5FL_E7ZqQhkrUxK-A",
        ),
    ] {
        assert_eq!(of(A3_KEY, None, hash), ec);
        assert_eq!(of(A1_KEY, Some(Alg::Hs256), hash), oct);
        assert_eq!(of(A1_KEY, Some(Alg::Hs512), hash), oct);
    }
}

#[test]
fn thumbprints_of_both_halves_are_equal() {
    let private = Key::from_jwk(A3_KEY, None).unwrap().with_kid("a name");
    let public = private.public_key().unwrap();
    let hash = ThumbprintHash::default();
    assert_eq!(private.thumbprint(hash), public.thumbprint(hash));
}
