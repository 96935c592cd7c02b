//! Everything known about each algorithm, in one place.
//!
//! To add one: fill its row's `family`, and write the family's file under `alg/`. Nothing else names
//! algorithms.

#[cfg(any(feature = "es256", feature = "eddsa"))]
mod blind;
#[cfg(feature = "ecdsa")]
pub(crate) mod ecdsa;
#[cfg(feature = "eddsa")]
mod eddsa;
#[cfg(any(feature = "es256", feature = "eddsa"))]
mod generator;
mod hmac;
#[cfg(feature = "ml-dsa")]
mod mldsa;
#[cfg(any(
    feature = "ecdsa",
    feature = "eddsa",
    feature = "ml-dsa",
    feature = "rsa"
))]
mod pair;
#[cfg(feature = "rsa")]
mod rsa;

use crate::error::Error;
use crate::key::{DerId, Jwk, KeyBytes, Material, Permit};

use alloc::sync::Arc;
use der::asn1::ObjectIdentifier;
pub(crate) use hmac::from_secret;

/// A signature algorithm by its name in the IANA registry "JSON Web Signature and Encryption Algorithms".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[allow(missing_docs)] // The names are the registry's.
pub enum Alg {
    Hs256,
    Hs384,
    Hs512,
    Rs256,
    Rs384,
    Rs512,
    Ps256,
    Ps384,
    Ps512,
    Es256,
    Es384,
    Es512,
    Es256k,
    EdDsa,
    Ed25519,
    MlDsa44,
    MlDsa65,
    MlDsa87,
}

/// What a family of algorithms can do. `row` says for which algorithm of the family.
pub(crate) trait Family: Sync {
    /// `bits` is for families whose keys come in sizes.
    fn generate(
        &'static self,
        row: &'static Row,
        bits: Option<usize>,
    ) -> Result<Arc<dyn Material>, Error>;

    /// `jwk.kty` and `jwk.crv` are the row's already.
    fn read_jwk(
        &'static self,
        row: &'static Row,
        jwk: &Jwk<'_>,
    ) -> Result<Arc<dyn Material>, Error>;

    /// The key's identifiers are the row's already.
    fn read_der(
        &'static self,
        row: &'static Row,
        key: &KeyBytes<'_>,
        permit: Permit,
    ) -> Result<Arc<dyn Material>, Error>;
}

pub(crate) struct Row {
    pub(crate) alg: Alg,
    pub(crate) name: &'static str,
    pub(crate) kty: &'static str,
    pub(crate) crv: Option<&'static str>,
    /// What SPKI and PKCS#8 call it; `None` where they cannot hold it.
    pub(crate) id: Option<KeyId>,
    /// `None`: known by name, not in this build.
    pub(crate) family: Option<&'static dyn Family>,
}

/// The family of a row, where the feature that brings it is on.
macro_rules! family {
    ($feature:literal, $family:expr) => {{
        #[cfg(feature = $feature)]
        let family: Option<&'static dyn Family> = Some(&$family);
        #[cfg(not(feature = $feature))]
        let family: Option<&'static dyn Family> = None;
        family
    }};
}

const HMAC: Option<&'static dyn Family> = Some(&hmac::Hmac);
const P256: Option<&'static dyn Family> = family!("es256", ecdsa::P256);
const P384: Option<&'static dyn Family> = family!("es384", ecdsa::P384);
const P521: Option<&'static dyn Family> = family!("es512", ecdsa::P521);
const K256: Option<&'static dyn Family> = family!("es256k", ecdsa::K256);
const EDDSA: Option<&'static dyn Family> = family!("eddsa", eddsa::EdDsa);
const RSA: Option<&'static dyn Family> = family!("rsa", rsa::Rsa);
const MLDSA44: Option<&'static dyn Family> = family!("ml-dsa", mldsa::MLDSA44);
const MLDSA65: Option<&'static dyn Family> = family!("ml-dsa", mldsa::MLDSA65);
const MLDSA87: Option<&'static dyn Family> = family!("ml-dsa", mldsa::MLDSA87);

/// The identifiers in an X.509 AlgorithmIdentifier.
#[derive(Clone, Copy)]
pub(crate) struct KeyId {
    pub(crate) algorithm: ObjectIdentifier,
    pub(crate) curve: Option<ObjectIdentifier>,
}

impl KeyId {
    /// As it is encoded.
    pub(crate) fn curve(&self) -> Option<&[u8]> {
        self.curve.as_ref().map(ObjectIdentifier::as_bytes)
    }
}

/// id-ecPublicKey (RFC 5480 section 2.1.1).
pub(crate) const EC_PUBLIC_KEY: ObjectIdentifier = oid("1.2.840.10045.2.1");
/// rsaEncryption (RFC 8017 appendix C).
pub(crate) const RSA_ENCRYPTION: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
const RSA_ID: Option<KeyId> = plain(RSA_ENCRYPTION);
const ED25519_ID: Option<KeyId> = plain(oid("1.3.101.112"));
const MLDSA44_ID: Option<KeyId> = plain(oid("2.16.840.1.101.3.4.3.17"));
const MLDSA65_ID: Option<KeyId> = plain(oid("2.16.840.1.101.3.4.3.18"));
const MLDSA87_ID: Option<KeyId> = plain(oid("2.16.840.1.101.3.4.3.19"));

