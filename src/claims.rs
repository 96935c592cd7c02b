//! The claims set (RFC 7519 section 4): types first, then what the policy asks for, then time.

use crate::error::Error;
use crate::json::{Object, Value};
use crate::policy::Policy;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

/// A claims set whose registered claims have the right types. Borrows from its text.
pub(crate) struct Claims<'a> {
    object: Object<'a>,
    expires: Option<f64>,
    not_before: Option<f64>,
    issued: Option<f64>,
}

impl<'a> Claims<'a> {
    pub(crate) fn parse(text: &'a str) -> Result<Self, Error> {
        let object = Object::parse(text).map_err(Error::PayloadJson)?;
        for name in ["iss", "sub", "jti"] {
            string(&object, name)?;
        }
        audience(&object)?;
        let [expires, not_before, issued] = [
            date(&object, "exp")?,
            date(&object, "nbf")?,
            date(&object, "iat")?,
        ];
        Ok(Self {
            object,
            expires,
            not_before,
            issued,
        })
    }

    /// `now` in seconds since the epoch.
    pub(crate) fn check(&self, typ: Option<&str>, policy: &Policy, now: f64) -> Result<(), Error> {
        check_typ(typ, policy)?;
        self.check_presence(policy)?;
        self.check_identity(policy)?;
        self.check_time(policy, now)
    }

    fn check_presence(&self, policy: &Policy) -> Result<(), Error> {
        let missing = policy
            .required_claims
            .iter()
            .find(|name| self.object.get(name).is_none());
        missing.map_or(Ok(()), |name| Err(Error::ClaimMissing(name.clone())))
    }

    fn check_identity(&self, policy: &Policy) -> Result<(), Error> {
        if let Some(issuers) = &policy.issuers {
            self.expect("iss", |issuer| issuers.iter().any(|one| one == issuer))?;
        }
        if let Some(audiences) = &policy.audiences {
            self.check_audience(audiences)?;
        }
        let exact = [
            ("sub", &policy.subject),
            ("jti", &policy.jwt_id),
            ("nonce", &policy.nonce),
        ];
        for (name, expected) in exact {
            if let Some(expected) = expected {
                self.expect(name, |value| value == expected)?;
            }
        }
        Ok(())
    }

    /// The claim must be a string that `accepts` takes.
    fn expect(&self, name: &'static str, accepts: impl Fn(&str) -> bool) -> Result<(), Error> {
        let value = self.object.get(name).ok_or_else(|| missing(name))?;
        match value.as_str() {
            Some(text) if accepts(text) => Ok(()),
            _ => Err(Error::ClaimMismatch(name)),
        }
    }

    fn check_audience(&self, accepted: &[String]) -> Result<(), Error> {
        let audience = audience(&self.object)?.ok_or_else(|| missing("aud"))?;
        if audience
            .iter()
            .any(|one| accepted.iter().any(|other| other == one))
        {
            return Ok(());
        }
        Err(Error::ClaimMismatch("aud"))
    }

    fn check_time(&self, policy: &Policy, now: f64) -> Result<(), Error> {
        let tolerance = policy.clock_tolerance;
        // Written so that NaN, for which every comparison is false, refuses.
        let begun = |not_before: f64| not_before <= now + tolerance;
        if !self.not_before.is_none_or(begun) {
            return Err(Error::NotYetValid);
        }
        // "On or after" (RFC 7519 section 4.1.4): the second named by exp is already too late.
        let ahead = |expires: f64| expires > now - tolerance;
        if !self.expires.is_none_or(ahead) {
            return Err(Error::Expired);
        }
        let Some(max_age) = policy.max_token_age else {
            return Ok(());
        };
        let age = now - self.issued.ok_or_else(|| missing("iat"))?;
        if age < -tolerance {
            return Err(Error::IssuedInFuture);
        }
        if age <= max_age + tolerance {
            Ok(())
        } else {
            Err(Error::TooOld)
        }
    }
}

fn missing(name: &str) -> Error {
    Error::ClaimMissing(name.to_string())
}

fn string(object: &Object<'_>, name: &'static str) -> Result<(), Error> {
    match object.get(name) {
        None | Some(Value::String(_)) => Ok(()),
        Some(_) => Err(Error::ClaimType(name)),
    }
}

/// NumericDate (RFC 7519 section 2): any finite number, fractions included.
fn date(object: &Object<'_>, name: &'static str) -> Result<Option<f64>, Error> {
    match object.get(name) {
        None => Ok(None),
        Some(Value::Number(seconds)) => Ok(Some(*seconds)),
        Some(_) => Err(Error::ClaimType(name)),
    }
}

/// One string, or an array of strings (RFC 7519 section 4.1.3).
fn audience<'o>(object: &'o Object<'_>) -> Result<Option<Vec<&'o str>>, Error> {
    match object.get("aud") {
        None => Ok(None),
        Some(Value::String(one)) => Ok(Some(Vec::from([one.as_ref()]))),
        Some(other) => other.as_strings().map(Some).ok_or(Error::ClaimType("aud")),
    }
}

fn check_typ(typ: Option<&str>, policy: &Policy) -> Result<(), Error> {
    let Some(expected) = policy.typ.as_deref() else {
        return Ok(());
    };
    let typ = typ.ok_or_else(|| missing("typ"))?;
    if short_type(typ).eq_ignore_ascii_case(short_type(expected)) {
        return Ok(());
    }
    Err(Error::ClaimMismatch("typ"))
}

/// RFC 7515 section 4.1.9: `application/` may be left out where no other slash follows.
fn short_type(typ: &str) -> &str {
    match typ.split_once('/') {
        Some((tree, name)) if tree.eq_ignore_ascii_case("application") && !name.contains('/') => {
            name
        }
        _ => typ,
    }
}
