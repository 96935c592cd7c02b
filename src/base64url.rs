//! base64url as RFC 7515 section 2 has it: no padding, no white space, no stray trailing bits.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use base64::Engine as _;
use base64::alphabet::{Alphabet, URL_SAFE};
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// `None` for anything that [`encode`] would not have written.
#[inline(never)] // Every part of every token and key comes here.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    encode_in(&URL_SAFE, false, bytes)
}

pub(crate) fn encode_to(bytes: &[u8], out: &mut String) {
    out.push_str(&encode(bytes));
}

/// In any alphabet, with or without padding. All the room is taken at once: growing would leave copies of a key behind.
/// The crate's way to do it is 1 KB more to download.
pub(crate) fn encode_in(alphabet: &Alphabet, padded: bool, bytes: &[u8]) -> String {
    let letters = alphabet.as_str().as_bytes();
    let length = base64::encoded_len(bytes.len(), padded).unwrap_or_default();
    let mut text = vec![b'='; length];
    for (from, to) in bytes.chunks(3).zip(text.chunks_mut(4)) {
        let byte = |place| from.get(place).map_or(0, |byte: &u8| u32::from(*byte));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let sextets = [18, 12, 6, 0].map(|shift| bits >> shift & 63);
        for (letter, sextet) in to
            .iter_mut()
            .zip(sextets)
            .take(from.len().saturating_add(1))
        {
            let place = usize::try_from(sextet).unwrap_or_default();
            *letter = letters.get(place).copied().unwrap_or_default();
        }
    }
    String::from_utf8(text).unwrap_or_default()
}
