//! JWK Sets, and the choice of a key by a token's header.

use crate::alg::Alg;
use crate::error::Error;
use crate::header::Header;
use crate::json::Object;
use crate::key::{Key, KeySource, KeyType, Permit, jwk};
use alloc::string::String;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// Several keys, one of which fits a token.
#[derive(Clone, Debug, Default)]
pub struct KeySet {
    keys: Vec<Key>,
}

impl KeySet {
    /// Reads a JWK Set. Keys that this build cannot use are skipped (RFC 7517 section 5).
    ///
    /// # Errors
    /// [`Error::KeySetInvalid`] where the text is not an object with an array of objects in `keys`.
    pub fn from_jwks(json: &str) -> Result<Self, Error> {
        let object = Object::parse(json).map_err(|_| Error::KeySetInvalid)?;
        let members = jwk::set_members(&object)?;
        Ok(members
            .into_iter()
            .filter_map(|member| Key::from_object(member, None, Permit::Standard).ok())
            .collect())
    }

    /// The keys, in order.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// Adds a key at the end.
    pub fn push(&mut self, key: Key) {
        self.keys.push(key);
    }

    /// The place of the key that verifies a token with this `alg` and `kid`.
    ///
    /// # Errors
    /// [`Error::NoMatchingKey`], [`Error::MultipleMatchingKeys`].
    pub fn position(&self, alg: Option<Alg>, kid: Option<&str>) -> Result<usize, Error> {
        self.only(|key| {
            alg.is_some_and(|alg| key.serves(alg))
                && key.answers_to(kid)
                && key.inner.usage.allows("verify")
        })
    }

    /// The place of the key to sign with: of this algorithm and name, where they are given.
    ///
    /// # Errors
    /// Those of [`KeySet::position`].
    pub fn signer_position(&self, alg: Option<Alg>, kid: Option<&str>) -> Result<usize, Error> {
        self.only(|key| {
            alg.is_none_or(|alg| key.serves(alg))
                && key.answers_to(kid)
                && key.key_type() != KeyType::Public
                && key.inner.usage.allows("sign")
        })
    }

    fn only(&self, fits: impl Fn(&Key) -> bool) -> Result<usize, Error> {
        let mut fitting = self.keys.iter().enumerate().filter(|(_, key)| fits(key));
        let (position, _) = fitting.next().ok_or(Error::NoMatchingKey)?;
        if fitting.next().is_some() {
            return Err(Error::MultipleMatchingKeys);
        }
        Ok(position)
    }

    /// The set as a JWK Set. Without `private` it is one to publish: public members only, and no secrets.
    /// With it, every key in its fullest form.
    ///
    /// # Errors
    /// Those of [`Key::to_jwk`].
    pub fn to_jwks(&self, private: bool) -> Result<Zeroizing<String>, Error> {
        let listed = self
            .keys
            .iter()
            .filter(|key| private || key.key_type() != KeyType::Secret);
        let jwks = listed.map(|key| key.to_jwk(private && key.key_type() != KeyType::Public));
        let jwks = jwks.collect::<Result<Vec<_>, _>>()?;
        // All the room at once: growing would leave copies of secrets behind.
        let room = jwks
            .iter()
            .map(|jwk| jwk.len().saturating_add(1))
            .sum::<usize>();
        let mut text = Zeroizing::new(String::with_capacity(room.saturating_add(16)));
        text.push_str("{\"keys\":[");
        for (index, jwk) in jwks.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            text.push_str(jwk);
        }
        text.push_str("]}");
        Ok(text)
    }
}

impl FromIterator<Key> for KeySet {
    fn from_iter<I: IntoIterator<Item = Key>>(keys: I) -> Self {
        Self {
            keys: keys.into_iter().collect(),
        }
    }
}

impl KeySource for KeySet {
    fn find(&self, header: &Header) -> Result<Key, Error> {
        let alg = header.alg().ok_or(Error::AlgorithmNotAllowed)?;
        let position = self.position(Some(alg), header.kid())?;
        self.keys.get(position).cloned().ok_or(Error::NoMatchingKey)
    }
}
