//! The claims set (RFC 7519 section 4): types first, then what the policy asks for, then time.
//!
//! Each check is a function that [`Claims::check`] and [`explain`](crate::explain()) both call.

use crate::error::Error;
use crate::header::Header;
use crate::json::{Object, Value};
use crate::policy::Policy;
use alloc::string::String;

/// What a check has to say where all is well, in a sentence; nothing where nobody asked.
pub(crate) type Finding = Result<Option<&'static str>, Error>;

type Check = fn(&Claims<'_>, &Policy, now: f64) -> Finding;

/// The checks of values and times, under their names, in their order.
pub(crate) const CHECKS: [(&str, Check); 8] = [
    ("iss", check_issuer),
    ("aud", check_audience),
    ("sub", check_subject),
    ("jti", check_id),
    ("nonce", check_nonce),
    ("nbf", check_beginning),
    ("exp", check_end),
    ("maxTokenAge", check_age),
];

type Fits = fn(&Value<'_>) -> bool;

/// The types of the registered claims (RFC 7519 section 4.1).
const TYPES: [(&str, Fits); 7] = [
    ("iss", is_string),
    ("sub", is_string),
    ("jti", is_string),
    ("aud", is_audience),
    ("exp", is_date),
    ("nbf", is_date),
    ("iat", is_date),
];

/// A claims set. Borrows from its text.
pub(crate) struct Claims<'a> {
    object: Object<'a>,
}

impl<'a> Claims<'a> {
    pub(crate) fn parse(text: &'a str) -> Result<Self, Error> {
        let claims = Self::read(text)?;
        claims.wrong_types().next().map_or(Ok(()), Err)?;
        Ok(claims)
    }

    /// The same without a look at the types.
    pub(crate) fn read(text: &'a str) -> Result<Self, Error> {
        let object = Object::parse_claims(text).map_err(Error::PayloadJson)?;
        Ok(Self { object })
    }

    pub(crate) const fn object(&self) -> &Object<'a> {
        &self.object
    }

    /// `now` in seconds since the epoch.
    pub(crate) fn check(&self, header: &Header, policy: &Policy, now: f64) -> Result<(), Error> {
        check_typ(header, policy)?;
        self.absent(policy).next().map_or(Ok(()), Err)?;
        CHECKS
            .iter()
            .try_for_each(|(_, check)| check(self, policy, now).map(drop))
    }

    pub(crate) fn wrong_types(&self) -> impl Iterator<Item = Error> {
        let wrong = |(name, fits): &&(&str, Fits)| {
            let value = self.object.get(name);
            value.is_some_and(|value| !fits(value))
        };
        let wrong = TYPES.iter().filter(wrong);
        wrong.map(|&(name, _)| Error::ClaimType(name))
    }

    /// The required claims that are not there.
    pub(crate) fn absent(&self, policy: &Policy) -> impl Iterator<Item = Error> {
        let names = policy.required_claims.iter();
        names
            .filter(|name| self.object.get(name).is_none())
            .map(|name| missing(name))
    }

    fn expect_exactly(&self, name: &'static str, expected: Option<&String>) -> Finding {
        let Some(expected) = expected else {
            return Ok(None);
        };
        self.expect(name, |value| value == expected)?;
        Ok(Some("The claim is the one expected."))
    }

    /// The claim must be a string that `accepts` takes.
    fn expect(&self, name: &'static str, accepts: impl Fn(&str) -> bool) -> Result<(), Error> {
        let value = self.object.get(name).ok_or_else(|| missing(name))?;
        match value.as_str() {
            Some(text) if accepts(text) => Ok(()),
            _ => Err(Error::ClaimMismatch(name)),
        }
    }

    /// NumericDate (RFC 7519 section 2): any finite number, fractions included.
    fn date(&self, name: &'static str) -> Result<Option<f64>, Error> {
        match self.object.get(name) {
            None => Ok(None),
            Some(Value::Number(seconds)) => Ok(Some(*seconds)),
            Some(_) => Err(Error::ClaimType(name)),
        }
    }
}

