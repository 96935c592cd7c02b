//! What was checked, as it is handed out.

use super::advice;
use crate::claims::Finding;
use crate::error::Error;
use alloc::string::String;
use alloc::vec::Vec;

/// One look at a token, and what came of it.
#[derive(Clone, Debug)]
pub struct Check {
    name: &'static str,
    ok: bool,
    error: Option<Error>,
    words: [&'static str; 3],
}

impl Check {
    /// What was looked at: `size`, `format`, `header`, `payload`, `crit`, `algorithm`, `key`, `signature`,
    /// `claims`, `typ`, `requiredClaims`, `iss`, `aud`, `sub`, `jti`, `nonce`, `nbf`, `exp` or `maxTokenAge`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether all is well.
    #[must_use]
    pub const fn is_ok(&self) -> bool {
        self.ok
    }

    /// What is wrong. A check that failed without one could not be made.
    #[must_use]
    pub const fn error(&self) -> Option<&Error> {
        self.error.as_ref()
    }

    /// What was found, and what to do about it where that is known: whole sentences, for people. They never
    /// repeat a token, a key or a claim's value.
    #[must_use]
    pub fn message(&self) -> String {
        let mut text = String::new();
        if let Some(error) = &self.error {
            text = error.message();
            if let Some(first) = text.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            // One of them asks.
            text.push_str(if text.ends_with('?') { " " } else { ". " });
        }
        self.words.iter().for_each(|words| text.push_str(words));
        text
    }
}

/// What [`explain`](crate::explain()) found.
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    pub(super) header: Option<String>,
    pub(super) claims: Option<String>,
    checks: Vec<Check>,
}

impl Explanation {
    /// Whether every check is ok, and so whether [`verify`](crate::verify()) accepts the token.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.checks.iter().all(Check::is_ok)
    }

    /// The header as it was sent, where it is one strict JSON object.
    #[must_use]
    pub fn header_json(&self) -> Option<&str> {
        self.header.as_deref()
    }

    /// The claims set as it was sent, where it is one strict JSON object.
    #[must_use]
    pub fn claims_json(&self) -> Option<&str> {
        self.claims.as_deref()
    }

    /// The checks that apply to the token, in the order of [`verify`](crate::verify()): the first one that failed
    /// has the error that it returns.
    #[must_use]
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// Those that are not ok.
    pub fn failed(&self) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(|check| !check.ok)
    }

    pub(super) fn pass(&mut self, name: &'static str, good: &'static str) {
        self.push(name, None, true, [good, "", ""]);
    }

    pub(super) fn fail(&mut self, name: &'static str, error: Error) {
        let words = [advice::after(&error), "", ""];
        self.push(name, Some(error), false, words);
    }

    pub(super) fn add(&mut self, name: &'static str, finding: Finding) {
        match finding {
            Ok(Some(good)) => self.pass(name, good),
            Ok(None) => {}
            Err(error) => self.fail(name, error),
        }
    }

    /// A check that can fail more than once.
    pub(super) fn each(
        &mut self,
        name: &'static str,
        errors: &mut dyn Iterator<Item = Error>,
        good: Option<&'static str>,
    ) {
        let before = self.checks.len();
        errors.for_each(|error| self.fail(name, error));
        if self.checks.len() == before {
            self.add(name, Ok(good));
        }
    }

    /// Notes how a check went, and hands on what it gave.
    pub(super) fn keep<T>(
        &mut self,
        name: &'static str,
        result: Result<T, Error>,
        good: &'static str,
    ) -> Option<T> {
        let kept = self.keep_failure(name, result)?;
        self.pass(name, good);
        Some(kept)
    }

    /// The same where the check is not through yet.
    pub(super) fn keep_failure<T>(
        &mut self,
        name: &'static str,
        result: Result<T, Error>,
    ) -> Option<T> {
        result.map_err(|error| self.fail(name, error)).ok()
    }

    #[inline(never)] // Called from everywhere; the module must stay small.
    pub(super) fn push(
        &mut self,
        name: &'static str,
        error: Option<Error>,
        ok: bool,
        words: [&'static str; 3],
    ) {
        self.checks.push(Check {
            name,
            ok,
            error,
            words,
        });
    }
}
