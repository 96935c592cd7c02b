//! What to do about an error, where that is known.

use crate::error::Error;

pub(super) const fn after(error: &Error) -> &'static str {
    match error {
        Error::TokenTooLong => "It was not looked at any further.",
        Error::TokenParts => "Is it complete, and not encrypted?",
        Error::PartEncoding(_) => "Was it cut or changed on the way?",
        Error::HeaderJson(_)
        | Error::HeaderParameter(_)
        | Error::PayloadJson(_)
        | Error::ClaimType(_)
        | Error::CriticalInvalid
        | Error::UnencodedPayload => "The issuer has to correct it.",
        Error::CriticalNotUnderstood => "Name what your program handles in the option \"crit\".",
        Error::NoMatchingKey => "The issuer may have a new one: fetch the set again.",
        Error::MultipleMatchingKeys => {
            "Each needs a \"kid\" of its own, and the header has to name it."
        }
        Error::SignatureInvalid => "Another key made it, or the token was changed.",
        Error::Expired | Error::TooOld => "Get a new one.",
        Error::NotYetValid | Error::IssuedInFuture => "If it is the clocks, allow a tolerance.",
        Error::ClaimMissing(_) => "The issuer has to add it.",
        Error::ClaimMismatch(_) => "Is the token meant for you?",
        _ => "Take another key.",
    }
}
