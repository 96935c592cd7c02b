//! What every family of algorithms gives to [`Key`](super::Key).

use crate::alg::Alg;
use crate::base64url;
use crate::error::Error;
use crate::key::KeyType;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// How strict to be with the size of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Permit {
    /// What the RFCs ask for.
    Standard,
    /// Whatever the caller takes responsibility for.
    InsecureSizes,
}

/// The material of one key. Implementations wipe their secrets on drop.
pub(crate) trait Material: Send + Sync {
    fn key_type(&self) -> KeyType;

    /// `alg` is one that the key serves; most keys serve one only.
    fn sign(&self, alg: Alg, message: &[u8]) -> Result<Vec<u8>, Error>;
    fn verify(&self, alg: Alg, message: &[u8], signature: &[u8]) -> Result<(), Error>;
    fn public(&self) -> Result<Arc<dyn Material>, Error>;

    /// The JWK members that hold the material (RFC 7518 section 6), without `kty` and `crv`.
    fn members(&self, private: bool) -> Result<Members, Error>;

    /// The members that RFC 7638 section 3.2 requires, in the order of their names, without `kty` and `crv`.
    fn thumbprint_members(&self) -> Result<Members, Error>;

    /// What an SPKI's BIT STRING holds, or a PKCS#8's OCTET STRING where `private`.
    fn der_bytes(&self, private: bool) -> Result<Zeroizing<Vec<u8>>, Error>;
}

/// JWK members with string values, base64url for the most part; wiped on drop because some of them are secret.
#[derive(Default)]
pub(crate) struct Members {
    list: Vec<(&'static str, Zeroizing<String>)>,
}

impl Members {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with(mut self, name: &'static str, bytes: &[u8]) -> Self {
        self.list
            .push((name, Zeroizing::new(base64url::encode(bytes))));
        self
    }

    #[cfg(feature = "ml-dsa")]
    pub(crate) fn with_text(mut self, name: &'static str, text: &str) -> Self {
        self.list.push((name, Zeroizing::new(text.into())));
        self
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.list
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
    }
}
