//! The JOSE header of a JWS: its protected and its unprotected half as one (RFC 7515 section 4).

use crate::error::{Error, Fault};
use crate::header::Header;
use crate::json::Object;
use alloc::string::String;

/// Reads both halves, of which either may be absent. `crit`, if any, is well-formed.
pub(super) fn read(
    protected: Option<&str>,
    unprotected: Option<&Object<'_>>,
) -> Result<Header, Error> {
    let protected = protected.unwrap_or("{}");
    let json = match unprotected {
        None => protected.into(),
        Some(unprotected) => union(protected, unprotected)?,
    };
    let header = Header::parse(json).map_err(|error| match error {
        // Each half is known to have unique names; what repeats now is in both.
        Error::HeaderJson(Fault::RepeatedName) if unprotected.is_some() => Error::JwsInvalid(
            "the protected and the unprotected header share a name (RFC 7515 section 7.2.1)",
        ),
        Error::HeaderJson(fault) => Error::JwsHeaderJson(fault),
        Error::HeaderParameter(name) => Error::JwsHeaderParameter(name),
        other => other,
    })?;
    header.critical()?;
    Ok(header)
}

fn union(protected: &str, unprotected: &Object<'_>) -> Result<String, Error> {
    // Whoever changes a message on its way must not get to say how it is read.
    if unprotected.get("crit").is_some() {
        return Err(Error::JwsInvalid(
            "\"crit\" must be in the protected header (RFC 7515 section 4.1.11)",
        ));
    }
    if unprotected.get("b64").is_some() {
        return Err(Error::JwsInvalid(
            "\"b64\" must be in the protected header (RFC 7797 section 3)",
        ));
    }
    let protected = Object::parse(protected).map_err(Error::JwsHeaderJson)?;
    let comma = if protected.is_empty() || unprotected.is_empty() {
        ""
    } else {
        ","
    };
    Ok(["{", protected.inside(), comma, unprotected.inside(), "}"].concat())
}
