//! ES256: ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4).

use crate::alg::{Family, Row};
use crate::error::Error;
use crate::key::{Jwk, KeyBytes, KeyType, Material, Members};
use alloc::sync::Arc;
use alloc::vec::Vec;
use der::{Decode as _, Encode as _};
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use p256::elliptic_curve::point::AffineCoordinates as _;
use p256::{AffinePoint, FieldBytes, SecretKey};
use sec1::{EcParameters, EcPrivateKey};
use zeroize::Zeroizing;

/// Bytes of a coordinate and of a scalar.
const FIELD: usize = 32;
/// The first byte of an uncompressed point (SEC 1 section 2.3.3).
const UNCOMPRESSED: u8 = 4;
/// Candidates drawn before giving up; each fails with a probability of 2^-32.
const DRAWS: usize = 8;

pub(crate) struct P256;

impl Family for P256 {
    fn generate(&self, _: &'static Row) -> Result<Arc<dyn Material>, Error> {
        let mut bytes = Zeroizing::new([0; FIELD]);
        for _ in 0..DRAWS {
            getrandom::fill(bytes.as_mut_slice()).map_err(|_| Error::NoRandomness)?;
            if let Some(private) = Private::from_scalar(bytes.as_slice()) {
                return Ok(Arc::new(private));
            }
        }
        Err(Error::NoRandomness)
    }

    fn read_jwk(&self, _: &'static Row, jwk: &Jwk<'_>) -> Result<Arc<dyn Material>, Error> {
        let public = public_from_jwk(jwk)?;
        if !jwk.has("d") {
            return Ok(Arc::new(Public(public)));
        }
        let private = Private::from_scalar(&jwk.bytes("d")?).ok_or(Error::KeyMember("d"))?;
        if private.0.verifying_key() != &public {
            return Err(Error::KeyInvalid(
                "the JWK's \"d\" does not belong to its \"x\" and \"y\"",
            ));
        }
        Ok(Arc::new(private))
    }

    fn read_der(&self, row: &'static Row, key: &KeyBytes<'_>) -> Result<Arc<dyn Material>, Error> {
        let material = match key {
            KeyBytes::Public(point) => public_from_sec1(point),
            KeyBytes::Private(der) => private_from_sec1(row, der),
        };
        material.ok_or(Error::KeyInvalid(
            "the PEM holds no valid key on P-256 (uncompressed)",
        ))
    }
}

fn public_from_jwk(jwk: &Jwk<'_>) -> Result<VerifyingKey, Error> {
    let coordinate = |name| {
        // Leading zeros stay (RFC 7518 section 6.2.1.2): a shorter coordinate is malformed.
        FieldBytes::try_from(jwk.bytes(name)?.as_slice()).map_err(|_| Error::KeyMember(name))
    };
    on_curve(&coordinate("x")?, &coordinate("y")?).ok_or(Error::KeyInvalid(
        "the JWK's \"x\" and \"y\" are no point on P-256",
    ))
}

fn on_curve(x: &FieldBytes, y: &FieldBytes) -> Option<VerifyingKey> {
    let point = AffinePoint::from_coordinates(x, y).into_option()?;
    VerifyingKey::from_affine(point).ok()
}

/// An uncompressed point (SEC 1 section 2.3.4). Code to find a square root for the compressed form, which
/// hardly anybody writes, would weigh more than it is worth.
fn public_from_sec1(point: &[u8]) -> Option<Arc<dyn Material>> {
    let (x, y) = point
        .strip_prefix(&[UNCOMPRESSED])?
        .split_at_checked(FIELD)?;
    Some(Arc::new(Public(on_curve(
        &x.try_into().ok()?,
        &y.try_into().ok()?,
    )?)))
}

