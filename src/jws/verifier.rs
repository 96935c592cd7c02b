//! JWS → verified payload.

use super::{Parts, Verified};
use crate::error::Error;
use crate::key::KeySource;
use crate::policy::Policy;

/// Verifies JWS in every serialization. The module's documentation has an example.
///
/// Of the policy, only the algorithms, the critical parameters and the size of the JWS count. `b64` (RFC 7797)
/// is understood without being named there.
#[derive(Debug)]
pub struct Verifier<'v, K: ?Sized> {
    keys: &'v K,
    policy: &'v Policy,
    payload: Option<&'v [u8]>,
}

// Not derived: that would ask the key source to be Copy.
impl<K: ?Sized> Copy for Verifier<'_, K> {}
impl<K: ?Sized> Clone for Verifier<'_, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<'v, K: KeySource + ?Sized> Verifier<'v, K> {
    /// With a [`Key`](crate::Key) or a [`KeySet`](crate::KeySet).
    #[must_use]
    pub const fn new(keys: &'v K, policy: &'v Policy) -> Self {
        Self {
            keys,
            policy,
            payload: None,
        }
    }

    /// The payload, where it is detached (RFC 7515 appendix F).
    #[must_use]
    pub const fn payload(mut self, detached: &'v [u8]) -> Self {
        self.payload = Some(detached);
        self
    }

    /// Verifies a compact JWS.
    ///
    /// # Errors
    /// The `Jws` errors for what is malformed, [`Error::CriticalInvalid`], [`Error::CriticalNotUnderstood`],
    /// [`Error::AlgorithmNotAllowed`], those of the key source, and [`Error::SignatureInvalid`].
    pub fn compact(&self, jws: &str) -> Result<Verified, Error> {
        self.any(&Parts::read(jws, false, self.payload, self.policy)?)
    }

    /// Verifies a flattened or general JWS. A general one is good as soon as one of its signatures is, in their
    /// order; the header is that signature's.
    ///
    /// # Errors
    /// Those of [`Verifier::compact`]. Where several signatures were refused for different reasons, it is
    /// [`Error::SignatureInvalid`].
    pub fn json(&self, jws: &str) -> Result<Verified, Error> {
        self.any(&Parts::read(jws, true, self.payload, self.policy)?)
    }

    fn any(&self, parts: &Parts) -> Result<Verified, Error> {
        let mut reason = None;
        for place in 0..parts.len() {
            match self.one(parts, place) {
                Ok(verified) => return Ok(verified),
                Err(error) if reason.as_ref().is_none_or(|first| *first == error) => {
                    reason = Some(error);
                }
                // Once set, it is different from whatever is no signature fault, and stays.
                Err(_) => reason = Some(Error::SignatureInvalid),
            }
        }
        Err(reason.unwrap_or(Error::SignatureInvalid))
    }

    fn one(&self, parts: &Parts, place: usize) -> Result<Verified, Error> {
        let signature = parts.signature(place).map_err(Clone::clone)?;
        let key = self.keys.find(&signature.header)?;
        let payload = parts.verify(signature, &key)?;
        Ok(Verified {
            header: signature.header.clone(),
            payload: payload.to_vec(),
        })
    }
}
