//! Keys: material bound to one algorithm, with what its owner said it is for.

mod export;
mod jwk;
mod material;
mod pem;
mod secret;
mod set;

use crate::alg::{Alg, Row};
use crate::error::Error;
use crate::header::Header;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

pub use export::ThumbprintHash;
pub use set::KeySet;

pub(crate) use jwk::{Jwk, Usage};
pub(crate) use material::{Material, Members, Permit};
pub(crate) use pem::KeyBytes;

/// What kind of material a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyType {
    /// Symmetric: signs and verifies.
    Secret,
    /// Asymmetric: signs, and verifies with its public half.
    Private,
    /// Asymmetric: verifies.
    Public,
}

impl KeyType {
    /// The name as JavaScript sees it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Private => "private",
            Self::Public => "public",
        }
    }
}

/// A key, bound to its algorithm. Cloning is cheap; the material is wiped when the last clone is dropped.
#[derive(Clone)]
pub struct Key {
    inner: Arc<Inner>,
}

struct Inner {
    row: &'static Row,
    kid: Option<String>,
    usage: Usage,
    material: Arc<dyn Material>,
}

impl Key {
    fn new(
        row: &'static Row,
        kid: Option<String>,
        usage: Usage,
        material: Arc<dyn Material>,
    ) -> Self {
        Self {
            inner: Arc::new(Inner {
                row,
                kid,
                usage,
                material,
            }),
        }
    }

    /// A new key from the platform's random number generator.
    ///
    /// # Errors
    /// [`Error::AlgorithmNotSupported`], and [`Error::NoRandomness`] where the platform refuses.
    pub fn generate(alg: Alg) -> Result<Self, Error> {
        let row = alg.row()?;
        let material = row.family()?.generate(row)?;
        Ok(Self::new(row, None, Usage::default(), material))
    }

    /// The same key under a key identifier.
    #[must_use]
    pub fn with_kid(&self, kid: impl Into<String>) -> Self {
        let Inner {
            row,
            usage,
            material,
            ..
        } = &*self.inner;
        Self::new(row, Some(kid.into()), usage.clone(), Arc::clone(material))
    }

    /// The one algorithm of this key.
    #[must_use]
    pub fn alg(&self) -> Option<Alg> {
        Some(self.inner.row.alg)
    }

    /// The key identifier (RFC 7517 section 4.5).
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.inner.kid.as_deref()
    }

    /// Secret, private or public.
    #[must_use]
    pub fn key_type(&self) -> KeyType {
        self.inner.material.key_type()
    }

    /// The public half of an asymmetric key, under the same `kid`.
    ///
    /// # Errors
    /// [`Error::KeyInvalid`] for a secret.
    pub fn public_key(&self) -> Result<Self, Error> {
        let material = self.inner.material.public()?;
        Ok(Self::new(
            self.inner.row,
            self.inner.kid.clone(),
            self.inner.usage.public(),
            material,
        ))
    }

    pub(crate) fn sign(&self, alg: Option<Alg>, message: &[u8]) -> Result<Vec<u8>, Error> {
        self.require(alg)?;
        self.inner.usage.require("sign")?;
        self.inner.material.sign(message)
    }

    pub(crate) fn verify(
        &self,
        alg: Option<Alg>,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), Error> {
        self.require(alg)?;
        self.inner.usage.require("verify")?;
        self.inner.material.verify(message, signature)
    }

    /// A header without `kid` is content with any key; one with it is not content with a nameless key.
    fn answers_to(&self, kid: Option<&str>) -> bool {
        kid.is_none() || self.kid() == kid
    }

    /// The key chooses the algorithm; a header can only agree.
    fn require(&self, alg: Option<Alg>) -> Result<(), Error> {
        if alg == self.alg() {
            Ok(())
        } else {
            Err(Error::AlgorithmNotAllowed)
        }
    }
}

/// Shows what the key is, never what it holds.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key")
            .field("alg", &self.inner.row.name)
            .field("type", &self.key_type().as_str())
            .finish_non_exhaustive()
    }
}

/// Where a verifier gets its key from.
pub trait KeySource {
    /// The key for a token with this header.
    ///
    /// # Errors
    /// [`Error::AlgorithmNotAllowed`], [`Error::NoMatchingKey`] or [`Error::MultipleMatchingKeys`].
    fn find(&self, header: &Header) -> Result<Key, Error>;
}

impl KeySource for Key {
    fn find(&self, header: &Header) -> Result<Key, Error> {
        self.require(header.alg())?;
        Ok(self.clone())
    }
}
