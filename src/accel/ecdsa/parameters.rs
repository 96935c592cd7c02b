//! The curves of JOSE: NIST SP 800-186 section 3.2.1, and SEC 2 section 2.4.1.

use super::{Group, Prepared};
#[cfg(any(feature = "es256k", feature = "es384", feature = "es512"))]
use crate::accel::field::montgomery::Montgomery;
#[cfg(feature = "es256")]
use crate::accel::field::p256;

/// P-256, of ES256.
#[cfg(feature = "es256")]
pub(crate) static P256: Prepared<p256::P256> = Prepared::new(|| {
    const PRIME: [u8; 32] = hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    const ORDER: [u8; 32] = hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    const X: [u8; 32] = hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
    const Y: [u8; 32] = hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
    let field = p256::P256::new(&PRIME);
    Group::new(field, &ORDER, true, [&X, &Y])
});

/// P-384, of ES384.
#[cfg(feature = "es384")]
pub(crate) static P384: Prepared<Montgomery<14>> = Prepared::new(|| {
    const PRIME: [u8; 48] = hex(
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe\
         ffffffff0000000000000000ffffffff",
    );
    const ORDER: [u8; 48] = hex(
        "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf\
         581a0db248b0a77aecec196accc52973",
    );
    const X: [u8; 48] = hex(
        "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a38\
         5502f25dbf55296c3a545e3872760ab7",
    );
    const Y: [u8; 48] = hex(
        "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c0\
         0a60b1ce1d7e819d7a431d7c90ea0e5f",
    );
    let field = Montgomery::<14>::new(&PRIME);
    Group::new(field, &ORDER, true, [&X, &Y])
});

/// P-521, of ES512.
#[cfg(feature = "es512")]
pub(crate) static P521: Prepared<Montgomery<20>> = Prepared::new(|| {
    const PRIME: [u8; 66] = hex(
        "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff\
         ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff\
         ffff",
    );
    const ORDER: [u8; 66] = hex(
        "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff\
         fffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e9138\
         6409",
    );
    const X: [u8; 66] = hex(
        "00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d\
         3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5\
         bd66",
    );
    const Y: [u8; 66] = hex(
        "011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e\
         662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd1\
         6650",
    );
    let field = Montgomery::<20>::new(&PRIME);
    Group::new(field, &ORDER, true, [&X, &Y])
});

/// secp256k1, of ES256K.
#[cfg(feature = "es256k")]
pub(crate) static K256: Prepared<Montgomery<10>> = Prepared::new(|| {
    const PRIME: [u8; 32] = hex("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f");
    const ORDER: [u8; 32] = hex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
    const X: [u8; 32] = hex("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    const Y: [u8; 32] = hex("483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8");
    let field = Montgomery::<10>::new(&PRIME);
    Group::new(field, &ORDER, false, [&X, &Y])
});

/// Decoded when compiling: where the text is of another length, nothing compiles.
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "no value of these is known only when running"
)]
const fn hex<const N: usize>(text: &str) -> [u8; N] {
    let digits = text.as_bytes();
    assert!(digits.len() == 2 * N, "a number of another length");
    let mut bytes = [0; N];
    let mut at = 0;
    while at < digits.len() {
        let digit = match digits[at] {
            digit @ b'0'..=b'9' => digit - b'0',
            digit => digit - b'a' + 10,
        };
        bytes[at / 2] = bytes[at / 2] << 4 | digit;
        at += 1;
    }
    bytes
}
