//! Texts of the same shape. The claims of an issuer's tokens have the same names in the same order: where a text is one
//! that was read before, byte for byte but for the values, only those are left to read.

mod gap;
#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests;

use super::{MAX_DEPTH, Member, Object, Reader, Value};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use gap::Gap;

/// Shapes that are kept at most, and members that one has at most.
const MOST_SHAPES: usize = 4;
pub(crate) const MOST_MEMBERS: usize = 32;
/// Of the texts that have none of them, every so many's shape is kept: no two might be alike.
const FEW: u32 = 4;
const LONGEST_NAME: usize = 256;

pub(crate) struct Shapes {
    kept: [Shape; MOST_SHAPES],
    unknown: u32,
}

/// No values: nobody's claims stay here.
struct Shape {
    number: u32,
    /// Before each value.
    gaps: Vec<Gap>,
}

impl Shapes {
    pub(crate) const fn new() -> Self {
        const NONE: Shape = Shape {
            number: 0,
            gaps: Vec::new(),
        };
        Self {
            kept: [NONE; MOST_SHAPES],
            unknown: 0,
        }
    }

    /// `None` does not mean that the text is wrong.
    pub(crate) fn read<'a>(&self, text: &'a str) -> Option<Object<'a>> {
        self.kept.iter().find_map(|shape| shape.read(text))
    }

    pub(crate) fn learn(&mut self, object: &Object<'_>) {
        // No number comes twice: of the last one, no shape is made.
        let number = self.unknown.saturating_add(1);
        self.unknown = number;
        let place = (number / FEW) as usize % MOST_SHAPES;
        if number % FEW == 1
            && object.members.len() <= MOST_MEMBERS
            && let Some(gaps) = gaps(object)
            && let Some(place) = self.kept.get_mut(place)
        {
            *place = Shape { number, gaps };
        }
    }
}

/// As they are written without white space. A name with an escape would not stand there as it is, and of names that
/// begin with a digit, JavaScript's objects do not keep the order.
fn gaps(object: &Object<'_>) -> Option<Vec<Gap>> {
    let mut gaps = Vec::new();
    let mut before = "{\"";
    for member in &object.members {
        let name = match &member.name {
            Cow::Borrowed(name) if !matches!(name.as_bytes(), [b'0'..=b'9', ..]) => name,
            _ => return None,
        };
        if name.len() > LONGEST_NAME {
            return None;
        }
        let is_string = matches!(member.value, Value::String(_));
        let after = if is_string { "\":\"" } else { "\":" };
        gaps.push(Gap::new([before, name, after].concat()));
        before = if is_string { "\",\"" } else { ",\"" };
    }
    Some(gaps)
}

impl Shape {
    fn read<'a>(&self, text: &'a str) -> Option<Object<'a>> {
        let mut reader = Reader::new(text);
        let mut members = Vec::with_capacity(self.gaps.len());
        for gap in &self.gaps {
            members.push(reader.member(gap)?);
        }
        if self.gaps.last()?.is_string() {
            reader.expect(b'"').ok()?;
        }
        (reader.ahead() == b"}").then_some(Object {
            members,
            inside: text.get(1..reader.at)?,
            shape: self.number,
        })
    }
}

impl<'a> Reader<'a> {
    #[cfg_attr(jotwasm_fast, inline(always))]
    fn member(&mut self, gap: &Gap) -> Option<Member<'a>> {
        gap.begins(self.ahead()).then_some(())?;
        let start = self.at.wrapping_add(gap.name());
        let end = self.at.wrapping_add(gap.name_end());
        let name = Cow::Borrowed(self.text.get(start..end)?);
        self.at = self.at.wrapping_add(gap.len());
        if gap.is_string() {
            let start = self.at.wrapping_sub(1);
            let value = Value::String(Cow::Borrowed(self.plain()));
            let span = (start, self.at.wrapping_add(1));
            return Some(Member { name, value, span });
        }
        self.skip_space();
        let start = self.at;
        let value = self.value(MAX_DEPTH - 1).ok()?;
        let span = (start, self.at);
        Some(Member { name, value, span })
    }
}
