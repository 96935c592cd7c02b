//! The structures that hold a key in DER: SPKI, PKCS#8, PKCS#1, SEC1, and an X.509 certificate around an SPKI.

use crate::alg::{self, KeyId};
use crate::key::tlv::{bit_string, contents, context, element, sequence, whole_bytes, within};
use alloc::vec::Vec;
use der::asn1::AnyRef;
use der::{Tag, Tagged as _};
use zeroize::Zeroizing;

/// A key taken out of the structure around it.
pub(super) struct DerKey<'a> {
    pub(super) id: DerId<'a>,
    pub(super) bytes: KeyBytes<'a>,
    /// The public key that a PKCS#8 may bring along (RFC 5958 section 2).
    pub(super) public: Option<&'a [u8]>,
}

/// What the structure holds; the family knows how to read it.
pub(crate) enum KeyBytes<'a> {
    /// The BIT STRING of an SPKI.
    Public(&'a [u8]),
    /// The OCTET STRING of a PKCS#8, or the whole of a PKCS#1 or SEC1.
    Private(&'a [u8]),
}

/// Object identifiers as they are encoded. `curve: None` stands for any.
pub(crate) struct DerId<'a> {
    pub(crate) algorithm: &'a [u8],
    pub(crate) curve: Option<&'a [u8]>,
}

/// RFC 5280 section 4.1.2.7.
pub(super) fn spki(der: &[u8]) -> Option<DerKey<'_>> {
    spki_of(sequence(der)?)
}

fn spki_of(parts: Vec<AnyRef<'_>>) -> Option<DerKey<'_>> {
    let [algorithm, key] = <[AnyRef<'_>; 2]>::try_from(parts).ok()?;
    Some(DerKey {
        id: id(algorithm)?,
        bytes: KeyBytes::Public(bit_string(key)?),
        public: None,
    })
}

/// RFC 5958 section 2, and RFC 5208 before it.
pub(super) fn pkcs8(der: &[u8]) -> Option<DerKey<'_>> {
    let parts = sequence(der)?;
    let (version, parts) = parts.split_first()?;
    let (algorithm, parts) = parts.split_first()?;
    let (key, mut rest) = parts.split_first()?;
    let with_public = match contents(*version, Tag::Integer)? {
        [0] => false,
        [1] => true,
        _ => return None,
    };
    if let [attributes, after @ ..] = rest
        && attributes.tag() == context(0, true)
    {
        rest = after;
    }
    let public = match rest {
        [] => None,
        [public] if with_public => Some(whole_bytes(contents(*public, context(1, false))?)?),
        _ => return None,
    };
    Some(DerKey {
        id: id(*algorithm)?,
        bytes: KeyBytes::Private(contents(*key, Tag::OctetString)?),
        public,
    })
}

/// RFC 5915 section 3, taken out of an `EC PRIVATE KEY`.
pub(super) fn sec1(der: &[u8]) -> Option<DerKey<'_>> {
    let curve = EcPrivateKey::read(der)?.curve;
    let algorithm = alg::EC_PUBLIC_KEY.as_bytes();
    Some(DerKey {
        id: DerId { algorithm, curve },
        bytes: KeyBytes::Private(der),
        public: None,
    })
}

