//! base64url as RFC 7515 section 2 has it: no padding, no white space, no stray trailing bits. And base64 with padding,
//! for PEM.
//!
//! Every part of every token comes here; tests compare with the `base64` crate, which is 1 KB more to download.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

struct Alphabet {
    letters: [u8; 64],
    /// By letter; above 63 where there is no such letter.
    values: [u8; 256],
}

static URL_SAFE: Alphabet = Alphabet::ending(*b"-_");
static STANDARD: Alphabet = Alphabet::ending(*b"+/");

const NO_LETTER: u8 = 0xff;

/// `None` for anything that [`encode`] would not have written.
#[inline(never)]
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE.decode(text.as_bytes())
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE.encode(false, bytes)
}

pub(crate) fn encode_to(bytes: &[u8], out: &mut String) {
    out.push_str(&encode(bytes));
}

/// `None` for anything that [`encode_padded`] would not have written.
pub(crate) fn decode_padded(text: &str) -> Option<Vec<u8>> {
    let unpadded = text.strip_suffix('=').unwrap_or(text);
    let unpadded = unpadded.strip_suffix('=').unwrap_or(unpadded);
    let whole = text.len().is_multiple_of(4);
    STANDARD.decode(unpadded.as_bytes()).filter(|_| whole)
}

pub(crate) fn encode_padded(bytes: &[u8]) -> String {
    STANDARD.encode(true, bytes)
}

impl Alphabet {
    #[allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "only ever done when compiling"
    )]
    const fn ending(last: [u8; 2]) -> Self {
        let mut letters = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789..";
        [letters[62], letters[63]] = last;
        let mut values = [NO_LETTER; 256];
        let mut value = 0;
        while value < letters.len() {
            values[letters[value] as usize] = value as u8;
            value += 1;
        }
        Self { letters, values }
    }

    /// Four letters are 24 bits, three bytes.
    fn decode(&self, text: &[u8]) -> Option<Vec<u8>> {
        let (groups, last) = text.as_chunks::<4>();
        let mut bytes = vec![0; text.len().checked_mul(3)? / 4];
        let (places, place) = bytes.as_chunks_mut::<3>();
        let mut seen = 0;
        for (place, letters) in places.iter_mut().zip(groups) {
            let [_, three @ ..] = self.bits(*letters, &mut seen);
            *place = three;
        }
        if !last.is_empty() {
            // What a group cut short has no letter for is zeros.
            let letters = [0, 1, 2, 3].map(|at| last.get(at).copied().unwrap_or(b'A'));
            let [_, three @ ..] = self.bits(letters, &mut seen);
            let (used, stray) = three.split_at_checked(place.len())?;
            if used.is_empty() || stray.iter().any(|bits| *bits != 0) {
                return None;
            }
            place.copy_from_slice(used);
        }
        (seen < 64).then_some(bytes)
    }

    /// Six for each letter, in the lower three bytes; and what was seen, so that nobody has to look at each.
    #[inline(always)]
    fn bits(&self, letters: [u8; 4], seen: &mut u8) -> [u8; 4] {
        let value = |letter: u8| {
            let value = self.values.get(usize::from(letter));
            value.copied().unwrap_or(NO_LETTER)
        };
        let [a, b, c, d] = letters;
        // One by one: `map` would be a loop.
        let (a, b, c, d) = (value(a), value(b), value(c), value(d));
        *seen |= a | b | c | d;
        let high = u32::from(a) << 18 | u32::from(b) << 12;
        (high | u32::from(c) << 6 | u32::from(d)).to_be_bytes()
    }

    /// All the room is taken at once: growing would leave copies of a key behind.
    fn encode(&self, padded: bool, bytes: &[u8]) -> String {
        let groups = bytes.len().div_ceil(3).saturating_mul(4);
        let unpadded = bytes.len().saturating_mul(4).div_ceil(3);
        let mut text = vec![b'='; if padded { groups } else { unpadded }];
        let (whole, last) = bytes.as_chunks::<3>();
        let (places, _) = text.as_chunks_mut::<4>();
        for (place, [a, b, c]) in places.iter_mut().zip(whole) {
            *place = self.letters([*a, *b, *c]);
        }
        if !last.is_empty() {
            let [a, b, c] = [0, 1, 2].map(|at| last.get(at).copied().unwrap_or_default());
            let used = last.len().saturating_add(1);
            let letters = self.letters([a, b, c]).into_iter().take(used);
            let places = text.iter_mut().skip(whole.len().saturating_mul(4));
            places
                .zip(letters)
                .for_each(|(place, letter)| *place = letter);
        }
        String::from_utf8(text).unwrap_or_default()
    }

    #[inline(always)]
    fn letters(&self, [a, b, c]: [u8; 3]) -> [u8; 4] {
        let letter = |sextet: u8| {
            let letter = self.letters.get(usize::from(sextet & 63));
            letter.copied().unwrap_or_default()
        };
        [
            letter(a >> 2),
            letter(a << 4 | b >> 4),
            letter(b << 2 | c >> 6),
            letter(c),
        ]
    }
}
