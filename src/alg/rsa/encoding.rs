//! The two ways to put a digest into a block as long as the modulus: RFC 8017 section 9.

use crate::hash::Hash;
use alloc::vec;
use alloc::vec::Vec;

/// DigestInfo up to the digest (RFC 8017 section 9.2, note 1).
pub(super) const fn digest_info(hash: Hash) -> &'static [u8; 19] {
    match hash {
        Hash::Sha256 => {
            b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20"
        }
        Hash::Sha384 => {
            b"\x30\x41\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\x05\x00\x04\x30"
        }
        Hash::Sha512 => {
            b"\x30\x51\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\x04\x40"
        }
    }
}

/// At least so many bytes of 0xff.
const MIN_PADDING: usize = 8;
/// What a block holds besides the digest: the DigestInfo around it, 0x00 0x01, the padding, 0x00.
pub(super) const PKCS1_OVERHEAD: usize = 19 + 3 + MIN_PADDING;

/// EMSA-PKCS1-v1_5 (section 9.2). To verify is to compare with all of this: reading a block from left to right is how
/// forgeries got past other implementations. `None` where the block is too short for the hash.
pub(super) fn pkcs1(hash: Hash, digest: &[u8], block: usize) -> Option<Vec<u8>> {
    let spare = block
        .checked_sub(PKCS1_OVERHEAD)?
        .checked_sub(digest.len())?;
    let padding = vec![0xff; spare.saturating_add(MIN_PADDING)];
    Some([&[0, 1], padding.as_slice(), &[0], digest_info(hash), digest].concat())
}

/// EMSA-PSS-VERIFY (section 9.1.2) of a block for a modulus of so many bits, with a salt as long as the hash and MGF1
/// with the same hash (RFC 7518 section 3.5). `None` where it does not verify.
pub(super) fn check_pss(
    hash: Hash,
    digest: &[u8],
    block: &[u8],
    modulus_bits: usize,
) -> Option<()> {
    // The encoding is a bit shorter than the modulus, which may cost the whole of the first byte.
    let used_bits = modulus_bits.checked_sub(1)? % 8;
    let (encoding, allowed) = match used_bits {
        0 => (block.strip_prefix(&[0])?, 0xff),
        _ => (block, 0xff >> 8_usize.saturating_sub(used_bits)),
    };
    let masked = encoding.strip_suffix(&[0xbc])?;
    let (masked, expected) = masked.split_at_checked(masked.len().checked_sub(hash.bytes())?)?;
    if *masked.first()? & !allowed != 0 {
        return None;
    }
    let mut data = masked.to_vec();
    mask(hash, expected, &mut data);
    *data.first_mut()? &= allowed;
    let (padding, salt) = data.split_at_checked(data.len().checked_sub(hash.bytes())?)?;
    let zeros = padding.strip_suffix(&[1])?;
    let own = hash.digest(&[&[0; 8], digest, salt]);
    (zeros.iter().all(|byte| *byte == 0) && own == expected).then_some(())
}

/// MGF1 (appendix B.2.1), exclusive-or.
fn mask(hash: Hash, seed: &[u8], data: &mut [u8]) {
    for (counter, chunk) in (0_u32..).zip(data.chunks_mut(hash.bytes())) {
        let mask = hash.digest(&[seed, &counter.to_be_bytes()]);
        for (byte, mask) in chunk.iter_mut().zip(mask) {
            *byte ^= mask;
        }
    }
}

/// EMSA-PSS-ENCODE (section 9.1.1). `None` where the block is too short.
#[cfg(feature = "rsa-private")]
pub(super) fn pss(hash: Hash, digest: &[u8], salt: &[u8], modulus_bits: usize) -> Option<Vec<u8>> {
    let bits = modulus_bits.checked_sub(1)?;
    let expected = hash.digest(&[&[0; 8], digest, salt]);
    let around = salt.len().checked_add(expected.len())?.checked_add(2)?;
    let zeros = bits.div_ceil(8).checked_sub(around)?;
    let mut data = [vec![0; zeros].as_slice(), &[1], salt].concat();
    mask(hash, &expected, &mut data);
    let unused = bits.div_ceil(8).checked_mul(8)?.checked_sub(bits)?;
    *data.first_mut()? &= 0xff_u8 >> unused;
    // Where the encoding is a byte shorter than the modulus, a zero makes up for it.
    let missing = vec![0; modulus_bits.div_ceil(8).checked_sub(bits.div_ceil(8))?];
    Some([&missing, data.as_slice(), &expected, &[0xbc]].concat())
}
