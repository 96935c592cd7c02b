//! Division by secrets.
//!
//! The division in `src/accel/inverse.rs` takes a time that depends on the number, and never gets a secret. It gets the
//! product of the secret and a factor, and its answer is multiplied by that factor, as in `BlindedScalar` of RustCrypto's
//! `elliptic-curve`; both multiplications are in constant time. There the factor is random, here it is a hash of the secret,
//! because signing must not ask for randomness: the same secret always has the same factor. If SHA-256 is taken for a
//! random function, the product helps only to confirm a guess of the whole secret, even to whoever knows all of the product.

use sha2::{Digest as _, Sha256};

/// So that it is no hash that means something elsewhere. Together with a secret, it is one block of the hash.
const LABEL: &[u8] = b"jotwasm blinding";

/// What to multiply the secret by: of 256 bits, to be reduced to what the secret is modulo.
pub(crate) fn factor(secret: &[u8], factor: &mut [u8; 32]) {
    // In place, the hash too: a copy of what has taken a secret would be left behind.
    let mut hash = Sha256::new();
    hash.update(LABEL);
    hash.update(secret);
    hash.finalize_into_reset(factor.into());
}

#[cfg(test)]
mod tests {
    use super::factor;
    use crate::hash::Hash;

    #[cfg(not(target_arch = "wasm32"))]
    use core::prelude::v1::test;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn another_factor_for_each_secret() {
        let mut factors = [[0; 32]; 2];
        for (own, secret) in factors.iter_mut().zip([[1; 32], [2; 32]]) {
            factor(&secret, own);
            let expected = Hash::Sha256.digest(&[b"jotwasm blinding", &secret]);
            assert_eq!(own.as_slice(), expected);
        }
        assert_ne!(factors[0], factors[1]);
    }
}
