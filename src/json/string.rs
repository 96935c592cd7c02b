//! Strings: borrowed when they hold no escape, which is nearly always.

use super::Reader;
use crate::error::Fault;
use alloc::borrow::Cow;
use alloc::string::String;

impl<'a> Reader<'a> {
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.expect(b'"')?;
        let plain = self.plain()?;
        if self.eat(b'"') {
            return Ok(Cow::Borrowed(plain));
        }
        let mut text = String::from(plain);
        while !self.eat(b'"') {
            self.expect(b'\\')?;
            text.push(self.escape()?);
            text.push_str(self.plain()?);
        }
        Ok(Cow::Owned(text))
    }

    /// Everything up to the next quote, backslash or control character, none of which UTF-8 can hide.
    fn plain(&mut self) -> Result<&'a str, Fault> {
        let length = self
            .rest
            .bytes()
            .position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\')
            .ok_or(Fault::Syntax)?;
        self.take(length)
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let letter = self.peek().ok_or(Fault::Syntax)?;
        if !letter.is_ascii() {
            return Err(Fault::Syntax);
        }
        self.take(1)?;
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
        self.rest = self.rest.strip_prefix("\\u").ok_or(Fault::Surrogate)?;
        let pair = [first, self.hex4()?];
        match char::decode_utf16(pair).next() {
            Some(Ok(character)) => Ok(character),
            _ => Err(Fault::Surrogate),
        }
    }

    fn hex4(&mut self) -> Result<u16, Fault> {
        let digits = self.take(4)?;
        // `from_str_radix` would also take a sign.
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Fault::Syntax);
        }
        u16::from_str_radix(digits, 16).map_err(|_| Fault::Syntax)
    }
}
