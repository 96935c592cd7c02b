//! Random JSON, with everything in it that readers get wrong.

use super::random::Random;

const NAMES: [&str; 8] = [
    "a",
    "b",
    "exp",
    "\\u0061",
    "__proto__",
    "",
    "\u{e9}",
    "\\u00e9",
];
const SPACES: [&str; 8] = ["", "", "", "", " ", "\n", "\t\r", "  "];
const PIECES: [&str; 16] = [
    "a",
    "b c",
    "\u{e9}",
    "\u{1f511}",
    "\u{2028}",
    "\u{7f}",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b\\f",
    "\\n\\r\\t",
    "\\u0000",
    "\\u00E9",
    "\\ud83d\\ude00",
    "\\uffff",
    "{}[]:,",
];
const NUMBERS: [&str; 14] = [
    "0",
    "-0",
    "1",
    "-1",
    "10",
    "0.5",
    "1e5",
    "1E+05",
    "1e-7",
    "9007199254740993",
    "1e308",
    "-2.5e-300",
    "123456789012345678901234567890",
    "1e-400",
];

/// An object, most of the time without a name twice.
pub(crate) fn object(random: &mut Random, depth: usize) -> String {
    list(random, ['{', '}'], |random| {
        let name = format!("\"{}{}\"", random.pick(&NAMES), random.below(30));
        let colon = [space(random), ":", space(random)].concat();
        format!("{name}{colon}{}", value(random, depth))
    })
}

/// Any value, at most `depth` levels deep.
pub(crate) fn value(random: &mut Random, depth: usize) -> String {
    match random.below(if depth == 0 { 6 } else { 9 }) {
        0 => "null".into(),
        1 => "true".into(),
        2 => "false".into(),
        3 => number(random),
        4 | 5 => string(random),
        6 | 7 => object(random, depth - 1),
        _ => list(random, ['[', ']'], |random| value(random, depth - 1)),
    }
}

pub(crate) fn number(random: &mut Random) -> String {
    if random.once_in(3) {
        return random.pick(&NUMBERS).into();
    }
    let sign = random.pick(&["", "", "-"]);
    let mut text = format!("{sign}{}", random.next() >> random.below(64));
    if random.once_in(2) {
        text.push_str(&format!(
            ".{:0width$}",
            random.next() >> 40,
            width = random.below(12)
        ));
    }
    if random.once_in(3) {
        let mark = random.pick(&["e", "E", "e+", "e-"]);
        text.push_str(&format!("{mark}{}", random.below(320)));
    }
    text
}

/// A string with its quotes.
pub(crate) fn string(random: &mut Random) -> String {
    let pieces = random.below(4);
    let text: String = (0..pieces).map(|_| random.pick(&PIECES)).collect();
    format!("\"{text}\"")
}

fn list(
    random: &mut Random,
    [open, close]: [char; 2],
    mut item: impl FnMut(&mut Random) -> String,
) -> String {
    let mut text = String::from(open);
    for index in 0..random.below(4) {
        if index > 0 {
            text.push(',');
        }
        text.push_str(space(random));
        text.push_str(&item(random));
        text.push_str(space(random));
    }
    text.push_str(space(random));
    text.push(close);
    text
}

fn space(random: &mut Random) -> &'static str {
    random.pick(&SPACES)
}
