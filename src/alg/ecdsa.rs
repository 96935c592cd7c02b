//! ES256, ES384, ES512 (RFC 7518 section 3.4) and ES256K (RFC 8812 section 3.2): ECDSA.

mod curve;

use crate::alg::{Alg, Family, KeyId, Row};
use crate::error::Error;
use crate::key::{EcPrivateKey, Jwk, KeyBytes, KeyType, Material, Members, Permit};
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use core::marker::PhantomData;
use curve::{Curve, On, Point, Scalar};
use zeroize::Zeroizing;

/// The first byte of an uncompressed point (SEC 1 section 2.3.3).
const UNCOMPRESSED: u8 = 4;
/// Those of compressed ones.
const COMPRESSED: [u8; 2] = [2, 3];
/// Candidates drawn before giving up; each fails with a probability of 2^-32 at most.
const DRAWS: usize = 8;
/// Bytes of a P-521 scalar, and what its first byte may be: 521 bits are 65 bytes and one bit.
const ODD_FIELD: usize = 66;
const ODD_MASK: u8 = 1;

pub(crate) struct Ecdsa(&'static dyn Curve);

#[cfg(feature = "es256")]
pub(crate) static P256: Ecdsa = Ecdsa(&On::<p256::NistP256>(PhantomData));
#[cfg(feature = "es384")]
pub(crate) static P384: Ecdsa = Ecdsa(&On::<p384::NistP384>(PhantomData));
#[cfg(feature = "es512")]
pub(crate) static P521: Ecdsa = Ecdsa(&On::<p521::NistP521>(PhantomData));
#[cfg(feature = "es256k")]
pub(crate) static K256: Ecdsa = Ecdsa(&On::<k256::Secp256k1>(PhantomData));

impl Family for Ecdsa {
    fn generate(&self, _: &'static Row, _: Option<usize>) -> Result<Arc<dyn Material>, Error> {
        let mut bytes = Zeroizing::new(vec![0; self.0.field()]);
        for _ in 0..DRAWS {
            getrandom::fill(&mut bytes).map_err(|_| Error::NoRandomness)?;
            if bytes.len() == ODD_FIELD {
                bytes
                    .iter_mut()
                    .take(1)
                    .for_each(|first| *first &= ODD_MASK);
            }
            if let Some(scalar) = self.0.scalar(&bytes) {
                return Ok(Arc::new(Private(scalar)));
            }
        }
        Err(Error::NoRandomness)
    }

    fn read_jwk(&self, _: &'static Row, jwk: &Jwk<'_>) -> Result<Arc<dyn Material>, Error> {
        let public = self.public_from_jwk(jwk)?;
        if !jwk.has("d") {
            return Ok(Arc::new(public));
        }
        let scalar = self.0.scalar(&jwk.bytes("d")?);
        let private = Private(scalar.ok_or(Error::KeyMember("d"))?);
        if private.public_half().coordinates() != public.coordinates() {
            return Err(Error::KeyInvalid(
                "the JWK's \"d\" does not belong to its \"x\" and \"y\"",
            ));
        }
        Ok(Arc::new(private))
    }

    fn read_der(
        &self,
        row: &'static Row,
        key: &KeyBytes<'_>,
        _: Permit,
    ) -> Result<Arc<dyn Material>, Error> {
        match key {
            KeyBytes::Public(point) => Ok(Arc::new(self.public_from_sec1(point)?)),
            KeyBytes::Private(der) => Ok(Arc::new(self.private_from_sec1(row, der)?)),
        }
    }
}

const NOT_ON_CURVE: Error = Error::KeyInvalid("the PEM holds no valid key on its curve");

impl Ecdsa {
    fn public_from_jwk(&self, jwk: &Jwk<'_>) -> Result<Public, Error> {
        let coordinate = |name| {
            // Leading zeros stay (RFC 7518 section 6.2.1.2): a shorter coordinate is malformed.
            let bytes = jwk.bytes(name)?;
            let complete = bytes.len() == self.0.field();
            complete.then_some(bytes).ok_or(Error::KeyMember(name))
        };
        let point = self.0.point(&coordinate("x")?, &coordinate("y")?);
        point.map(Public).ok_or(Error::KeyInvalid(
            "the JWK's \"x\" and \"y\" are no point on its curve",
        ))
    }

    /// SEC 1 section 2.3.4; the hybrid form is not one of RFC 5480.
    fn public_from_sec1(&self, bytes: &[u8]) -> Result<Public, Error> {
        let (form, rest) = bytes.split_first().ok_or(NOT_ON_CURVE)?;
        if COMPRESSED.contains(form) && !cfg!(feature = "compressed-points") {
            return Err(Error::NotInThisBuild);
        }
        let point = match *form {
            UNCOMPRESSED => rest
                .split_at_checked(self.0.field())
                .and_then(|(x, y)| self.0.point(x, y)),
            2 | 3 => self.0.compressed(bytes),
            _ => None,
        };
        point.map(Public).ok_or(NOT_ON_CURVE)
    }

    /// RFC 5915 section 3; a curve and a public key that come along have to be the right ones.
    fn private_from_sec1(&self, row: &Row, der: &[u8]) -> Result<Private, Error> {
        let key = EcPrivateKey::read(der).ok_or(NOT_ON_CURVE)?;
        if key.curve.is_some() && key.curve != row.id.as_ref().and_then(KeyId::curve) {
            return Err(NOT_ON_CURVE);
        }
        let private = Private(self.0.scalar(key.scalar).ok_or(NOT_ON_CURVE)?);
        let Some(given) = key.point else {
            return Ok(private);
        };
        let own = private.public_half().coordinates();
        if self.public_from_sec1(given)?.coordinates() == own {
            return Ok(private);
        }
        Err(NOT_ON_CURVE)
    }
}

struct Public(Arc<dyn Point>);

impl Public {
    /// x and y, one after the other.
    fn coordinates(&self) -> Vec<u8> {
        self.0.coordinates()
    }

    fn to_sec1(&self) -> Vec<u8> {
        [&[UNCOMPRESSED], self.coordinates().as_slice()].concat()
    }
}

impl Material for Public {
    fn key_type(&self) -> KeyType {
        KeyType::Public
    }

    fn sign(&self, _: Alg, _: &[u8]) -> Result<Vec<u8>, Error> {
        Err(Error::KeyInvalid("a public key cannot sign"))
    }

    fn verify(&self, _: Alg, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        let verifies = self.0.verify(message, signature);
        verifies.then_some(()).ok_or(Error::SignatureInvalid)
    }

    fn public(&self) -> Result<Arc<dyn Material>, Error> {
        Ok(Arc::new(Self(Arc::clone(&self.0))))
    }

    fn members(&self, private: bool) -> Result<Members, Error> {
        if private {
            return Err(Error::KeyInvalid("a public key has no private members"));
        }
        let coordinates = self.coordinates();
        let (x, y) = coordinates.split_at(coordinates.len() / 2);
        Ok(Members::new().with("x", x).with("y", y))
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

struct Private(Arc<dyn Scalar>);

impl Private {
    fn public_half(&self) -> Public {
        Public(self.0.point())
    }
}

impl Material for Private {
    fn key_type(&self) -> KeyType {
        KeyType::Private
    }

    fn sign(&self, _: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signature = self.0.sign(message);
        signature.ok_or(Error::KeyInvalid("the key cannot sign"))
    }

    fn verify(&self, alg: Alg, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        self.public_half().verify(alg, message, signature)
    }

    fn public(&self) -> Result<Arc<dyn Material>, Error> {
        Ok(Arc::new(self.public_half()))
    }

    fn members(&self, private: bool) -> Result<Members, Error> {
        let members = self.public_half().members(false)?;
        if !private {
            return Ok(members);
        }
        Ok(members.with("d", &self.0.bytes()))
    }

    fn thumbprint_members(&self) -> Result<Members, Error> {
        self.members(false)
    }

    fn der_bytes(&self, private: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
        if !private {
            return self.public_half().der_bytes(false);
        }
        let (scalar, public) = (self.0.bytes(), self.public_half().to_sec1());
        EcPrivateKey::write(&scalar, &public)
            .ok_or(Error::KeyInvalid("the key does not fit into DER"))
    }
}
