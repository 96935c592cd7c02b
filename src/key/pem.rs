//! PEM (RFC 7468) with SPKI, PKCS#8, SEC1 and X.509 bodies.

use crate::alg::{self, Alg, KeyId};
use crate::error::Error;
use crate::key::{Choice, Key, Permit, Usage};
use alloc::string::String;
use alloc::vec::Vec;
use der::asn1::{AnyRef, BitStringRef, OctetStringRef};
use der::{Decode as _, Encode as _, Reader as _, SliceReader, Tag};
use pem_rfc7468::{Decoder, LineEnding};
use pkcs8::PrivateKeyInfoRef;
use pkcs8::spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};
use sec1::{EcParameters, EcPrivateKey};
use zeroize::Zeroizing;

/// A key taken out of the structure around it.
pub(crate) struct DerKey<'a> {
    id: KeyId,
    pub(crate) bytes: KeyBytes<'a>,
}

/// What the structure holds; the family knows how to read it.
pub(crate) enum KeyBytes<'a> {
    /// The BIT STRING of an SPKI.
    Public(&'a [u8]),
    /// The OCTET STRING of a PKCS#8, or the whole of a PKCS#1 or SEC1.
    Private(&'a [u8]),
}

impl Key {
    /// Reads a PEM. Of a certificate only the public key is read: who issued it and whether it is still
    /// valid are questions for others.
    ///
    /// # Errors
    /// [`Error::KeyInvalid`]; [`Error::KeyNotSupported`] or [`Error::AlgorithmNotSupported`] for what this
    /// build does not have.
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
        let text = tidy(pem)?;
        let mut decoder = Decoder::new_detect_wrap(text.as_bytes()).map_err(|_| NOT_A_PEM)?;
        let label = decoder.type_label();
        let mut body = Zeroizing::new(Vec::with_capacity(decoder.remaining_len()));
        decoder.decode_to_end(&mut body).map_err(|_| NOT_A_PEM)?;
        let key = by_label(label, &body)?;
        let choice = choice(&key.id, alg)?;
        let row = choice.row;
        let material = row.family()?.read_der(row, &key.bytes, permit)?;
        Ok(Self::new(choice, None, Usage::default(), material))
    }
}

const NOT_A_PEM: Error = Error::KeyInvalid("not a PEM: expected one -----BEGIN … block of base64");
const NOT_A_KEY: Error = Error::KeyInvalid("the PEM's body is not the kind of key its label says");

/// Lines without the white space that source code puts around them, from the first block that is a key:
/// OpenSSL writes an `EC PARAMETERS` block before a SEC1 key.
fn tidy(pem: &str) -> Result<Zeroizing<String>, Error> {
    if pem.as_bytes().windows(2).any(|pair| pair == b"\\n") {
        return Err(Error::KeyInvalid(
            "the PEM has \\n written out where its lines should break",
        ));
    }
    let is_parameters = |line: &str| line.starts_with("-----BEGIN EC PARAMETERS-");
    let is_start = |line: &&str| line.starts_with("-----BEGIN ") && !is_parameters(line);
    let lines = pem
        .split('\n')
        .map(str::trim_ascii)
        .skip_while(|line| !is_start(line));
    let mut text = Zeroizing::new(String::with_capacity(pem.len().saturating_add(1)));
    for line in lines.filter(|line| !line.is_empty()) {
        text.push_str(line);
        text.push('\n');
        if line.starts_with("-----END ") {
            return Ok(text);
        }
    }
    Err(NOT_A_PEM)
}

fn by_label<'a>(label: &str, der: &'a [u8]) -> Result<DerKey<'a>, Error> {
    match label {
        "PUBLIC KEY" => spki(der),
        "PRIVATE KEY" => pkcs8(der),
        "EC PRIVATE KEY" => sec1(der),
        "CERTIFICATE" | "X509 CERTIFICATE" => certificate_key(der).and_then(spki),
        "RSA PUBLIC KEY" => return Ok(rsa(KeyBytes::Public(der))),
        "RSA PRIVATE KEY" => return Ok(rsa(KeyBytes::Private(der))),
        "ENCRYPTED PRIVATE KEY" => {
            return Err(Error::KeyNotSupported(
                "the private key is encrypted: decrypt it first",
            ));
        }
        _ => {
            return Err(Error::KeyNotSupported(
                "no key is read from a PEM with this label",
            ));
        }
    }
    .map_err(|_| NOT_A_KEY)
}

fn spki(der: &[u8]) -> der::Result<DerKey<'_>> {
    let key = SubjectPublicKeyInfoRef::from_der(der)?;
    let bytes = key
        .subject_public_key
        .as_bytes()
        .ok_or(Tag::BitString.value_error())?;
    Ok(DerKey {
        id: id(&key.algorithm)?,
        bytes: KeyBytes::Public(bytes),
    })
}

fn pkcs8(der: &[u8]) -> der::Result<DerKey<'_>> {
    let key = PrivateKeyInfoRef::from_der(der).map_err(|_| Tag::Sequence.value_error())?;
    Ok(DerKey {
        id: id(&key.algorithm)?,
        bytes: KeyBytes::Private(key.private_key.as_bytes()),
    })
}

