//! Numbers by the grammar of RFC 8259 section 6, as doubles: what JavaScript would make of them.

use super::Reader;
use crate::error::Fault;

impl Reader<'_> {
    pub(super) fn number(&mut self) -> Result<f64, Fault> {
        let start = self.rest;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        let length = start.len().saturating_sub(self.rest.len());
        let number: f64 = start
            .get(..length)
            .and_then(|text| text.parse().ok())
            .ok_or(Fault::Syntax)?;
        if number.is_finite() {
            Ok(number)
        } else {
            Err(Fault::NumberRange)
        }
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let tail = self.rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if tail.len() == self.rest.len() {
            return Err(Fault::Syntax);
        }
        self.rest = tail;
        Ok(())
    }
}
