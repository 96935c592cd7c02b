//! ES256, ES384, ES512 (RFC 7518 section 3.4) and ES256K (RFC 8812 section 3.2): ECDSA.

#[cfg(feature = "es256")]
pub(crate) mod p256;
pub(crate) mod scalar;

use crate::accel::ecdsa::{self as accel, Points, PublicKey};
use crate::alg::pair::{Pair, PrivateHalf, PublicHalf};
use crate::alg::{Alg, Family, KeyId, Row};
use crate::error::Error;
use crate::hash::Hash;
use crate::key::{EcPrivateKey, Jwk, KeyBytes, Material, Members, Permit};
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
#[cfg(any(feature = "es256k", feature = "es384", feature = "es512"))]
use core::marker::PhantomData;
#[cfg(any(feature = "es256k", feature = "es384", feature = "es512"))]
use scalar::On;
use scalar::{Scalar, Scalars};
use zeroize::Zeroizing;

/// The first byte of a point with both coordinates (SEC 1 section 2.3.3).
const UNCOMPRESSED: u8 = 4;
/// That of one with x alone, and an even y; it is one more where y is odd.
const COMPRESSED: u8 = 2;
/// Candidates drawn before giving up; each fails with a probability of 2^-32 at most.
const DRAWS: usize = 8;
/// Bytes of a P-521 scalar, and what its first byte may be: 521 bits are 65 bytes and one bit.
const ODD_FIELD: usize = 66;
const ODD_MASK: u8 = 1;

/// A curve, and the hash that goes with it.
pub(crate) struct Ecdsa {
    /// Bytes of a coordinate and of a scalar.
    field: usize,
    hash: Hash,
    /// For what is public.
    points: &'static dyn Points,
    /// For what is secret.
    scalars: &'static dyn Scalars,
}

#[cfg(feature = "es256")]
pub(crate) static P256: Ecdsa = Ecdsa {
    field: 32,
    hash: Hash::Sha256,
    points: &accel::P256,
    scalars: &p256::P256,
};
#[cfg(feature = "es384")]
pub(crate) static P384: Ecdsa = Ecdsa {
    field: 48,
    hash: Hash::Sha384,
    points: &accel::P384,
    scalars: &On::<p384::NistP384>(PhantomData),
};
#[cfg(feature = "es512")]
pub(crate) static P521: Ecdsa = Ecdsa {
    field: ODD_FIELD,
    hash: Hash::Sha512,
    points: &accel::P521,
    scalars: &On::<p521::NistP521>(PhantomData),
};
#[cfg(feature = "es256k")]
pub(crate) static K256: Ecdsa = Ecdsa {
    field: 32,
    hash: Hash::Sha256,
    points: &accel::K256,
    scalars: &On::<k256::Secp256k1>(PhantomData),
};

impl Family for Ecdsa {
    fn generate(
        &'static self,
        _: &'static Row,
        _: Option<usize>,
    ) -> Result<Arc<dyn Material>, Error> {
        let mut bytes = Zeroizing::new(vec![0; self.field]);
        for _ in 0..DRAWS {
            getrandom::fill(&mut bytes).map_err(|_| Error::NoRandomness)?;
            if let Some(first) = bytes.first_mut().filter(|_| self.field == ODD_FIELD) {
                *first &= ODD_MASK;
            }
            if let Some(pair) = self.pair(&bytes) {
                return Ok(Arc::new(pair));
            }
        }
        Err(Error::NoRandomness)
    }

    fn read_jwk(&'static self, _: &'static Row, jwk: &Jwk<'_>) -> Result<Arc<dyn Material>, Error> {
        let public = self.public_from_jwk(jwk)?;
        if !jwk.has("d") {
            return Ok(Arc::new(Pair::of_public(public)));
        }
        let pair = self.pair(&jwk.bytes("d")?).ok_or(Error::KeyMember("d"))?;
        if !pair.belongs_to(&public) {
            return Err(Error::KeyInvalid(
                "the JWK's \"d\" does not belong to its \"x\" and \"y\"",
            ));
        }
        Ok(Arc::new(pair))
    }

    fn read_der(
        &'static self,
        row: &'static Row,
        key: &KeyBytes<'_>,
        _: Permit,
    ) -> Result<Arc<dyn Material>, Error> {
        let pair = match key {
            KeyBytes::Public(point) => self.public_from_sec1(point).map(Pair::of_public),
            KeyBytes::Private(der) => self.pair_from_sec1(row, der),
        };
        Ok(Arc::new(pair.ok_or(Error::KeyInvalid(
            "the PEM holds no valid key on its curve",
        ))?))
    }
}

