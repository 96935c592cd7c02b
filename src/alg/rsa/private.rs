//! Private RSA keys. All arithmetic on them is the `rsa` crate's, blinded by fresh randomness each time; it does not
//! take the same time for every key all the same (RUSTSEC-2023-0071, "Marvin").

use super::{NO_KEY, NOT_DER, Public, STANDARD_BITS, Scheme, der, encoding, number};
use crate::alg::Alg;
use crate::error::Error;
use crate::hash::Hash;
use crate::key::{Jwk, KeyType, Material, Members, Permit};
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use chacha20::ChaCha20Rng;
use getrandom::SysRng;
use rsa::rand_core::SeedableRng as _;
use rsa::traits::{PrivateKeyParts as _, PublicKeyParts as _, SignatureScheme};
use rsa::{BoxedUint, Pkcs1v15Sign, Pss, RsaPrivateKey};
use sha2::{Sha256, Sha384, Sha512};
use zeroize::{Zeroize, Zeroizing};

/// More is a matter of minutes, and of patience rather than of security.
const MAX_GENERATED_BITS: usize = 8192;
/// The private members of a JWK (RFC 7518 section 6.3.2), in the order of RSAPrivateKey (RFC 8017 appendix A.1.2).
const NAMES: [&str; 6] = ["d", "p", "q", "dp", "dq", "qi"];

type Numbers = [Zeroizing<Vec<u8>>; NAMES.len()];

pub(super) fn generate(bits: Option<usize>) -> Result<Arc<dyn Material>, Error> {
    let bits = bits.unwrap_or(STANDARD_BITS);
    if !(STANDARD_BITS..=MAX_GENERATED_BITS).contains(&bits) {
        return Err(Error::KeyInvalid(
            "the modulus of a new RSA key has 2048 to 8192 bits",
        ));
    }
    // The search for primes takes a generator that cannot fail, and the platform's can.
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(seed.as_mut_slice()).map_err(|_| Error::NoRandomness)?;
    let mut random = ChaCha20Rng::from_seed(*seed);
    let key = RsaPrivateKey::new(&mut random, bits).map_err(|_| Error::NoRandomness)?;
    let (n, e) = (bytes(key.n().as_ref()), bytes(key.e()));
    let public = Public::new(&n, &e, Permit::Standard)?;
    Ok(Arc::new(Private { public, key }))
}

pub(super) fn from_jwk(public: Public, jwk: &Jwk<'_>) -> Result<Arc<dyn Material>, Error> {
    if jwk.has("oth") {
        return Err(MORE_PRIMES);
    }
    let [d, p, q, dp, dq, qi] = NAMES.map(|name| number(jwk, name));
    Private::read(public, [&d?, &p?, &q?, &dp?, &dq?, &qi?])
}

pub(super) fn from_der(der: &[u8], permit: Permit) -> Result<Arc<dyn Material>, Error> {
    match der::read(der).as_deref() {
        Some([[0], n, e, private @ ..]) => {
            let private = private.try_into().map_err(|_| NO_KEY)?;
            Private::read(Public::new(n, e, permit)?, private)
        }
        None if der::has_more_primes(der) => Err(MORE_PRIMES),
        _ => Err(NO_KEY),
    }
}

const MORE_PRIMES: Error =
    Error::KeyNotSupported("an RSA key of more than two primes is not supported");
const PRIMES: Error = Error::KeyInvalid("the RSA key's p and q are not the two halves of its n");
const EXPONENT: Error = Error::KeyInvalid("the RSA key's d does not belong to its e, p and q");
const REMAINDERS: Error =
    Error::KeyInvalid("the RSA key's dp, dq and qi do not belong to its d, p and q");
const CANNOT_SIGN: Error = Error::KeyInvalid("the key cannot sign");

struct Private {
    public: Public,
    key: RsaPrivateKey,
}

impl Private {
    /// Only numbers that all belong together: a wrong one would give signatures that tell the key.
    fn read(public: Public, given: [&[u8]; NAMES.len()]) -> Result<Arc<dyn Material>, Error> {
        let bits = public.modulus.bits();
        let big = |bytes: &[u8], bits: usize| {
            let bits = u32::try_from(bits).ok()?;
            BoxedUint::from_be_slice(bytes, bits).ok()
        };
        let [d, p, q, ..] = given;
        let n = big(public.modulus.bytes(), bits).ok_or(NO_KEY)?;
        let d = big(d, bits).ok_or(EXPONENT)?;
        // Nobody makes primes of unequal length, and the crate computes with half the modulus' room for each.
        let prime = |bytes| big(bytes, bits.div_ceil(2)).ok_or(PRIMES);
        let primes = vec![prime(p)?, prime(q)?];
        let key = RsaPrivateKey::from_components(n, BoxedUint::from(public.power), d, primes);
        let key = key.map_err(|error| match error {
            rsa::Error::InvalidExponent => EXPONENT,
            _ => PRIMES,
        })?;
        let private = Self { public, key };
        let own = private.numbers().ok_or(PRIMES)?;
        if own.iter().map(|own| own.as_slice()).ne(given) {
            return Err(REMAINDERS);
        }
        Ok(Arc::new(private))
    }

