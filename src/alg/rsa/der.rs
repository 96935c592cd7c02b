//! RSAPublicKey and RSAPrivateKey (RFC 8017 appendix A.1): sequences of numbers that are never negative.

use crate::key::tlv::{contents, element, sequence};
use ::der::Tag;
use ::der::asn1::AnyRef;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// The numbers, big-endian, in as few bytes as hold them.
pub(super) fn read(der: &[u8]) -> Option<Vec<&[u8]>> {
    sequence(der)?.into_iter().map(unsigned).collect()
}

/// Whether it is an RSAPrivateKey of version 1, which ends with a list of further primes.
#[cfg(feature = "rsa-private")]
pub(super) fn has_more_primes(der: &[u8]) -> bool {
    let version = sequence(der).and_then(|parts| contents(*parts.first()?, Tag::Integer));
    version == Some(&[1])
}

/// X.690 section 8.3: the highest bit is a sign, and of two ways to write a number the shorter one is right.
fn unsigned(number: AnyRef<'_>) -> Option<&[u8]> {
    let bytes = contents(number, Tag::Integer)?;
    match bytes {
        [0, rest @ ..] if rest.first().is_some_and(|first| *first > 0x7f) => Some(rest),
        [0] | [1..=0x7f, ..] => Some(bytes),
        _ => None,
    }
}

pub(super) fn write(numbers: &[&[u8]]) -> Option<Zeroizing<Vec<u8>>> {
    let elements = numbers.iter().map(|number| {
        let negative = number.first().is_some_and(|first| *first > 0x7f);
        element(Tag::Integer, &[if negative { &[0] } else { &[] }, number])
    });
    let elements = elements.collect::<Option<Vec<_>>>()?;
    let parts: Vec<&[u8]> = elements.iter().map(|element| element.as_slice()).collect();
    element(Tag::Sequence, &parts)
}
