//! New RSA keys (FIPS 186-5 appendix A.1.3: probable primes).
//!
//! `crypto-primes` tests the candidates. Its own search sieves them with 70 KB of tables; to divide them by the odd
//! numbers below a thousand leaves little more to test.

use super::Private;
use super::numbers::{PrivateNumbers, bytes};
use crate::alg::pair::Pair;
use crate::alg::rsa::{Public, STANDARD_BITS};
use crate::error::Error;
use crate::key::Permit;
use alloc::vec;
use chacha20::ChaCha20Rng;
use crypto_bigint::{BoxedUint, ConcatenatingMul as _, Limb, NonZero, Odd};
use crypto_primes::hazmat::MillerRabin;
use rsa::rand_core::{Rng as _, SeedableRng as _};
use zeroize::Zeroizing;

/// More is a matter of minutes, and of patience rather than of security.
const MAX_BITS: usize = 8192;
/// What everybody takes, and its bytes.
const E: u32 = 65_537;
const E_BYTES: [u8; 3] = [1, 0, 1];
/// Rounds of Miller and Rabin with random bases. FIPS 186-5 table B.1 asks for 5 at most.
const ROUNDS: usize = 8;

pub(in crate::alg::rsa) fn generate(bits: Option<usize>) -> Result<Pair, Error> {
    let bits = bits.unwrap_or(STANDARD_BITS);
    if !(STANDARD_BITS..=MAX_BITS).contains(&bits) {
        return Err(Error::KeyInvalid(
            "the modulus of a new RSA key has 2048 to 8192 bits",
        ));
    }
    // The test for primes takes a generator that cannot fail, and the platform's can.
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(seed.as_mut_slice()).map_err(|_| Error::NoRandomness)?;
    let mut random = ChaCha20Rng::from_seed(*seed);
    let p = Zeroizing::new(prime(&mut random, bits.div_ceil(2)).ok_or(NO_KEY)?);
    let q = Zeroizing::new(prime(&mut random, bits / 2).ok_or(NO_KEY)?);
    let n = p.concatenating_mul(&*q);
    let d = Zeroizing::new(private_exponent(&n, &p, &q).ok_or(NO_KEY)?);
    let public = Public::new(&bytes(&n), &E_BYTES, Permit::Standard)?;
    let numbers = PrivateNumbers::new(&public, &bytes(&d), &bytes(&p), &bytes(&q))?;
    Ok(Private::pair(public, numbers))
}

/// Never seen: it spares panic paths.
const NO_KEY: Error = Error::KeyInvalid("no RSA key was found");

/// A prime whose two highest bits are set, so that the product of two has all of its bits.
fn prime(random: &mut ChaCha20Rng, bits: usize) -> Option<BoxedUint> {
    let mut draw = Zeroizing::new(vec![0; bits.div_ceil(8)]);
    let highest = BoxedUint::one_with_precision(u32::try_from(bits).ok()?);
    let highest = highest.shl_vartime(u32::try_from(bits.checked_sub(2)?).ok()?)?;
    let highest = highest.wrapping_add(&highest).wrapping_add(&highest);
    loop {
        random.fill_bytes(&mut draw);
        let excess = bits.next_multiple_of(8).checked_sub(bits)?;
        draw.first_mut().map(|first| *first &= 0xff >> excess)?;
        let drawn = BoxedUint::from_be_slice_truncated(&draw, highest.bits_precision());
        let drawn = Zeroizing::new(drawn);
        let candidate = (&*drawn | &highest) | BoxedUint::one();
        if !has_small_factor(&candidate)? && is_prime(&candidate, random)? {
            return Some(candidate);
        }
    }
}

/// Also true where e has no inverse modulo (candidate - 1).
fn has_small_factor(candidate: &BoxedUint) -> Option<bool> {
    let remainder = |divisor: u32| {
        let divisor = NonZero::new(Limb::from(divisor)).into_option()?;
        Some(candidate.rem_limb(divisor))
    };
    for divisor in (3..1000).step_by(2) {
        if remainder(divisor)? == Limb::ZERO {
            return Some(true);
        }
    }
    Some(remainder(E)? == Limb::ONE)
}

fn is_prime(candidate: &BoxedUint, random: &mut ChaCha20Rng) -> Option<bool> {
    let test = MillerRabin::new(Odd::new(candidate.clone()).into_option()?);
    let first = test.test_base_two().is_probably_prime();
    Some(first && (0..ROUNDS).all(|_| test.test_random_base(random).is_probably_prime()))
}

/// 1/e modulo (p - 1)(q - 1), which is the one whole number among (1 + k(p - 1)(q - 1))/e for k below e.
fn private_exponent(n: &BoxedUint, p: &BoxedUint, q: &BoxedUint) -> Option<BoxedUint> {
    let e = NonZero::new(Limb::from(E)).into_option()?;
    let totient = Zeroizing::new(
        n.wrapping_sub(p)
            .wrapping_sub(q)
            .wrapping_add(BoxedUint::one()),
    );
    let rest = u64::from(totient.rem_limb(e));
    // Fermat: x to the power of e - 2, which is sixteen ones.
    let times = |a: u64, b: u64| a.wrapping_mul(b) % 65_537;
    let inverse = (0..16).fold(1, |power, _| times(times(power, power), rest));
    let k = u64::from(E).checked_sub(inverse)?;
    let multiple = Zeroizing::new(totient.concatenating_mul(&BoxedUint::from(k)));
    let (d, rest) = multiple.wrapping_add(BoxedUint::one()).div_rem_limb(e);
    (rest == Limb::ZERO).then_some(d)
}