/// RFC 5915 section 3; a curve and a public key that come along have to be the right ones.
fn private_from_sec1(row: &Row, der: &[u8]) -> Option<Arc<dyn Material>> {
    let key = EcPrivateKey::from_der(der).ok()?;
    let curve = key.parameters.map(EcParameters::named_curve);
    if curve.is_some_and(|curve| curve != row.id.and_then(|id| id.curve)) {
        return None;
    }
    let private = Private::from_scalar(key.private_key)?;
    let own = private.public_half().to_sec1();
    key.public_key
        .is_none_or(|given| given == own)
        .then(|| -> Arc<dyn Material> { Arc::new(private) })
}

struct Public(VerifyingKey);

impl Public {
    fn coordinates(&self) -> [FieldBytes; 2] {
        [self.0.as_affine().x(), self.0.as_affine().y()]
    }

    fn to_sec1(&self) -> Vec<u8> {
        let [x, y] = self.coordinates();
        [&[UNCOMPRESSED], x.as_slice(), y.as_slice()].concat()
    }
}

impl Material for Public {
    fn key_type(&self) -> KeyType {
        KeyType::Public
    }

    fn sign(&self, _: &[u8]) -> Result<Vec<u8>, Error> {
        Err(Error::KeyInvalid("a public key cannot sign"))
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        // r and s, 32 bytes each (RFC 7518 section 3.4); both of s and n - s are good.
        let signature = Signature::from_slice(signature).map_err(|_| Error::SignatureInvalid)?;
        self.0
            .verify(message, &signature)
            .map_err(|_| Error::SignatureInvalid)
    }

    fn public(&self) -> Result<Arc<dyn Material>, Error> {
        Ok(Arc::new(Self(self.0)))
    }

    fn members(&self, private: bool) -> Result<Members, Error> {
        if private {
            return Err(Error::KeyInvalid("a public key has no private members"));
        }
        let [x, y] = self.coordinates();
        Ok(Members::new().with("x", &x).with("y", &y))
    }

    fn thumbprint_members(&self) -> Result<Members, Error> {
        self.members(false)
    }

    fn der_bytes(&self, private: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
        if private {
            return Err(Error::KeyInvalid("a public key has no private form"));
        }
        Ok(Zeroizing::new(self.to_sec1()))
    }
}

/// Signs deterministically (RFC 6979), so that signing never asks for randomness.
struct Private(SigningKey);

impl Private {
    /// `None` unless the scalar is between 1 and the order of the curve, in full length.
    fn from_scalar(scalar: &[u8]) -> Option<Self> {
        if scalar.len() != FIELD {
            return None;
        }
        SecretKey::from_slice(scalar)
            .ok()
            .map(|secret| Self(SigningKey::from(&secret)))
    }

    fn public_half(&self) -> Public {
        Public(*self.0.verifying_key())
    }
}

impl Material for Private {
    fn key_type(&self) -> KeyType {
        KeyType::Private
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signature: Signature = self
            .0
            .try_sign(message)
            .map_err(|_| Error::KeyInvalid("the key cannot sign"))?;
        Ok(signature.to_bytes().to_vec())
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        self.public_half().verify(message, signature)
    }

    fn public(&self) -> Result<Arc<dyn Material>, Error> {
        Ok(Arc::new(self.public_half()))
    }

    fn members(&self, private: bool) -> Result<Members, Error> {
        let members = self.public_half().members(false)?;
        if !private {
            return Ok(members);
        }
        let scalar = Zeroizing::new(self.0.to_bytes());
        Ok(members.with("d", &scalar))
    }

    fn thumbprint_members(&self) -> Result<Members, Error> {
        self.members(false)
    }

    fn der_bytes(&self, private: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
        if !private {
            return self.public_half().der_bytes(false);
        }
        let scalar = Zeroizing::new(self.0.to_bytes());
        let public = self.public_half().to_sec1();
        let key = EcPrivateKey {
            private_key: &scalar,
            parameters: None,
            public_key: Some(&public),
        };
        key.to_der()
            .map(Zeroizing::new)
            .map_err(|_| Error::KeyInvalid("the key does not fit into DER"))
    }
}