fn check_issuer(claims: &Claims<'_>, policy: &Policy, _: f64) -> Finding {
    let Some(issuers) = &policy.issuers else {
        return Ok(None);
    };
    claims.expect("iss", |issuer| issuers.iter().any(|one| one == issuer))?;
    Ok(Some("The issuer is one of those expected."))
}

/// One in common is enough (RFC 7519 section 4.1.3).
fn check_audience(claims: &Claims<'_>, policy: &Policy, _: f64) -> Finding {
    let Some(accepted) = &policy.audiences else {
        return Ok(None);
    };
    let audience = claims.object.get("aud").ok_or_else(|| missing("aud"))?;
    let fits = |value: &Value<'_>| {
        let name = value.as_str();
        name.is_some_and(|name| accepted.iter().any(|one| one == name))
    };
    let fits = match audience {
        Value::Array(items) => items.iter().any(fits),
        one => fits(one),
    };
    if fits {
        return Ok(Some("The token is meant for an audience that is expected."));
    }
    Err(Error::ClaimMismatch("aud"))
}

fn check_subject(claims: &Claims<'_>, policy: &Policy, _: f64) -> Finding {
    claims.expect_exactly("sub", policy.subject.as_ref())
}

fn check_id(claims: &Claims<'_>, policy: &Policy, _: f64) -> Finding {
    claims.expect_exactly("jti", policy.jwt_id.as_ref())
}

fn check_nonce(claims: &Claims<'_>, policy: &Policy, _: f64) -> Finding {
    claims.expect_exactly("nonce", policy.nonce.as_ref())
}

/// `nbf`. Times are compared so that NaN, for which every comparison is false, refuses.
fn check_beginning(claims: &Claims<'_>, policy: &Policy, now: f64) -> Finding {
    let Some(not_before) = claims.date("nbf")? else {
        return Ok(None);
    };
    if not_before <= now + policy.clock_tolerance {
        return Ok(Some("The token is valid already."));
    }
    Err(Error::NotYetValid)
}

/// `exp`. "On or after" (RFC 7519 section 4.1.4): the second it names is already too late.
fn check_end(claims: &Claims<'_>, policy: &Policy, now: f64) -> Finding {
    let Some(expires) = claims.date("exp")? else {
        return Ok(Some("The token has no \"exp\": it never expires."));
    };
    if expires > now - policy.clock_tolerance {
        return Ok(Some("The token has not expired."));
    }
    Err(Error::Expired)
}

/// `iat`, where an age limit makes it matter.
fn check_age(claims: &Claims<'_>, policy: &Policy, now: f64) -> Finding {
    let Some(max_age) = policy.max_token_age else {
        return Ok(None);
    };
    let age = now - claims.date("iat")?.ok_or_else(|| missing("iat"))?;
    if age < -policy.clock_tolerance {
        return Err(Error::IssuedInFuture);
    }
    if age <= max_age + policy.clock_tolerance {
        return Ok(Some("The token is not too old."));
    }
    Err(Error::TooOld)
}

fn missing(name: &str) -> Error {
    Error::ClaimMissing(name.into())
}

const fn is_string(value: &Value<'_>) -> bool {
    matches!(value, Value::String(_))
}

const fn is_date(value: &Value<'_>) -> bool {
    matches!(value, Value::Number(_))
}

/// One string, or an array of strings (RFC 7519 section 4.1.3).
fn is_audience(value: &Value<'_>) -> bool {
    match value {
        Value::Array(items) => items.iter().all(is_string),
        one => is_string(one),
    }
}

pub(crate) fn check_typ(header: &Header, policy: &Policy) -> Finding {
    let Some(expected) = policy.typ.as_deref() else {
        return Ok(None);
    };
    let typ = header.typ().ok_or_else(|| missing("typ"))?;
    if short_type(typ).eq_ignore_ascii_case(short_type(expected)) {
        return Ok(Some("The type is the one expected."));
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
