//! Strings: borrowed when they hold no escape, which is nearly always.

use super::Reader;
use crate::error::Fault;
use alloc::borrow::Cow;
use alloc::string::String;

impl<'a> Reader<'a> {
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.expect(b'"')?;
        let plain = self.plain();
        if self.eat(b'"') {
            return Ok(Cow::Borrowed(plain));
        }
        let mut text = String::from(plain);
        while !self.eat(b'"') {
            self.expect(b'\\')?;
            text.push(self.escape()?);
            text.push_str(self.plain());
        }
        Ok(Cow::Owned(text))
    }

    /// Everything up to the next quote, backslash or control character, none of which UTF-8 can hide.
    #[cfg_attr(jotwasm_fast, inline(always))]
    pub(super) fn plain(&mut self) -> &'a str {
        let start = self.at;
        while let Some(chunk) = self.ahead().first_chunk() {
            let before = before_end(chunk);
            self.at = self.at.wrapping_add(before);
            if before < chunk.len() {
                return self.since(start);
            }
        }
        self.take_while(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\');
        self.since(start)
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let letter = self.peek().ok_or(Fault::Syntax)?;
        self.skip();
        match letter {
            b'"' | b'\\' | b'/' => Ok(char::from(letter)),
            b'b' => Ok('\u{8}'),
            b'f' => Ok('\u{c}'),
            b'n' => Ok('\n'),
            b'r' => Ok('\r'),
            b't' => Ok('\t'),
            b'u' => self.unicode(),
            _ => Err(Fault::Syntax),
        }
    }

    fn unicode(&mut self) -> Result<char, Fault> {
        let first = self.hex4()?;
        if let Some(character) = char::from_u32(first.into()) {
            return Ok(character);
        }
        if !(self.eat(b'\\') && self.eat(b'u')) {
            return Err(Fault::Surrogate);
        }
        let pair = [first, self.hex4()?];
        match char::decode_utf16(pair).next() {
            Some(Ok(character)) => Ok(character),
            _ => Err(Fault::Surrogate),
        }
    }

    fn hex4(&mut self) -> Result<u16, Fault> {
        let digit = |_| {
            let digit = char::from(self.peek()?).to_digit(16)?;
            self.skip();
            Some(digit as u16)
        };
        let digits = (0..4).map(digit);
        digits
            .reduce(|number, digit| Some(number? << 4 | digit?))
            .flatten()
            .ok_or(Fault::Syntax)
    }
}

/// How many of sixteen bytes stand before the first one that ends a plain text.
#[cfg(target_feature = "simd128")]
fn before_end(bytes: &[u8; 16]) -> usize {
    crate::vector::before_string_end(bytes)
}

/// The same of eight.
#[cfg(not(target_feature = "simd128"))]
const fn before_end(bytes: &[u8; 8]) -> usize {
    ends(u64::from_le_bytes(*bytes)).trailing_zeros() as usize / 8
}

/// Of eight bytes, the highest bit of the first one that ends a plain text, if there is one, is set, and that of no
/// byte below it. Without 2, a quote is just above the control characters, which is where no other byte gets to.
#[cfg(not(target_feature = "simd128"))]
const fn ends(word: u64) -> u64 {
    const EACH: u64 = u64::MAX / 0xff;
    const BACKSLASHES: u64 = EACH * 0x5c;
    let controls = (word ^ (EACH * 2)).wrapping_sub(EACH * 0x21);
    let backslashes = (word ^ BACKSLASHES).wrapping_sub(EACH);
    (controls | backslashes) & !word & (EACH * 0x80)
}