    fn numbers(&self) -> Option<Numbers> {
        let [p, q] = self.key.primes() else {
            return None;
        };
        let qi = Zeroizing::new(self.key.qinv()?.retrieve());
        let numbers = [self.key.d(), p, q, self.key.dp()?, self.key.dq()?, &qi];
        Some(numbers.map(bytes))
    }

    fn sign_digest(&self, alg: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        let (scheme, hash) = Scheme::of(alg)?;
        if !scheme.fits(hash, self.public.modulus.bits()) {
            return Err(Error::KeyInvalid("the RSA key is too short for this hash"));
        }
        let digest = hash.digest(&[message]);
        let signature = match (scheme, hash) {
            (Scheme::Pkcs1, _) => {
                let prefix = encoding::digest_info(hash).as_slice().into();
                let hash_len = Some(digest.len());
                Pkcs1v15Sign { hash_len, prefix }.sign(Some(&mut SysRng), &self.key, &digest)
            }
            (Scheme::Pss, Hash::Sha256) => self.sign_pss(Pss::<Sha256>::new(), &digest),
            (Scheme::Pss, Hash::Sha384) => self.sign_pss(Pss::<Sha384>::new(), &digest),
            (Scheme::Pss, Hash::Sha512) => self.sign_pss(Pss::<Sha512>::new(), &digest),
        };
        signature.map_err(|error| match error {
            rsa::Error::Rng => Error::NoRandomness,
            _ => CANNOT_SIGN,
        })
    }

    fn sign_pss(&self, scheme: impl SignatureScheme, digest: &[u8]) -> rsa::Result<Vec<u8>> {
        scheme.sign(Some(&mut SysRng), &self.key, digest)
    }
}

impl Scheme {
    /// Whether the encoded digest is not longer than a block (RFC 8017 sections 9.1.1 and 9.2).
    const fn fits(self, hash: Hash, modulus_bits: usize) -> bool {
        let (bits, bytes) = match self {
            Self::Pkcs1 => (
                modulus_bits,
                encoding::PKCS1_OVERHEAD.saturating_add(hash.bytes()),
            ),
            Self::Pss => (
                modulus_bits.saturating_sub(1),
                hash.bytes().saturating_mul(2).saturating_add(2),
            ),
        };
        bits.div_ceil(8) >= bytes
    }
}

/// Big-endian, without leading zeros.
fn bytes(number: &BoxedUint) -> Zeroizing<Vec<u8>> {
    let mut padded = number.to_be_bytes();
    let significant = padded.iter().skip_while(|byte| **byte == 0);
    let bytes = Zeroizing::new(significant.copied().collect());
    padded.zeroize();
    bytes
}

impl Material for Private {
    fn key_type(&self) -> KeyType {
        KeyType::Private
    }

    /// A signature that a fault spoilt could tell the key: what does not verify does not leave.
    fn sign(&self, alg: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signature = self.sign_digest(alg, message)?;
        match self.public.verify(alg, message, &signature) {
            Ok(()) => Ok(signature),
            Err(_) => Err(CANNOT_SIGN),
        }
    }

    fn verify(&self, alg: Alg, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        self.public.verify(alg, message, signature)
    }

    fn public(&self) -> Result<Arc<dyn Material>, Error> {
        self.public.public()
    }

    fn members(&self, private: bool) -> Result<Members, Error> {
        let members = self.public.members(false)?;
        if !private {
            return Ok(members);
        }
        let numbers = self.numbers().ok_or(NOT_DER)?;
        let named = NAMES.into_iter().zip(&numbers);
        Ok(named.fold(members, |members, (name, number)| {
            members.with(name, number)
        }))
    }

    fn thumbprint_members(&self) -> Result<Members, Error> {
        self.public.thumbprint_members()
    }

    /// RFC 8017 appendix A.1.2, version 0: two primes.
    fn der_bytes(&self, private: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
        if !private {
            return self.public.der_bytes(false);
        }
        let numbers = self.numbers().ok_or(NOT_DER)?;
        let mut all: Vec<&[u8]> = vec![&[0], self.public.modulus.bytes(), &self.public.exponent];
        all.extend(numbers.iter().map(|number| number.as_slice()));
        der::write(&all).ok_or(NOT_DER)
    }
}