/// PKCS#1 is nothing but what SPKI and PKCS#8 wrap for RSA (RFC 8017 appendix A.1).
pub(super) const fn pkcs1(bytes: KeyBytes<'_>) -> DerKey<'_> {
    let id = DerId {
        algorithm: alg::RSA_ENCRYPTION.as_bytes(),
        curve: None,
    };
    DerKey {
        id,
        bytes,
        public: None,
    }
}

/// The SPKI inside an X.509 certificate (RFC 5280 section 4.1). Nothing else in it is looked at.
pub(super) fn certificate(der: &[u8]) -> Option<DerKey<'_>> {
    let [signed, algorithm, signature] = <[AnyRef<'_>; 3]>::try_from(sequence(der)?).ok()?;
    within(algorithm, Tag::Sequence)?;
    bit_string(signature)?;
    let parts = within(signed, Tag::Sequence)?;
    let version = parts.first()?.tag() == context(0, true);
    // serialNumber, signature, issuer, validity and subject come before it.
    let place = if version { 6 } else { 5 };
    spki_of(within(*parts.get(place)?, Tag::Sequence)?)
}

/// The curve is named (RFC 5480 section 2.1.1); parameters that spell one out are refused.
fn id(algorithm: AnyRef<'_>) -> Option<DerId<'_>> {
    let parts = within(algorithm, Tag::Sequence)?;
    let (name, parameters) = parts.split_first()?;
    let algorithm = contents(*name, Tag::ObjectIdentifier)?;
    let curve = match parameters {
        [curve] if algorithm == alg::EC_PUBLIC_KEY.as_bytes() => {
            Some(contents(*curve, Tag::ObjectIdentifier)?)
        }
        [] | [_] if algorithm != alg::EC_PUBLIC_KEY.as_bytes() => None,
        _ => return None,
    };
    Some(DerId { algorithm, curve })
}

/// RFC 5915 section 3.
pub(crate) struct EcPrivateKey<'a> {
    pub(crate) scalar: &'a [u8],
    pub(crate) curve: Option<&'a [u8]>,
    pub(crate) point: Option<&'a [u8]>,
}

impl<'a> EcPrivateKey<'a> {
    pub(crate) fn read(der: &'a [u8]) -> Option<Self> {
        let parts = sequence(der)?;
        let (version, parts) = parts.split_first()?;
        let (scalar, mut rest) = parts.split_first()?;
        if contents(*version, Tag::Integer)? != [1] {
            return None;
        }
        let mut inner = |number, tag| {
            let Some((first, after)) = rest.split_first() else {
                return Some(None);
            };
            if first.tag() != context(number, true) {
                return Some(None);
            }
            rest = after;
            let [only] = <[AnyRef<'_>; 1]>::try_from(within(*first, first.tag())?).ok()?;
            contents(only, tag).map(Some)
        };
        let curve = inner(0, Tag::ObjectIdentifier)?;
        let point = inner(1, Tag::BitString)?;
        if !rest.is_empty() {
            return None;
        }
        let point = match point {
            Some(bits) => Some(whole_bytes(bits)?),
            None => None,
        };
        Some(Self {
            scalar: contents(*scalar, Tag::OctetString)?,
            curve,
            point,
        })
    }

    /// Without the curve, which the PKCS#8 around it names.
    pub(crate) fn write(scalar: &[u8], point: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let version = element(Tag::Integer, &[&[1]])?;
        let scalar = element(Tag::OctetString, &[scalar])?;
        let point = element(Tag::BitString, &[&[0], point])?;
        let point = element(context(1, true), &[&point])?;
        element(Tag::Sequence, &[&version, &scalar, &point])
    }
}

pub(super) fn write_spki(id: &KeyId, bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let key = element(Tag::BitString, &[&[0], bytes])?;
    element(Tag::Sequence, &[&write_id(id)?, &key])
}

pub(super) fn write_pkcs8(id: &KeyId, bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let version = element(Tag::Integer, &[&[0]])?;
    let key = element(Tag::OctetString, &[bytes])?;
    element(Tag::Sequence, &[&version, &write_id(id)?, &key])
}

fn write_id(id: &KeyId) -> Option<Zeroizing<Vec<u8>>> {
    let algorithm = element(Tag::ObjectIdentifier, &[id.algorithm.as_bytes()])?;
    let parameters = match &id.curve {
        Some(curve) => element(Tag::ObjectIdentifier, &[curve.as_bytes()])?,
        // RFC 8017 appendix C: NULL for RSA.
        None if id.algorithm == alg::RSA_ENCRYPTION => element(Tag::Null, &[])?,
        // RFC 8410 section 3, RFC 9881 section 2: nothing for the others.
        None => Zeroizing::default(),
    };
    element(Tag::Sequence, &[&algorithm, &parameters])
}
