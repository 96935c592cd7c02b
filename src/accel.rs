//! Faster arithmetic for verifying: over public data only, and checked in tests against the crate whose place it
//! takes. No secret ever enters here, so that nothing has to take the same time for every input; a product of a secret and
//! a number that nobody can guess is none (`src/alg/blind.rs`).

#[cfg(test)]
pub(crate) mod cases;
#[cfg(feature = "ecdsa")]
pub(crate) mod ecdsa;
#[cfg(feature = "eddsa")]
pub(crate) mod edwards;
#[cfg(feature = "ecdsa")]
mod field;
#[cfg(any(feature = "ecdsa", feature = "eddsa"))]
pub(crate) mod inverse;
mod limbs;
#[cfg(feature = "rsa")]
pub(crate) mod mont;