impl Ecdsa {
    fn pair(&'static self, scalar: &[u8]) -> Option<Pair> {
        let scalar = self.scalars.read(scalar)?;
        let point = scalar.coordinates();
        let (x, y) = point.split_at_checked(self.field)?;
        let public = self.public(x, y)?;
        Some(Pair::new(
            public,
            Private {
                hash: self.hash,
                scalar,
                point,
            },
        ))
    }

    fn public(&'static self, x: &[u8], y: &[u8]) -> Option<Public> {
        let key = self.points.point(x, y)?;
        Some(Public { curve: self, key })
    }

    fn public_from_jwk(&'static self, jwk: &Jwk<'_>) -> Result<Public, Error> {
        let coordinate = |name| {
            // Leading zeros stay (RFC 7518 section 6.2.1.2): a shorter coordinate is malformed.
            let bytes = jwk.bytes(name)?;
            let complete = bytes.len() == self.field;
            complete.then_some(bytes).ok_or(Error::KeyMember(name))
        };
        let point = self.public(&coordinate("x")?, &coordinate("y")?);
        point.ok_or(Error::KeyInvalid(
            "the JWK's \"x\" and \"y\" are no point on its curve",
        ))
    }

    /// SEC 1 section 2.3.4; the hybrid form is not one of RFC 5480.
    fn public_from_sec1(&'static self, bytes: &[u8]) -> Option<Public> {
        let (form, rest) = bytes.split_first()?;
        if *form == UNCOMPRESSED {
            let (x, y) = rest.split_at_checked(self.field)?;
            return self.public(x, y);
        }
        let odd = form.checked_sub(COMPRESSED).filter(|odd| *odd < 2)?;
        let key = self.points.point_from_x(rest, odd == 1)?;
        Some(Public { curve: self, key })
    }

    /// RFC 5915 section 3; a curve and a public key that come along have to be the right ones.
    fn pair_from_sec1(&'static self, row: &Row, der: &[u8]) -> Option<Pair> {
        let key = EcPrivateKey::read(der)?;
        if key.curve.is_some() && key.curve != row.id.as_ref().and_then(KeyId::curve) {
            return None;
        }
        let pair = self.pair(key.scalar)?;
        match key.point {
            Some(given) => pair
                .belongs_to(&self.public_from_sec1(given)?)
                .then_some(pair),
            None => Some(pair),
        }
    }
}

struct Public {
    curve: &'static Ecdsa,
    key: Arc<dyn PublicKey>,
}

impl PublicHalf for Public {
    fn verify(&self, _: Alg, message: &[u8], signature: &[u8]) -> bool {
        // Both of s and n - s are good (RFC 7518 section 3.4, RFC 8812 section 3.2).
        let digest = self.curve.hash.digest(&[message]);
        let (r, _) = signature
            .split_at_checked(self.curve.field)
            .unwrap_or_default();
        let multipliers = self
            .curve
            .scalars
            .multipliers(&digest, signature, &*self.key);
        multipliers.is_some_and(|[u1, u2]| self.key.has_x(&u1, &u2, r))
    }

    fn members(&self) -> Members {
        let coordinates = self.key.coordinates();
        let (x, y) = coordinates.split_at(coordinates.len() / 2);
        Members::new().with("x", x).with("y", y)
    }

    fn der_bytes(&self) -> Option<Vec<u8>> {
        Some([&[UNCOMPRESSED], self.key.coordinates().as_slice()].concat())
    }
}

struct Private {
    hash: Hash,
    scalar: Arc<dyn Scalar>,
    /// x, then y.
    point: Vec<u8>,
}

impl PrivateHalf for Private {
    fn sign(&self, _: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signature = self.scalar.sign(&self.hash.digest(&[message]));
        signature.ok_or(Error::KeyInvalid("the key cannot sign"))
    }

    fn add_members(&self, members: Members) -> Members {
        members.with("d", &self.scalar.bytes())
    }

    fn der_bytes(&self) -> Option<Zeroizing<Vec<u8>>> {
        let point = [&[UNCOMPRESSED], self.point.as_slice()].concat();
        EcPrivateKey::write(&self.scalar.bytes(), &point)
    }
}
