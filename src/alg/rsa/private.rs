//! Private RSA keys, and signing with them.

mod generate;
mod numbers;

use super::{NO_KEY, Public, Scheme, der, encoding, number};
use crate::alg::Alg;
use crate::alg::pair::{Pair, PrivateHalf};
use crate::error::Error;
use crate::key::{Jwk, Members, Permit};
use alloc::vec;
use alloc::vec::Vec;
use getrandom::SysRng;
use numbers::{NUMBERS, PrivateNumbers, bytes};
use rsa::BoxedUint;
use rsa::hazmat::rsa_decrypt_and_check;
use zeroize::Zeroizing;

pub(super) use generate::generate;

/// The private members of a JWK (RFC 7518 section 6.3.2), in the order of RSAPrivateKey (RFC 8017 appendix A.1.2).
const NAMES: [&str; NUMBERS] = ["d", "p", "q", "dp", "dq", "qi"];

pub(super) fn from_jwk(public: Public, jwk: &Jwk<'_>) -> Result<Pair, Error> {
    if jwk.has("oth") {
        return Err(MORE_PRIMES);
    }
    let [d, p, q, dp, dq, qi] = NAMES.map(|name| number(jwk, name));
    Private::read(public, [&d?, &p?, &q?, &dp?, &dq?, &qi?])
}

pub(super) fn from_der(der: &[u8], permit: Permit) -> Result<Pair, Error> {
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
const CANNOT_SIGN: Error = Error::KeyInvalid("the key cannot sign");

struct Private {
    public: Public,
    numbers: PrivateNumbers,
}

impl Private {
    fn read(public: Public, given: [&[u8]; NUMBERS]) -> Result<Pair, Error> {
        let numbers = PrivateNumbers::read(&public, given)?;
        Ok(Self::pair(public, numbers))
    }

    fn pair(public: Public, numbers: PrivateNumbers) -> Pair {
        let private = Self {
            public: public.clone(),
            numbers,
        };
        Pair::new(public, private)
    }

    /// The encoded digest to the power of d. The `rsa` crate blinds it with fresh randomness and checks the result
    /// with the public exponent: one that a fault spoilt would tell the key.
    fn sign_block(&self, block: &[u8]) -> Result<Vec<u8>, Error> {
        let bits = self.public.modulus.bits();
        let block = u32::try_from(bits)
            .ok()
            .and_then(|bits| BoxedUint::from_be_slice(block, bits).ok());
        let signature =
            rsa_decrypt_and_check(&self.numbers, Some(&mut SysRng), &block.ok_or(CANNOT_SIGN)?);
        let signature = signature.map_err(|error| match error {
            rsa::Error::Rng => Error::NoRandomness,
            _ => CANNOT_SIGN,
        })?;
        let signature = bytes(&signature);
        let mut padded = vec![0; bits.div_ceil(8).saturating_sub(signature.len())];
        padded.extend_from_slice(&signature);
        Ok(padded)
    }
}

impl PrivateHalf for Private {
    fn sign(&self, alg: Alg, message: &[u8]) -> Result<Vec<u8>, Error> {
        let (scheme, hash) = Scheme::of(alg).ok_or(Error::AlgorithmNotAllowed)?;
        let (bits, digest) = (self.public.modulus.bits(), hash.digest(&[message]));
        let block = match scheme {
            Scheme::Pkcs1 => encoding::pkcs1(hash, &digest, bits.div_ceil(8)),
            Scheme::Pss => {
                let mut salt = vec![0; hash.bytes()];
                getrandom::fill(&mut salt).map_err(|_| Error::NoRandomness)?;
                encoding::pss(hash, &digest, &salt, bits)
            }
        };
        self.sign_block(&block.ok_or(Error::KeyInvalid("the RSA key is too short for this hash"))?)
    }

    fn add_members(&self, members: Members) -> Members {
        let named = NAMES.into_iter().zip(self.numbers.to_bytes());
        named.fold(members, |members, (name, number)| {
            members.with(name, &number)
        })
    }

    /// RFC 8017 appendix A.1.2, version 0: two primes.
    fn der_bytes(&self) -> Option<Zeroizing<Vec<u8>>> {
        let numbers = self.numbers.to_bytes();
        let mut all: Vec<&[u8]> = vec![&[0], self.public.modulus.bytes(), &self.public.exponent];
        all.extend(numbers.iter().map(|number| number.as_slice()));
        der::write(&all)
    }
}
