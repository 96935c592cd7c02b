//! The compact serialization (RFC 7515 section 7.1): three base64url parts between two dots.

use crate::base64url;
use crate::error::{Error, Part};
use crate::header::{Encoded, Header};
use alloc::vec::Vec;

/// A token that was taken apart and not verified. Use it to look, never to decide.
#[derive(Debug)]
pub struct Untrusted<'t> {
    header: Header,
    payload: Vec<u8>,
    signature: Vec<u8>,
    signing_input: &'t str,
}

impl<'t> Untrusted<'t> {
    /// Splits and decodes. The payload may be any bytes.
    ///
    /// # Errors
    /// [`Error::TokenTooLong`], [`Error::TokenParts`], [`Error::PartEncoding`] and those of
    /// [`Header::parse`].
    pub fn parse(token: &'t str, max_bytes: usize) -> Result<Self, Error> {
        check_size(token, max_bytes)?;
        let [header, payload, signature] = split(token).ok_or(Error::TokenParts)?;
        let signing_input = signing_input(token, signature);
        let header = Encoded::open(header)?;
        let payload = decode(payload, Part::Payload)?;
        let signature = decode(signature, Part::Signature)?;
        let header = header.read()?;
        Ok(Self {
            header,
            payload,
            signature,
            signing_input,
        })
    }

    /// What the sender says about the token.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The bytes of the second part.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// The bytes of the third part; empty in an unsecured token.
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// What the signature covers: the first two parts and the dot between them.
    #[must_use]
    pub const fn signing_input(&self) -> &'t str {
        self.signing_input
    }

    pub(crate) fn into_parts(self) -> (Header, Vec<u8>) {
        (self.header, self.payload)
    }
}

pub(crate) const fn check_size(token: &str, max_bytes: usize) -> Result<(), Error> {
    if token.len() > max_bytes {
        return Err(Error::TokenTooLong);
    }
    Ok(())
}

/// Three parts, no more and no less.
pub(crate) fn split(token: &str) -> Option<[&str; 3]> {
    let (header, rest) = split_at_dot(token)?;
    let (payload, signature) = split_at_dot(rest)?;
    let parts = [header, payload, signature];
    split_at_dot(signature).is_none().then_some(parts)
}

#[cfg(not(jotwasm_fast))]
fn split_at_dot(text: &str) -> Option<(&str, &str)> {
    text.split_once('.')
}

/// Sixteen letters at a time, where the standard library looks at eight.
#[cfg(jotwasm_fast)]
fn split_at_dot(text: &str) -> Option<(&str, &str)> {
    let dot = crate::vector::find(b'.', text.as_bytes())?;
    Some((text.get(..dot)?, text.get(dot.checked_add(1)?..)?))
}

/// What stands before the signature and its dot.
pub(crate) fn signing_input<'t>(token: &'t str, signature: &str) -> &'t str {
    let end = signature.len().saturating_add(1);
    let end = token.len().saturating_sub(end);
    token.get(..end).unwrap_or_default()
}

pub(crate) fn decode(text: &str, part: Part) -> Result<Vec<u8>, Error> {
    base64url::decode(text).ok_or(Error::PartEncoding(part))
}

#[cfg(test)]
mod tests {
    use super::split;
    use alloc::vec::Vec;

    #[cfg(not(target_arch = "wasm32"))]
    use core::prelude::v1::test;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn assert_same(token: &str) {
        let parts: Vec<&str> = token.split('.').collect();
        assert_eq!(split(token), parts.try_into().ok(), "{token}");
    }

    #[test]
    fn dots_at_any_place() {
        for lengths in 0..40_usize.pow(3) {
            let lengths = [lengths, lengths / 40, lengths / 1600].map(|length| length % 40);
            assert_same(&lengths.map(|length| "a".repeat(length)).join("."));
        }
    }

    #[test]
    fn one_dot_less_or_more() {
        for length in 0..100 {
            for other in ["", ".", "..", "...", ".é.", "é"] {
                let letters = "a".repeat(length);
                assert_same(&[&letters, other, &letters].concat());
                assert_same(&[other, &letters, other, &letters].concat());
            }
        }
    }
}
