//! Faster arithmetic for verifying: over public data only, and checked in tests against the crate whose place it
//! takes. No secret ever enters here, so that nothing has to take the same time for every input.

#[cfg(any(
    feature = "es256",
    feature = "es256k",
    feature = "es384",
    feature = "es512"
))]
pub(crate) mod ecdsa;
#[cfg(any(
    feature = "es256",
    feature = "es256k",
    feature = "es384",
    feature = "es512"
))]
mod field;
mod limbs;
#[cfg(feature = "rsa")]
pub(crate) mod mont;
