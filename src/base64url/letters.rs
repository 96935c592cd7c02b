//! Letter by letter, for every machine.

use alloc::vec;
use alloc::vec::Vec;

struct Alphabet {
    letters: [u8; 64],
    /// By letter; above 63 where there is no such letter.
    values: [u8; 256],
}

static URL_SAFE: Alphabet = Alphabet::new();

const NO_LETTER: u8 = 0xff;

/// Four letters are 24 bits, three bytes.
pub(super) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let (groups, last) = text.as_chunks::<4>();
    let mut bytes = vec![0; text.len().checked_mul(3)? / 4];
    let (places, place) = bytes.as_chunks_mut::<3>();
    let mut seen = 0;
    for (place, letters) in places.iter_mut().zip(groups) {
        let [_, three @ ..] = URL_SAFE.bits(*letters, &mut seen);
        *place = three;
    }
    if !last.is_empty() {
        // What a group cut short has no letter for is zeros.
        let letters = [0, 1, 2, 3].map(|at| last.get(at).copied().unwrap_or(b'A'));
        let [_, three @ ..] = URL_SAFE.bits(letters, &mut seen);
        let (used, stray) = three.split_at_checked(place.len())?;
        if used.is_empty() || stray.iter().any(|bits| *bits != 0) {
            return None;
        }
        place.copy_from_slice(used);
    }
    (seen < 64).then_some(bytes)
}

pub(super) fn encode_to(bytes: &[u8], text: &mut Vec<u8>) {
    let start = text.len();
    let room = bytes.len().div_ceil(3).saturating_mul(4);
    text.resize(start.saturating_add(room), 0);
    let (whole, last) = bytes.as_chunks::<3>();
    let last = [0, 1, 2].map(|at| last.get(at).copied().unwrap_or_default());
    let (places, _) = text
        .get_mut(start..)
        .unwrap_or_default()
        .as_chunks_mut::<4>();
    for (place, three) in places.iter_mut().zip(whole.iter().chain([&last])) {
        *place = URL_SAFE.letters(*three);
    }
    let length = bytes.len().saturating_mul(4).div_ceil(3);
    text.truncate(start.saturating_add(length));
}

impl Alphabet {
    #[allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "only ever done when compiling"
    )]
    const fn new() -> Self {
        let letters = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut values = [NO_LETTER; 256];
        let mut value = 0;
        while value < letters.len() {
            values[letters[value] as usize] = value as u8;
            value += 1;
        }
        Self { letters, values }
    }

    /// Six for each letter, in the lower three bytes; and what was seen, so that nobody has to look at each.
    #[inline(always)]
    fn bits(&self, letters: [u8; 4], seen: &mut u8) -> [u8; 4] {
        let value = |letter: u8| {
            let value = self.values.get(usize::from(letter));
            value.copied().unwrap_or(NO_LETTER)
        };
        let [a, b, c, d] = letters.map(value);
        *seen |= a | b | c | d;
        let high = u32::from(a) << 18 | u32::from(b) << 12;
        (high | u32::from(c) << 6 | u32::from(d)).to_be_bytes()
    }

    #[inline(always)]
    fn letters(&self, [a, b, c]: [u8; 3]) -> [u8; 4] {
        let letter = |sextet: u8| {
            let letter = self.letters.get(usize::from(sextet & 63));
            letter.copied().unwrap_or_default()
        };
        [a >> 2, a << 4 | b >> 4, b << 2 | c >> 6, c].map(letter)
    }
}