#[rustfmt::skip] // One row, one line.
static TABLE: [Row; 18] = [
    row(Alg::Hs256, "HS256", "oct", None, None, HMAC),
    row(Alg::Hs384, "HS384", "oct", None, None, HMAC),
    row(Alg::Hs512, "HS512", "oct", None, None, HMAC),
    row(Alg::Es256, "ES256", "EC", Some("P-256"), curve("1.2.840.10045.3.1.7"), P256),
    row(Alg::Es384, "ES384", "EC", Some("P-384"), curve("1.3.132.0.34"), P384),
    row(Alg::Es512, "ES512", "EC", Some("P-521"), curve("1.3.132.0.35"), P521),
    row(Alg::Es256k, "ES256K", "EC", Some("secp256k1"), curve("1.3.132.0.10"), K256),
    row(Alg::EdDsa, "EdDSA", "OKP", Some("Ed25519"), ED25519_ID, EDDSA),
    row(Alg::Ed25519, "Ed25519", "OKP", Some("Ed25519"), ED25519_ID, EDDSA),
    row(Alg::Rs256, "RS256", "RSA", None, RSA_ID, RSA),
    row(Alg::Rs384, "RS384", "RSA", None, RSA_ID, RSA),
    row(Alg::Rs512, "RS512", "RSA", None, RSA_ID, RSA),
    row(Alg::Ps256, "PS256", "RSA", None, RSA_ID, RSA),
    row(Alg::Ps384, "PS384", "RSA", None, RSA_ID, RSA),
    row(Alg::Ps512, "PS512", "RSA", None, RSA_ID, RSA),
    row(Alg::MlDsa44, "ML-DSA-44", "AKP", None, MLDSA44_ID, MLDSA44),
    row(Alg::MlDsa65, "ML-DSA-65", "AKP", None, MLDSA65_ID, MLDSA65),
    row(Alg::MlDsa87, "ML-DSA-87", "AKP", None, MLDSA87_ID, MLDSA87),
];

const fn row(
    alg: Alg,
    name: &'static str,
    kty: &'static str,
    crv: Option<&'static str>,
    id: Option<KeyId>,
    family: Option<&'static dyn Family>,
) -> Row {
    Row {
        alg,
        name,
        kty,
        crv,
        id,
        family,
    }
}

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

const fn plain(algorithm: ObjectIdentifier) -> Option<KeyId> {
    Some(KeyId {
        algorithm,
        curve: None,
    })
}

const fn curve(curve: &str) -> Option<KeyId> {
    Some(KeyId {
        algorithm: EC_PUBLIC_KEY,
        curve: Some(oid(curve)),
    })
}

impl Row {
    /// The family, or the error to give where this build lacks it.
    pub(crate) fn family(&self) -> Result<&'static dyn Family, Error> {
        self.family.ok_or(Error::NotInThisBuild)
    }

    /// Whether a key that says nothing else serves all algorithms of its type: RSA, and the two names of
    /// Ed25519 (RFC 9864).
    pub(crate) fn may_be_open(&self) -> bool {
        self.kty == "RSA" || self.kty == "OKP"
    }

    /// Whether keys of one algorithm are keys of the other.
    pub(crate) fn is_sibling(&self, other: &Self) -> bool {
        other.fits(self.kty, self.crv)
    }

    /// Whether a key of this type and curve could be meant for the algorithm.
    pub(crate) fn fits(&self, kty: &str, crv: Option<&str>) -> bool {
        self.kty == kty && (self.crv.is_none() || self.crv == crv)
    }

    /// Whether a DER key with these identifiers could be meant for the algorithm.
    pub(crate) fn is(&self, id: &DerId<'_>) -> bool {
        self.id.as_ref().is_some_and(|own| {
            own.algorithm.as_bytes() == id.algorithm
                && (id.curve.is_none() || id.curve == own.curve())
        })
    }
}

/// All rows, in the order of the table.
pub(crate) fn rows() -> impl Iterator<Item = &'static Row> {
    TABLE.iter()
}

impl Alg {
    /// The algorithm of that name. Names are compared exactly; `none` is not an algorithm.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        rows().find(|row| row.name == name).map(|row| row.alg)
    }

    /// The name as a token's header has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// Whether this build verifies it, and signs it too, but for RSA where the feature `rsa-private` is off.
    #[must_use]
    pub fn is_supported(self) -> bool {
        self.row().is_ok_and(|row| row.family.is_some())
    }

    /// Never an error: a test walks every algorithm. It spares a panic path in the module.
    pub(crate) fn row(self) -> Result<&'static Row, Error> {
        rows()
            .find(|row| row.alg == self)
            .ok_or(Error::AlgorithmNotSupported)
    }
}
