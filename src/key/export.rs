//! Keys as JWK, and their thumbprints.

use crate::base64url;
use crate::error::Error;
use crate::hash::Hash;
use crate::json::{self, Writer};
use crate::key::Key;
use alloc::string::String;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// The hash of a thumbprint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ThumbprintHash {
    /// SHA-256, what everybody means unless they say otherwise.
    #[default]
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Key {
    /// The key as the JSON text of a JWK: public members only, unless `private`.
    ///
    /// # Errors
    /// [`Error::KeyInvalid`] for a secret without `private`, and for a public key with it.
    pub fn to_jwk(&self, private: bool) -> Result<Zeroizing<String>, Error> {
        let inner = &self.inner;
        let members = inner.material.members(private)?;
        let mut jwk = Writer::with_room(members.iter().map(|(_, value)| value.len()).sum());
        let row = inner.choice.row;
        jwk.string("kty", row.kty);
        if let Some(crv) = row.crv {
            jwk.string("crv", crv);
        }
        for (name, value) in members.iter() {
            jwk.string(name, value);
        }
        self.describe(&mut jwk, private);
        Ok(Zeroizing::new(jwk.finish()))
    }

    fn describe(&self, jwk: &mut Writer, private: bool) {
        let usage = if private {
            self.inner.usage.clone()
        } else {
            self.inner.usage.public()
        };
        if let Some(kid) = self.kid() {
            jwk.string("kid", kid);
        }
        // A key that serves several goes on serving them when it is read again.
        if !self.inner.choice.open {
            jwk.string("alg", self.inner.choice.row.name);
        }
        if let Some(public_use) = usage.public_use() {
            jwk.string("use", public_use);
        }
        if let Some(operations) = usage.operations() {
            jwk.raw("key_ops", &json::strings(operations));
        }
    }

    /// The JWK thumbprint, base64url (RFC 7638).
    ///
    /// # Errors
    /// None for the keys of today; a family may have keys without one.
    pub fn thumbprint(&self, hash: ThumbprintHash) -> Result<String, Error> {
        let text = self.thumbprint_input()?;
        let hash = match hash {
            ThumbprintHash::Sha256 => Hash::Sha256,
            ThumbprintHash::Sha384 => Hash::Sha384,
            ThumbprintHash::Sha512 => Hash::Sha512,
        };
        Ok(base64url::encode(&hash.digest(&[text.as_bytes()])))
    }

    /// The required members in the order of their names (RFC 7638 section 3.3).
    fn thumbprint_input(&self) -> Result<Zeroizing<String>, Error> {
        let row = self.inner.choice.row;
        let members = self.inner.material.thumbprint_members()?;
        let fixed = [("crv", row.crv), ("kty", Some(row.kty))];
        let fixed = fixed
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        let (before, after): (Vec<_>, Vec<_>) = members.iter().partition(|(name, _)| *name < "kty");
        let mut text = Writer::new();
        let all = before.into_iter().chain(fixed).chain(after);
        all.for_each(|(name, value)| text.string(name, value));
        Ok(Zeroizing::new(text.finish()))
    }
}
