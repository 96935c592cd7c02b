//! Keys: material bound to its algorithm, with what its owner said it is for.

mod der;
mod export;
mod jwk;
mod material;
mod pem;
mod secret;
mod set;
pub(crate) mod tlv;

use crate::alg::{Alg, Row};
use crate::error::Error;
use crate::header::Header;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

pub use export::ThumbprintHash;
pub use set::KeySet;

#[cfg(feature = "ecdsa")]
pub(crate) use der::EcPrivateKey;
pub(crate) use der::{DerId, KeyBytes};
pub(crate) use jwk::{Jwk, Usage};
pub(crate) use material::{Material, Members, Permit};

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

/// A key, bound to its algorithm: to exactly one, but for RSA keys that name none and serve all of RS256 to PS512. Cloning is cheap; the material is wiped when the last clone is dropped.
#[derive(Clone)]
pub struct Key {
    inner: Arc<Inner>,
}

#[derive(Clone)]
struct Inner {
    choice: Choice,
    kid: Option<String>,
    usage: Usage,
    material: Arc<dyn Material>,
    /// That of the tokens which it signs, where it has one algorithm.
    header: Option<Header>,
}

/// The algorithm of a key.
#[derive(Clone, Copy)]
struct Choice {
    row: &'static Row,
    /// Nobody said which, and its siblings serve as well.
    open: bool,
}

impl Choice {
    fn alg(self) -> Option<Alg> {
        // An Ed25519 key has one algorithm with two names, of which everybody knows the first.
        (!self.open || self.row.crv.is_some()).then_some(self.row.alg)
    }
}

impl From<&'static Row> for Choice {
    fn from(row: &'static Row) -> Self {
        Self { row, open: false }
    }
}

impl Key {
    fn new(
        choice: impl Into<Choice>,
        kid: Option<String>,
        usage: Usage,
        material: Arc<dyn Material>,
    ) -> Self {
        Self::from(Inner {
            choice: choice.into(),
            kid,
            usage,
            material,
            header: None,
        })
    }

    /// A new key from the platform's random number generator.
    ///
    /// # Errors
    /// [`Error::NotInThisBuild`], and [`Error::NoRandomness`] where the platform refuses.
    pub fn generate(alg: Alg) -> Result<Self, Error> {
        Self::generated(alg, None)
    }

    /// A new RSA key whose modulus has that many bits; [`Key::generate`] takes 2048.
    ///
    /// # Errors
    /// Those of [`Key::generate`]; [`Error::KeyInvalid`] for a size out of bounds, and for an algorithm whose keys have
    /// one size only.
    pub fn generate_with_modulus_bits(alg: Alg, bits: usize) -> Result<Self, Error> {
        Self::generated(alg, Some(bits))
    }

    fn generated(alg: Alg, bits: Option<usize>) -> Result<Self, Error> {
        let row = alg.row()?;
        if bits.is_some() && row.kty != "RSA" {
            return Err(Error::KeyInvalid("modulusLength is for RSA keys only"));
        }
        let material = row.family()?.generate(row, bits)?;
        Ok(Self::new(row, None, Usage::default(), material))
    }

    /// The same key under a key identifier.
    #[must_use]
    pub fn with_kid(&self, kid: impl Into<String>) -> Self {
        Self::from(Inner {
            kid: Some(kid.into()),
            ..Inner::clone(&self.inner)
        })
    }

    /// The one algorithm of this key; `None` for an RSA key that serves all of its family.
    #[must_use]
    pub fn alg(&self) -> Option<Alg> {
        self.inner.choice.alg()
    }

    /// `alg`, `typ: "JWT"` and `kid`.
    pub(crate) fn header(&self) -> Result<&Header, Error> {
        self.inner.header.as_ref().ok_or(Error::AlgorithmOpen)
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
        Ok(Self::from(Inner {
            material: self.inner.material.public()?,
            usage: self.inner.usage.public(),
            ..Inner::clone(&self.inner)
        }))
    }

    /// Signs bytes that are no JWS, for protocols with a signing input of their own, such as HTTP Message Signatures
    /// (RFC 9421). For tokens, see [`sign`](crate::sign()) and [`jws`](crate::jws).
    ///
    /// # Errors
    /// [`Error::AlgorithmNotAllowed`] where the key does not serve `alg`, [`Error::KeyInvalid`] where it may not sign.
    pub fn sign_bytes(&self, alg: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        self.sign(Some(alg), message)
    }

    /// Verifies what [`Key::sign_bytes`] signed.
    ///
    /// # Errors
    /// [`Error::AlgorithmNotAllowed`], [`Error::KeyInvalid`] where the key may not verify, [`Error::SignatureInvalid`].
    pub fn verify_bytes(&self, alg: Alg, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        self.verify(Some(alg), message, signature)
    }

    pub(crate) fn sign(&self, alg: Option<Alg>, message: &[u8]) -> Result<Vec<u8>, Error> {
        let alg = self.require(alg)?;
        self.inner.usage.require("sign")?;
        self.inner.material.sign(alg, message)
    }

    pub(crate) fn verify(
        &self,
        alg: Option<Alg>,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), Error> {
        let alg = self.require(alg)?;
        self.check_use()?;
        self.inner.material.verify(alg, message, signature)
    }

    /// Whether the key's owner lets it verify.
    pub(crate) fn check_use(&self) -> Result<(), Error> {
        self.inner.usage.require("verify")
    }

    /// A header without `kid` is content with any key; one with it is not content with a nameless key.
    fn answers_to(&self, kid: Option<&str>) -> bool {
        kid.is_none() || self.kid() == kid
    }

    /// Whether tokens of this algorithm are for this key.
    fn serves(&self, alg: Alg) -> bool {
        let Choice { row, open } = self.inner.choice;
        row.alg == alg || (open && alg.row().is_ok_and(|other| other.is_sibling(row)))
    }

    /// The key chooses the algorithm; a header can only agree.
    pub(crate) fn require(&self, alg: Option<Alg>) -> Result<Alg, Error> {
        alg.filter(|alg| self.serves(*alg))
            .ok_or(Error::AlgorithmNotAllowed)
    }
}

impl From<Inner> for Key {
    fn from(inner: Inner) -> Self {
        let of = |alg| Header::of(alg, Some("JWT"), inner.kid.as_deref()).ok();
        let header = inner.choice.alg().and_then(of);
        Self {
            inner: Arc::new(Inner { header, ..inner }),
        }
    }
}

/// Shows what the key is, never what it holds.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key")
            .field("alg", &self.alg().map(Alg::name))
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