fn sec1(der: &[u8]) -> der::Result<DerKey<'_>> {
    let key = EcPrivateKey::from_der(der)?;
    let curve = key.parameters.and_then(EcParameters::named_curve);
    Ok(DerKey {
        id: KeyId {
            algorithm: alg::EC_PUBLIC_KEY,
            curve,
        },
        bytes: KeyBytes::Private(der),
    })
}

/// PKCS#1 is nothing but what SPKI and PKCS#8 wrap for RSA (RFC 8017 appendix A.1).
const fn rsa(bytes: KeyBytes<'_>) -> DerKey<'_> {
    let id = KeyId {
        algorithm: alg::RSA_ENCRYPTION,
        curve: None,
    };
    DerKey { id, bytes }
}

/// The curve is named (RFC 5480 section 2.1.1); parameters that spell one out are refused.
fn id(algorithm: &AlgorithmIdentifierRef<'_>) -> der::Result<KeyId> {
    let is_ec = algorithm.oid == alg::EC_PUBLIC_KEY;
    let parameters = algorithm.parameters.filter(|_| is_ec);
    let curve = parameters.map(|any| any.decode_as()).transpose()?;
    if is_ec && curve.is_none() {
        return Err(Tag::ObjectIdentifier.value_error().into());
    }
    Ok(KeyId {
        algorithm: algorithm.oid,
        curve,
    })
}

/// The SPKI inside an X.509 certificate (RFC 5280 section 4.1).
fn certificate_key(der: &[u8]) -> der::Result<&[u8]> {
    let mut reader = SliceReader::new(der)?;
    let spki = reader.sequence(|certificate| {
        let spki = certificate.sequence(to_be_signed)?;
        AnyRef::decode(certificate)?;
        AnyRef::decode(certificate)?;
        Ok::<_, der::Error>(spki)
    })?;
    reader.finish()?;
    Ok(spki)
}

fn to_be_signed<'a>(reader: &mut SliceReader<'a>) -> der::Result<&'a [u8]> {
    if Tag::peek(reader)?.is_context_specific() {
        AnyRef::decode(reader)?; // version
    }
    for _ in ["serialNumber", "signature", "issuer", "validity", "subject"] {
        AnyRef::decode(reader)?;
    }
    let spki = reader.tlv_bytes()?;
    while !reader.is_finished() {
        AnyRef::decode(reader)?; // unique identifiers, extensions
    }
    Ok(spki)
}

fn choice(id: &KeyId, asked: Option<Alg>) -> Result<Choice, Error> {
    let mut fitting = alg::rows().filter(|row| row.is(id)).peekable();
    if fitting.peek().is_none() {
        return Err(Error::KeyNotSupported(
            "the PEM holds a key of a type or curve that is not supported",
        ));
    }
    let row = fitting
        .find(|row| asked.is_none_or(|alg| alg == row.alg))
        .ok_or(Error::KeyInvalid("the key is not for this algorithm"))?;
    let open = asked.is_none() && row.may_be_open();
    Ok(Choice { row, open })
}

impl Key {
    /// The key as PEM: SPKI, or PKCS#8 where `private`.
    ///
    /// # Errors
    /// [`Error::KeyInvalid`] for a secret, and for the private form of a public key.
    pub fn to_pem(&self, private: bool) -> Result<Zeroizing<String>, Error> {
        let id = self
            .inner
            .choice
            .row
            .id
            .ok_or(Error::KeyInvalid("a secret has no PEM form"))?;
        let bytes = self.inner.material.der_bytes(private)?;
        let encode = if private { encode_pkcs8 } else { encode_spki };
        let der = encode(&id, &bytes).map_err(|_| NOT_ENCODABLE)?;
        let label = if private { "PRIVATE KEY" } else { "PUBLIC KEY" };
        pem_rfc7468::encode_string(label, LineEnding::LF, &der)
            .map(Zeroizing::new)
            .map_err(|_| NOT_ENCODABLE)
    }
}

const NOT_ENCODABLE: Error = Error::KeyInvalid("the key does not fit into a PEM");

fn encode_spki(id: &KeyId, bytes: &[u8]) -> der::Result<Zeroizing<Vec<u8>>> {
    let algorithm = algorithm(id);
    let subject_public_key = BitStringRef::from_bytes(bytes)?;
    SubjectPublicKeyInfoRef {
        algorithm,
        subject_public_key,
    }
    .to_der()
    .map(Zeroizing::new)
}

fn encode_pkcs8(id: &KeyId, bytes: &[u8]) -> der::Result<Zeroizing<Vec<u8>>> {
    PrivateKeyInfoRef::new(algorithm(id), OctetStringRef::new(bytes)?)
        .to_der()
        .map(Zeroizing::new)
}

fn algorithm(id: &KeyId) -> AlgorithmIdentifierRef<'_> {
    let curve = id.curve.as_ref().map(AnyRef::from);
    // RFC 8017 appendix C: NULL for RSA. RFC 8410 section 3, RFC 9881 section 2: nothing for the others.
    let null = (id.algorithm == alg::RSA_ENCRYPTION).then_some(AnyRef::NULL);
    AlgorithmIdentifierRef {
        oid: id.algorithm,
        parameters: curve.or(null),
    }
}
