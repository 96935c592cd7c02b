//! PEM (RFC 7468): the armour around a key in DER.

use crate::alg::{self, Alg};
use crate::base64url;
use crate::error::Error;
use crate::key::der::{self, DerId, DerKey, KeyBytes};
use crate::key::{Choice, Key, Permit, Usage};
use alloc::string::String;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// Letters in a line (RFC 7468 section 2).
const LINE: usize = 64;

impl Key {
    /// Reads a PEM. Of a certificate only the public key is read: who issued it and whether it is still
    /// valid are questions for others.
    ///
    /// # Errors
    /// [`Error::KeyInvalid`]; [`Error::KeyNotSupported`] or [`Error::NotInThisBuild`] for what this build does not
    /// have.
    pub fn from_pem(pem: &str, alg: Option<Alg>) -> Result<Self, Error> {
        Self::pem(pem, alg, Permit::Standard)
    }

    /// The same with RSA keys under 2048 bits. For tests and old systems only.
    ///
    /// # Errors
    /// Those of [`Key::from_pem`].
    pub fn from_short_pem(pem: &str, alg: Option<Alg>) -> Result<Self, Error> {
        Self::pem(pem, alg, Permit::InsecureSizes)
    }

    pub(crate) fn pem(pem: &str, alg: Option<Alg>, permit: Permit) -> Result<Self, Error> {
        let (label, body) = open(pem)?;
        let key = by_label(label, &body)?;
        let choice = choice(&key.id, alg)?;
        let row = choice.row;
        let material = row.family()?.read_der(row, &key.bytes, permit)?;
        if let Some(given) = key.public
            && *given != **material.public()?.der_bytes(false)?
        {
            return Err(NOT_A_KEY);
        }
        Ok(Self::new(choice, None, Usage::default(), material))
    }

    /// The key as PEM: SPKI, or PKCS#8 where `private`.
    ///
    /// # Errors
    /// [`Error::KeyInvalid`] for a secret, and for the private form of a public key.
    pub fn to_pem(&self, private: bool) -> Result<Zeroizing<String>, Error> {
        let id = self.inner.choice.row.id;
        let id = id.ok_or(Error::KeyInvalid("a secret has no PEM form"))?;
        let bytes = self.inner.material.der_bytes(private)?;
        let (label, der) = if private {
            ("PRIVATE KEY-----\n", der::write_pkcs8(&id, &bytes))
        } else {
            ("PUBLIC KEY-----\n", der::write_spki(&id, &bytes))
        };
        let der = der.ok_or(Error::KeyInvalid("the key does not fit into a PEM"))?;
        Ok(close(label, &der))
    }
}

const NOT_A_PEM: Error = Error::KeyInvalid("not a PEM: expected one -----BEGIN … block of base64");
const NOT_A_KEY: Error = Error::KeyInvalid("the PEM's body is not the kind of key its label says");
const ENCRYPTED: Error = Error::KeyNotSupported("the private key is encrypted: decrypt it first");

/// The label and the bytes of the first block that is a key: OpenSSL writes an `EC PARAMETERS` block before a SEC1
/// key. White space that source code puts around the lines is no matter.
fn open(pem: &str) -> Result<(&str, Zeroizing<Vec<u8>>), Error> {
    if pem.as_bytes().windows(2).any(|pair| pair == b"\\n") {
        return Err(Error::KeyInvalid(
            "the PEM has \\n written out where its lines should break",
        ));
    }
    let mut lines = pem.split('\n').map(str::trim_ascii);
    let mut labels = lines.by_ref().filter_map(|line| bounded(line, "BEGIN "));
    let label = labels.find(|label| *label != "EC PARAMETERS");
    let label = label.ok_or(NOT_A_PEM)?;
    let mut base64 = Zeroizing::new(String::with_capacity(pem.len()));
    for line in lines {
        if bounded(line, "END ") == Some(label) {
            let body = base64url::decode_padded(&base64).map(Zeroizing::new);
            return Ok((label, body.ok_or(NOT_A_PEM)?));
        }
        if line.starts_with("Proc-Type:") {
            return Err(ENCRYPTED);
        }
        base64.push_str(line);
    }
    Err(NOT_A_PEM)
}

/// The label of a line that begins or ends a block.
fn bounded<'a>(line: &'a str, bound: &str) -> Option<&'a str> {
    let line = line.strip_prefix("-----")?.strip_suffix("-----")?;
    line.strip_prefix(bound)
}

fn close(label: &str, der: &[u8]) -> Zeroizing<String> {
    let base64 = Zeroizing::new(base64url::encode_padded(der));
    // Twice the letters is room for all line breaks and both labels: growing would leave copies of a key behind.
    let room = base64.len().saturating_mul(2).saturating_add(LINE);
    let mut pem = Zeroizing::new(String::with_capacity(room));
    pem.push_str("-----BEGIN ");
    pem.push_str(label);
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(LINE).unwrap_or((rest, ""));
        pem.push_str(line);
        pem.push('\n');
        rest = after;
    }
    pem.push_str("-----END ");
    pem.push_str(label);
    pem
}

fn by_label<'a>(label: &str, der: &'a [u8]) -> Result<DerKey<'a>, Error> {
    match label {
        "PUBLIC KEY" => der::spki(der),
        "PRIVATE KEY" => der::pkcs8(der),
        "EC PRIVATE KEY" => der::sec1(der),
        "CERTIFICATE" | "X509 CERTIFICATE" => der::certificate(der),
        "RSA PUBLIC KEY" => Some(der::pkcs1(KeyBytes::Public(der))),
        "RSA PRIVATE KEY" => Some(der::pkcs1(KeyBytes::Private(der))),
        "ENCRYPTED PRIVATE KEY" => return Err(ENCRYPTED),
        _ => {
            return Err(Error::KeyNotSupported(
                "no key is read from a PEM with this label",
            ));
        }
    }
    .ok_or(NOT_A_KEY)
}

fn choice(id: &DerId<'_>, asked: Option<Alg>) -> Result<Choice, Error> {
    let mut fitting = alg::rows().filter(|row| row.is(id)).peekable();
    if fitting.peek().is_none() {
        return Err(Error::KeyNotSupported(
            "the PEM holds a key of a type or curve that is not supported; PS256 takes plain RSA keys, not id-RSASSA-PSS",
        ));
    }
    let row = fitting
        .find(|row| asked.is_none_or(|alg| alg == row.alg))
        .ok_or(Error::KeyInvalid("the key is not for this algorithm"))?;
    let open = asked.is_none() && row.may_be_open();
    Ok(Choice { row, open })
}
