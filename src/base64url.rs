//! base64url as RFC 7515 section 2 has it: no padding, no white space, no stray trailing bits. And base64 with padding,
//! for PEM.
//!
//! Every part of every token comes here; tests compare with the `base64` crate, which is slower, and 1 KB more to
//! download.

#[cfg(target_feature = "simd128")]
mod vectors;
#[cfg(target_feature = "simd128")]
use vectors as code;

#[cfg(not(target_feature = "simd128"))]
mod letters;
#[cfg(not(target_feature = "simd128"))]
use letters as code;

#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests;

use alloc::string::String;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// `None` for anything that [`encode`] would not have written.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    code::decode(text.as_bytes())
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    text(letters_of(bytes))
}

/// Of what [`encode_to`] writes, which is ASCII, and dots.
pub(crate) fn text(letters: Vec<u8>) -> String {
    String::from_utf8(letters).unwrap_or_default()
}

/// After what stands there already.
pub(crate) fn encode_to(bytes: &[u8], out: &mut Vec<u8>) {
    code::encode_to(bytes, out);
}

/// All the room is taken at once, room to pad included: growing would leave copies of a key behind.
fn letters_of(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    code::encode_to(bytes, &mut text);
    text
}

/// `None` for anything that [`encode_padded`] would not have written.
pub(crate) fn decode_padded(text: &str) -> Option<Vec<u8>> {
    let unpadded = text.strip_suffix('=').unwrap_or(text);
    let unpadded = unpadded.strip_suffix('=').unwrap_or(unpadded);
    let url_safe = unpadded.bytes().map(|letter| match letter {
        b'+' => b'-',
        b'/' => b'_',
        b'-' | b'_' => b'/',
        other => other,
    });
    let url_safe: Zeroizing<Vec<u8>> = Zeroizing::new(url_safe.collect());
    code::decode(&url_safe).filter(|_| text.len().is_multiple_of(4))
}

pub(crate) fn encode_padded(bytes: &[u8]) -> String {
    let mut letters = letters_of(bytes);
    for letter in &mut letters {
        match *letter {
            b'-' => *letter = b'+',
            b'_' => *letter = b'/',
            _ => {}
        }
    }
    // There is room: growing would leave copies of a key behind.
    while !letters.len().is_multiple_of(4) {
        letters.push(b'=');
    }
    text(letters)
}
