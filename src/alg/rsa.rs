//! RS256, RS384, RS512 and PS256, PS384, PS512: RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 7518 sections 3.3 and 3.5,
//! RFC 8017 section 8).

mod der;
mod encoding;
#[cfg(feature = "rsa-private")]
mod private;
#[cfg(not(feature = "rsa-private"))]
#[path = "rsa/verify_only.rs"]
mod private;

use crate::accel::mont::Modulus;
use crate::alg::pair::{Pair, PublicHalf};
use crate::alg::{Alg, Family, Row};
use crate::error::Error;
use crate::hash::Hash;
use crate::key::{Jwk, KeyBytes, Material, Members, Permit};
use alloc::sync::Arc;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// RFC 7518 sections 3.3 and 3.5: a key of this size or larger must be used.
const STANDARD_BITS: usize = 2048;
/// Powers take time in proportion to the bits of the exponent. Practice is 65537; the `rsa` crate and BoringSSL draw
/// the line here too.
const MAX_EXPONENT: u64 = (1 << 33) - 1;

pub(crate) struct Rsa;

impl Family for Rsa {
    fn generate(
        &'static self,
        _: &'static Row,
        bits: Option<usize>,
    ) -> Result<Arc<dyn Material>, Error> {
        Ok(Arc::new(private::generate(bits)?))
    }

    fn read_jwk(&'static self, _: &'static Row, jwk: &Jwk<'_>) -> Result<Arc<dyn Material>, Error> {
        let (n, e) = (number(jwk, "n")?, number(jwk, "e")?);
        let public = Public::new(&n, &e, jwk.permit)?;
        let pair = if jwk.has("d") {
            private::from_jwk(public, jwk)?
        } else {
            Pair::of_public(public)
        };
        Ok(Arc::new(pair))
    }

    fn read_der(
        &'static self,
        _: &'static Row,
        key: &KeyBytes<'_>,
        permit: Permit,
    ) -> Result<Arc<dyn Material>, Error> {
        let pair = match key {
            // RFC 8017 appendix A.1.1.
            KeyBytes::Public(der) => match der::read(der).as_deref() {
                Some([n, e]) => Pair::of_public(Public::new(n, e, permit)?),
                _ => return Err(NO_KEY),
            },
            KeyBytes::Private(der) => private::from_der(der, permit)?,
        };
        Ok(Arc::new(pair))
    }
}

const NO_KEY: Error = Error::KeyInvalid("the PEM holds no valid RSA key");

/// RFC 7518 section 2, Base64urlUInt: as few bytes as hold the number.
fn number(jwk: &Jwk<'_>, name: &'static str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let bytes = jwk.bytes(name)?;
    let minimal = bytes.first().is_some_and(|first| *first != 0);
    minimal.then_some(bytes).ok_or(Error::KeyMember(name))
}

#[derive(Clone)]
struct Public {
    modulus: Arc<Modulus>,
    /// Big-endian, without leading zeros.
    exponent: Vec<u8>,
    /// The same.
    power: u64,
}

impl Public {
    fn new(n: &[u8], e: &[u8], permit: Permit) -> Result<Self, Error> {
        let mut power = 0_u64;
        for byte in e {
            power = power.saturating_mul(256) | u64::from(*byte);
        }
        // 1 would make every block its own signature, and an even one is prime to no (p - 1)(q - 1).
        if power.is_multiple_of(2) || !(3..=MAX_EXPONENT).contains(&power) {
            return Err(Error::KeyInvalid(
                "the RSA key's exponent is even, below 3 or above 2^33",
            ));
        }
        let modulus = Modulus::new(n).ok_or(Error::KeyInvalid(
            "the RSA key's modulus is even, or not of 512 to 16384 bits",
        ))?;
        if modulus.bits() < STANDARD_BITS && permit == Permit::Standard {
            return Err(Error::KeyInvalid(
                "an RSA key needs a modulus of at least 2048 bits",
            ));
        }
        Ok(Self {
            modulus: Arc::new(modulus),
            exponent: e.into(),
            power,
        })
    }
}

impl PublicHalf for Public {
    fn verify(&self, alg: Alg, message: &[u8], signature: &[u8]) -> bool {
        let (Some((scheme, hash)), Some(block)) =
            (Scheme::of(alg), self.modulus.power(signature, self.power))
        else {
            return false;
        };
        let digest = hash.digest(&[message]);
        match scheme {
            Scheme::Pkcs1 => {
                encoding::pkcs1(hash, &digest, block.len()).is_some_and(|own| own == block)
            }
            Scheme::Pss => {
                encoding::check_pss(hash, &digest, &block, self.modulus.bits()).is_some()
            }
        }
    }

    fn members(&self) -> Members {
        let members = Members::new().with("e", &self.exponent);
        members.with("n", self.modulus.bytes())
    }

    fn der_bytes(&self) -> Option<Vec<u8>> {
        let der = der::write(&[self.modulus.bytes(), &self.exponent])?;
        Some(der.to_vec())
    }
}

/// How the digest is put into the block.
#[derive(Clone, Copy)]
enum Scheme {
    Pkcs1,
    Pss,
}

impl Scheme {
    const fn of(alg: Alg) -> Option<(Self, Hash)> {
        Some(match alg {
            Alg::Rs256 => (Self::Pkcs1, Hash::Sha256),
            Alg::Rs384 => (Self::Pkcs1, Hash::Sha384),
            Alg::Rs512 => (Self::Pkcs1, Hash::Sha512),
            Alg::Ps256 => (Self::Pss, Hash::Sha256),
            Alg::Ps384 => (Self::Pss, Hash::Sha384),
            Alg::Ps512 => (Self::Pss, Hash::Sha512),
            _ => return None,
        })
    }
}
