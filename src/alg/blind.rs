//! Division by secrets.
//!
//! The division in `src/accel/inverse.rs` takes a time that depends on the number, and never gets a secret. It gets the
//! product of the secret and a factor, and its answer is multiplied by that factor, as in `BlindedScalar` of RustCrypto's
//! `elliptic-curve`; both multiplications are in constant time. The factor is a hash of the secret, because signing must not
//! ask for randomness. Whoever cannot guess the secret can tell neither the factor nor the product from random numbers,
//! and so it does not matter what the time says about the product.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// So that it is no hash that means something elsewhere. Together with a secret, it is one block of the hash.
const LABEL: &[u8] = b"jotwasm blinding";

/// What to multiply the secret by: of 256 bits, to be reduced to what the secret is modulo.
pub(crate) fn factor(secret: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut factor = Zeroizing::new([0; 32]);
    // In place: a copy of what has taken a secret would be left behind.
    let mut hash = Sha256::new();
    hash.update(LABEL);
    hash.update(secret);
    hash.finalize_into((&mut *factor).into());
    factor
}
