//! Damages text at random.

use super::random::Random;

const INSERTS: [&str; 40] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "'",
    "0",
    "1",
    "9",
    "-",
    "+",
    ".",
    "e",
    "E",
    "t",
    "null",
    "true",
    "false",
    "1e400",
    "\\u",
    "\\ud800",
    "\\udc00",
    "\\x",
    "\n",
    "\0",
    "\u{1f}",
    "\u{7f}",
    "\u{a0}",
    "\u{feff}",
    "\u{ff11}",
    " ",
    "/",
    "=",
    "_",
    "NaN",
    "\"a\":1,",
    "\"a0\":2,",
];

/// The same text with one to three changes, which may cancel out.
pub(crate) fn damaged(random: &mut Random, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(3) {
        change(random, &mut chars);
    }
    chars.into_iter().collect()
}

fn change(random: &mut Random, chars: &mut Vec<char>) {
    let at = random.below(chars.len());
    let until = (at + random.below(8)).min(chars.len());
    match random.below(6) {
        0 => chars.truncate(at),
        1 => drop(chars.drain(at..until)),
        2 => drop(chars.splice(at..at, random.pick(&INSERTS).chars())),
        3 => drop(chars.splice(at..until, random.pick(&INSERTS).chars())),
        4 => {
            let copy: Vec<char> = chars[at..until].to_vec();
            let to = random.below(chars.len());
            drop(chars.splice(to..to, copy));
        }
        _ => flip(random, chars.get_mut(at)),
    }
}

fn flip(random: &mut Random, place: Option<&mut char>) {
    if let Some(place) = place {
        let flipped = u32::from(*place) ^ (1 << random.below(8));
        *place = char::from_u32(flipped).unwrap_or('\u{fffd}');
    }
}
