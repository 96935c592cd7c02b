//! Writing JSON: only strings and flat objects are ever needed.

use alloc::string::String;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends `text` as a JSON string.
pub(crate) fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\u{0}'..='\u{1f}' => control(character, out),
            _ => out.push(character),
        }
    }
    out.push('"');
}

fn control(character: char, out: &mut String) {
    out.push_str("\\u00");
    let code = u32::from(character);
    for nibble in [code >> 4, code & 15] {
        let digit = usize::try_from(nibble)
            .ok()
            .and_then(|index| HEX.get(index));
        out.extend(digit.map(|&byte| char::from(byte)));
    }
}

/// An array of strings.
pub(crate) fn strings(items: &[String]) -> String {
    let mut text = String::from("[");
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        quote(item, &mut text);
    }
    text.push(']');
    text
}

/// An object, member after member.
pub(crate) struct Writer {
    text: String,
}

impl Writer {
    pub(crate) fn new() -> Self {
        Self::with_room(0)
    }

    /// Room for a secret of this length and all that surrounds it: growing would leave copies behind.
    pub(crate) fn with_room(bytes: usize) -> Self {
        let mut text = String::with_capacity(bytes.saturating_add(512));
        text.push('{');
        Self { text }
    }

    /// A member whose value is a string.
    pub(crate) fn string(&mut self, name: &str, value: &str) {
        self.name(name);
        quote(value, &mut self.text);
    }

    /// A member whose value is JSON already.
    pub(crate) fn raw(&mut self, name: &str, json: &str) {
        self.name(name);
        self.text.push_str(json);
    }

    fn name(&mut self, name: &str) {
        if self.text.len() > 1 {
            self.text.push(',');
        }
        quote(name, &mut self.text);
        self.text.push(':');
    }

    pub(crate) fn finish(mut self) -> String {
        self.text.push('}');
        self.text
    }
}
