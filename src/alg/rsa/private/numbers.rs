//! The numbers of a private key, in the form that the `rsa` crate computes with.
//!
//! Its own `RsaPrivateKey` can do more than is asked for here, such as finding primes and square roots, and is
//! several times the code.

use crate::alg::rsa::Public;
use crate::error::Error;
use alloc::vec::Vec;
use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams, MontyParams};
use crypto_bigint::{BoxedUint, ConcatenatingMul as _, NonZero, Odd};
use rsa::CrtValue;
use rsa::traits::{PrivateKeyParts, PublicKeyParts};
use zeroize::{Zeroize as _, Zeroizing};

/// d, p, q, dp, dq, qi.
pub(super) const NUMBERS: usize = 6;

pub(super) struct PrivateNumbers {
    n: BoxedMontyParams,
    modulus: NonZero<BoxedUint>,
    e: BoxedUint,
    d: BoxedUint,
    primes: [Odd<BoxedUint>; 2],
    p: MontyParams<BoxedUint>,
    q: MontyParams<BoxedUint>,
    dp: BoxedUint,
    dq: BoxedUint,
    qi: BoxedMontyForm,
}

const PRIMES: Error = Error::KeyInvalid("the RSA key's p and q are not the two halves of its n");
const EXPONENT: Error = Error::KeyInvalid("the RSA key's d does not belong to its e, p and q");
const REMAINDERS: Error =
    Error::KeyInvalid("the RSA key's dp, dq and qi do not belong to its d, p and q");

impl PrivateNumbers {
    /// Only numbers that all belong together: a wrong one would give signatures that tell the key.
    pub(super) fn read(public: &Public, given: [&[u8]; NUMBERS]) -> Result<Self, Error> {
        let [d, p, q, ..] = given;
        let numbers = Self::new(public, d, p, q)?;
        let own = numbers.to_bytes();
        if own.iter().map(|own| own.as_slice()).ne(given) {
            return Err(REMAINDERS);
        }
        Ok(numbers)
    }

    /// The rest follows from these.
    pub(super) fn new(public: &Public, d: &[u8], p: &[u8], q: &[u8]) -> Result<Self, Error> {
        let bits = public.modulus.bits();
        let n = number(public.modulus.bytes(), bits).ok_or(PRIMES)?;
        let d = number(d, bits).filter(|d| *d < n).ok_or(EXPONENT)?;
        // Nobody makes primes of unequal length, and what is computed with them takes the same room for both.
        let prime = |bytes| number(bytes, bits.div_ceil(2)).ok_or(PRIMES);
        let (p, q) = (prime(p)?, prime(q)?);
        if p.concatenating_mul(&q) != n {
            return Err(PRIMES);
        }
        let e = BoxedUint::from(public.power);
        let (dp, dq) = (remainder(&d, &e, &p)?, remainder(&d, &e, &q)?);
        let odd = |number: BoxedUint| Odd::new(number).into_option().ok_or(PRIMES);
        let (n, primes) = (odd(n)?, [odd(p)?, odd(q)?]);
        let [p, q] = primes.clone().map(BoxedMontyParams::new);
        let qi = BoxedMontyForm::new(q.modulus().rem(p.modulus().as_nz_ref()), &p).invert();
        Ok(Self {
            modulus: n.as_nz_ref().clone(),
            n: BoxedMontyParams::new(n),
            e,
            d,
            primes,
            p: p.as_ref().clone(),
            q: q.as_ref().clone(),
            dp,
            dq,
            qi: qi.into_option().ok_or(PRIMES)?,
        })
    }

    pub(super) fn to_bytes(&self) -> [Zeroizing<Vec<u8>>; NUMBERS] {
        let [p, q] = &self.primes;
        let qi = Zeroizing::new(self.qi.retrieve());
        [&self.d, p, q, &self.dp, &self.dq, &qi].map(bytes)
    }
}

/// d modulo (prime - 1), once de is 1 there.
fn remainder(d: &BoxedUint, e: &BoxedUint, prime: &BoxedUint) -> Result<BoxedUint, Error> {
    let below = NonZero::new(prime.wrapping_sub(BoxedUint::one()));
    let below = below.into_option().ok_or(PRIMES)?;
    let product = Zeroizing::new(d.concatenating_mul(e));
    if !bool::from(product.rem(&below).is_one()) {
        return Err(EXPONENT);
    }
    Ok(d.rem(&below))
}

fn number(bytes: &[u8], bits: usize) -> Option<BoxedUint> {
    BoxedUint::from_be_slice(bytes, u32::try_from(bits).ok()?).ok()
}

/// Big-endian, without leading zeros.
pub(super) fn bytes(number: &BoxedUint) -> Zeroizing<Vec<u8>> {
    let mut padded = number.to_be_bytes();
    let significant = padded.iter().skip_while(|byte| **byte == 0);
    let bytes = Zeroizing::new(significant.copied().collect());
    padded.zeroize();
    bytes
}

impl Drop for PrivateNumbers {
    fn drop(&mut self) {
        for number in [&mut self.d, &mut self.dp, &mut self.dq] {
            number.zeroize();
        }
        self.primes.zeroize();
        self.p.zeroize();
        self.q.zeroize();
        self.qi.zeroize();
    }
}

impl PublicKeyParts for PrivateNumbers {
    fn n(&self) -> &NonZero<BoxedUint> {
        &self.modulus
    }

    fn e(&self) -> &BoxedUint {
        &self.e
    }

    fn n_params(&self) -> &BoxedMontyParams {
        &self.n
    }
}

impl PrivateKeyParts for PrivateNumbers {
    fn d(&self) -> &BoxedUint {
        &self.d
    }

    fn primes(&self) -> &[Odd<BoxedUint>] {
        &self.primes
    }

    fn p(&self) -> Option<&MontyParams<BoxedUint>> {
        Some(&self.p)
    }

    fn q(&self) -> Option<&MontyParams<BoxedUint>> {
        Some(&self.q)
    }

    fn dp(&self) -> Option<&BoxedUint> {
        Some(&self.dp)
    }

    fn dq(&self) -> Option<&BoxedUint> {
        Some(&self.dq)
    }

    fn qinv(&self) -> Option<&BoxedMontyForm> {
        Some(&self.qi)
    }

    fn crt_values(&self) -> Option<&[CrtValue]> {
        None
    }
}
