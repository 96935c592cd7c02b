//! One signature of a JWS, taken apart: its header and its bytes.

use super::headers;
use crate::base64url;
use crate::error::{Error, Fault, Part};
use crate::header::Header;
use crate::json::Object;
use crate::policy::Policy;
use alloc::string::String;
use alloc::vec::Vec;

/// One that is well-formed.
pub(crate) struct Signature {
    pub(crate) header: Header,
    pub(super) unencoded: bool,
    /// base64url; empty where there is no protected header.
    pub(super) protected: String,
    pub(super) bytes: Vec<u8>,
}

impl Signature {
    pub(super) fn read(
        protected: Option<&str>,
        unprotected: Option<&Object<'_>>,
        signature: &str,
    ) -> Result<Self, Error> {
        let bytes;
        let json = match protected {
            None => None,
            Some(text) => {
                bytes = decode(text, Part::Header)?;
                let utf8 = core::str::from_utf8(&bytes);
                Some(utf8.map_err(|_| Error::JwsHeaderJson(Fault::Utf8))?)
            }
        };
        let header = headers::read(json, unprotected)?;
        Ok(Self {
            unencoded: header.unencoded()?,
            header,
            protected: protected.unwrap_or_default().into(),
            bytes: decode(signature, Part::Signature)?,
        })
    }

    /// Whether the verifier understands the header, and allows its algorithm.
    pub(super) fn check(&self, policy: &Policy) -> Result<(), Error> {
        let understands = |name: &String| name == "b64" || policy.critical.contains(name);
        self.header.check_critical(understands)?;
        let alg = self.header.alg();
        // No key is for an algorithm that nobody knows.
        if alg.is_some() && policy.allows(alg) {
            return Ok(());
        }
        Err(Error::AlgorithmNotAllowed)
    }
}

pub(super) fn decode(text: &str, part: Part) -> Result<Vec<u8>, Error> {
    base64url::decode(text).ok_or(Error::JwsPartEncoding(part))
}
