//! Key pairs: what all families of asymmetric keys have in common.

use crate::alg::Alg;
use crate::error::Error;
use crate::key::{KeyType, Material, Members};
use alloc::sync::Arc;
use alloc::vec::Vec;
use zeroize::Zeroizing;

pub(crate) trait PublicHalf: Send + Sync {
    fn verify(&self, alg: Alg, message: &[u8], signature: &[u8]) -> bool;

    /// The JWK members that hold it.
    fn members(&self) -> Members;

    /// Those that RFC 7638 section 3.2 requires.
    fn thumbprint_members(&self) -> Members {
        self.members()
    }

    /// What an SPKI's BIT STRING holds.
    fn der_bytes(&self) -> Option<Vec<u8>>;
}

/// Implementations wipe their secrets on drop.
pub(crate) trait PrivateHalf: Send + Sync {
    fn sign(&self, alg: Alg, message: &[u8]) -> Result<Vec<u8>, Error>;

    /// Adds the JWK members that hold it to those of the public half.
    fn add_members(&self, members: Members) -> Members;

    /// What a PKCS#8's OCTET STRING holds.
    fn der_bytes(&self) -> Option<Zeroizing<Vec<u8>>>;
}

/// Both halves, or the public one alone.
#[derive(Clone)]
pub(crate) struct Pair {
    public: Arc<dyn PublicHalf>,
    private: Option<Arc<dyn PrivateHalf>>,
}

const NOTHING_PRIVATE: &str = "a public key has no private half to export";
const NOT_DER: Error = Error::KeyInvalid("the key does not fit into DER");

impl Pair {
    pub(crate) fn new(
        public: impl PublicHalf + 'static,
        private: impl PrivateHalf + 'static,
    ) -> Self {
        Self {
            public: Arc::new(public),
            private: Some(Arc::new(private)),
        }
    }

    pub(crate) fn of_public(public: impl PublicHalf + 'static) -> Self {
        Self {
            public: Arc::new(public),
            private: None,
        }
    }

    /// Whether the public halves are the same.
    pub(crate) fn belongs_to(&self, public: &dyn PublicHalf) -> bool {
        self.public.der_bytes() == public.der_bytes()
    }

    fn private(&self, missing: &'static str) -> Result<&dyn PrivateHalf, Error> {
        self.private.as_deref().ok_or(Error::KeyInvalid(missing))
    }
}

impl Material for Pair {
    fn key_type(&self) -> KeyType {
        match self.private {
            Some(_) => KeyType::Private,
            None => KeyType::Public,
        }
    }

    fn sign(&self, alg: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        self.private("a public key cannot sign")?.sign(alg, message)
    }

    fn verify(&self, alg: Alg, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        let verifies = self.public.verify(alg, message, signature);
        verifies.then_some(()).ok_or(Error::SignatureInvalid)
    }

    fn public(&self) -> Result<Arc<dyn Material>, Error> {
        Ok(Arc::new(Self {
            public: Arc::clone(&self.public),
            private: None,
        }))
    }

    fn members(&self, private: bool) -> Result<Members, Error> {
        let members = self.public.members();
        if !private {
            return Ok(members);
        }
        Ok(self.private(NOTHING_PRIVATE)?.add_members(members))
    }

    fn thumbprint_members(&self) -> Result<Members, Error> {
        Ok(self.public.thumbprint_members())
    }

    fn der_bytes(&self, private: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
        if private {
            return self.private(NOTHING_PRIVATE)?.der_bytes().ok_or(NOT_DER);
        }
        self.public.der_bytes().map(Zeroizing::new).ok_or(NOT_DER)
    }
}
