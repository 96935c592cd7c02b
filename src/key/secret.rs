//! Raw HMAC secrets, and the refusal of what only looks like one.

use crate::alg::{self, Alg};
use crate::base64url;
use crate::error::Error;
use crate::key::tlv::sequence;
use crate::key::{Key, Permit, Usage};
use alloc::string::String;
use alloc::vec::Vec;
use der::{Tag, Tagged as _};
use zeroize::Zeroizing;

impl Key {
    /// An HMAC key. The secret needs at least as many bytes as the hash output (RFC 7518 section 3.2).
    ///
    /// A secret that is the text of a PEM or JWK, or the bytes of a DER key, is refused: taking a public key
    /// for a secret is the classic confusion attack.
    ///
    /// # Errors
    /// [`Error::KeyInvalid`], and [`Error::AlgorithmNotAllowed`] where `alg` is not an HMAC.
    pub fn from_secret(secret: &[u8], alg: Alg) -> Result<Self, Error> {
        Self::secret(secret, alg, None, Permit::Standard)
    }

    /// The same without the lower bound on the size. For tests and old systems only.
    ///
    /// # Errors
    /// Those of [`Key::from_secret`]; an empty secret is refused here too.
    pub fn from_short_secret(secret: &[u8], alg: Alg) -> Result<Self, Error> {
        Self::secret(secret, alg, None, Permit::InsecureSizes)
    }

    pub(crate) fn secret(
        secret: &[u8],
        alg: Alg,
        kid: Option<String>,
        permit: Permit,
    ) -> Result<Self, Error> {
        let row = alg.row()?;
        if row.kty != "oct" {
            return Err(Error::AlgorithmNotAllowed);
        }
        refuse_lookalikes(secret)?;
        let secret = Zeroizing::new(Vec::from(secret));
        Ok(Self::new(
            row,
            kid,
            Usage::default(),
            alg::from_secret(alg, secret, permit)?,
        ))
    }
}

fn refuse_lookalikes(secret: &[u8]) -> Result<(), Error> {
    let text = secret.trim_ascii_start();
    let text = text
        .strip_prefix("\u{feff}".as_bytes())
        .unwrap_or(text)
        .trim_ascii_start();
    let refusal = if contains(text, b"-----BEGIN ") {
        "a PEM is not a secret: read it with fromPem"
    } else if matches!(text.first(), Some(b'{' | b'[' | b'"')) && names_a_key(text) {
        "a JWK or JWK Set is not a secret: read it with fromJwk or as a KeySet"
    } else if text.starts_with(b"ssh-") || text.starts_with(b"ecdsa-sha2-") {
        "an SSH public key is not a secret"
    } else if is_der_key(secret) || is_der_key(secret.trim_ascii_end()) || is_bare_pem(text) {
        "a DER key or certificate is not a secret: read it as PEM"
    } else {
        return Ok(());
    };
    Err(Error::KeyInvalid(refusal))
}

/// A JWK or JWK Set, in an array or quoted once more perhaps.
fn names_a_key(text: &[u8]) -> bool {
    contains(text, b"\"kty") || contains(text, b"\"keys")
}

fn contains(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|window| window == word)
}

/// SPKI and X.509 open with a sequence inside a sequence; PKCS#8, PKCS#1 and SEC1 with an integer. All of
/// it has to be well-formed, so that a random secret is taken for one with a chance below 2^-25.
fn is_der_key(bytes: &[u8]) -> bool {
    let is_opening = |tag: Tag| matches!(tag, Tag::Sequence | Tag::Integer);
    let elements = sequence(bytes).unwrap_or_default();
    elements.len() >= 2 && elements.first().is_some_and(|one| is_opening(one.tag()))
}

/// The base64 between a PEM's lines, as some servers show their public key.
fn is_bare_pem(text: &[u8]) -> bool {
    // Every DER sequence starts with this letter, and few secrets do.
    if text.first() != Some(&b'M') {
        return false;
    }
    let letters = text
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace() && **byte != b'=');
    let letters = letters.map(|byte| match byte {
        b'+' => '-',
        b'/' => '_',
        _ => char::from(*byte),
    });
    let base64url: Zeroizing<String> = Zeroizing::new(letters.collect());
    base64url::decode(&base64url)
        .map(Zeroizing::new)
        .is_some_and(|der| is_der_key(&der))
}
