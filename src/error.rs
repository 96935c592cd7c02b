//! One error type. [`Error::code`] is the contract with callers in every language;
//! [`Display`](fmt::Display) is for people and never repeats a token, a key or a claim's value.

use alloc::string::String;
use core::fmt;

/// What is wrong with a JSON text, whichever part of a token or key it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Not UTF-8 (RFC 7515 section 5.2, step 3).
    Utf8,
    /// Not JSON by RFC 8259.
    Syntax,
    /// JSON, but its top level is not an object.
    NotAnObject,
    /// Two members of one object share a name (RFC 7515 section 4, RFC 7519 section 4).
    RepeatedName,
    /// Arrays and objects nested deeper than 64 levels.
    TooDeep,
    /// A number that no IEEE 754 double can hold, such as `1e400`.
    NumberRange,
    /// A `\u` escape that is half of a surrogate pair (RFC 7493 section 2.1).
    Surrogate,
}

impl Fault {
    const fn text(self) -> &'static str {
        match self {
            Self::Utf8 => "is not valid UTF-8",
            Self::Syntax => "is not valid JSON",
            Self::NotAnObject => "is not a JSON object",
            Self::RepeatedName => "has two members of the same name",
            Self::TooDeep => "is nested deeper than 64 levels",
            Self::NumberRange => "has a number outside the range of a double",
            Self::Surrogate => "has half a surrogate pair in a string",
        }
    }
}

/// One of the three parts of a compact token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first part.
    Header,
    /// The second part.
    Payload,
    /// The third part.
    Signature,
}

impl Part {
    const fn text(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Payload => "payload",
            Self::Signature => "signature",
        }
    }
}

/// Everything that can go wrong. See [`Error::code`] for the stable names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// Longer than the policy's `max_token_bytes`.
    TokenTooLong,
    /// Not three parts separated by dots.
    TokenParts,
    /// A part is not canonical base64url without padding (RFC 7515 section 2).
    PartEncoding(Part),
    /// The header is not an acceptable JSON object.
    HeaderJson(Fault),
    /// The payload is not an acceptable JSON object.
    PayloadJson(Fault),
    /// A header parameter is missing or has the wrong type.
    HeaderParameter(&'static str),
    /// A registered claim has the wrong type (RFC 7519 section 4.1).
    ClaimType(&'static str),
    /// A JWT must not use an unencoded payload (RFC 7797 section 7).
    UnencodedPayload,
    /// A part of a JWS that is not read as a JWT is not canonical base64url without padding.
    JwsPartEncoding(Part),
    /// The header of such a JWS is not an acceptable JSON object.
    JwsHeaderJson(Fault),
    /// A parameter in it is missing or has the wrong type.
    JwsHeaderParameter(&'static str),
    /// The JSON serialization (RFC 7515 section 7.2) is not an acceptable JSON object.
    JwsJson(Fault),
    /// One of its members is missing or has the wrong type.
    JwsMember(&'static str),
    /// A JWS breaks another rule of RFC 7515 or RFC 7797; the text says which.
    JwsInvalid(&'static str),
    /// `crit` breaks the rules of RFC 7515 section 4.1.11.
    CriticalInvalid,
    /// `crit` names a parameter that the caller did not say it understands.
    CriticalNotUnderstood,
    /// The algorithm is not the key's own, or not among those allowed.
    AlgorithmNotAllowed,
    /// The key serves several algorithms, and nobody said which one to sign with.
    AlgorithmOpen,
    /// No such algorithm.
    AlgorithmNotSupported,
    /// An algorithm that a Cargo feature adds which this build lacks.
    NotInThisBuild,
    /// A key type, curve or encoding that this build does not read.
    KeyNotSupported(&'static str),
    /// The key is unusable; the text says why.
    KeyInvalid(&'static str),
    /// A JWK member is missing or is not what its name requires.
    KeyMember(&'static str),
    /// Not a JWK Set (RFC 7517 section 5).
    KeySetInvalid,
    /// No key of the set fits the header.
    NoMatchingKey,
    /// More than one key of the set fits the header.
    MultipleMatchingKeys,
    /// The signature does not fit. There is one reason, on purpose.
    SignatureInvalid,
    /// `exp` has passed (RFC 7519 section 4.1.4).
    Expired,
    /// `iat` is longer ago than the policy's `max_token_age`.
    TooOld,
    /// `nbf` is still to come (RFC 7519 section 4.1.5).
    NotYetValid,
    /// `iat` is still to come, where an age limit makes that matter.
    IssuedInFuture,
    /// A claim (or `typ`) that the policy names is absent.
    ClaimMissing(String),
    /// A claim (or `typ`) is not what the policy asks for.
    ClaimMismatch(&'static str),
    /// The platform gave no random bytes.
    NoRandomness,
}

/// Why a claim was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The claim is absent.
    Missing,
    /// The claim has another value.
    Mismatch,
    /// The claim has the wrong type.
    Invalid,
    /// A check in time failed.
    CheckFailed,
}

impl Reason {
    /// The name as JavaScript sees it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Mismatch => "mismatch",
            Self::Invalid => "invalid",
            Self::CheckFailed => "check_failed",
        }
    }
}

/// Every code that [`Error::code`] can return.
pub const CODES: [&str; 11] = [
    "ERR_JWT_INVALID",
    "ERR_JWT_EXPIRED",
    "ERR_JWT_CLAIM_VALIDATION_FAILED",
    "ERR_JWS_INVALID",
    "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
    "ERR_JOSE_ALG_NOT_ALLOWED",
    "ERR_JOSE_NOT_SUPPORTED",
    "ERR_JWK_INVALID",
    "ERR_JWKS_INVALID",
    "ERR_JWKS_NO_MATCHING_KEY",
    "ERR_JWKS_MULTIPLE_MATCHING_KEYS",
];

impl Error {
    /// A stable name, the same in Rust and JavaScript.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TokenTooLong | Self::TokenParts | Self::PartEncoding(_) => "ERR_JWT_INVALID",
            Self::HeaderJson(_) | Self::PayloadJson(_) => "ERR_JWT_INVALID",
            Self::HeaderParameter(_) | Self::ClaimType(_) => "ERR_JWT_INVALID",
            Self::UnencodedPayload => "ERR_JWT_INVALID",
            Self::JwsPartEncoding(_) | Self::JwsHeaderJson(_) => "ERR_JWS_INVALID",
            Self::JwsHeaderParameter(_) | Self::JwsJson(_) => "ERR_JWS_INVALID",
            Self::JwsMember(_) | Self::JwsInvalid(_) => "ERR_JWS_INVALID",
            Self::CriticalInvalid | Self::CriticalNotUnderstood => "ERR_JWS_INVALID",
            Self::AlgorithmNotAllowed | Self::AlgorithmOpen => "ERR_JOSE_ALG_NOT_ALLOWED",
            Self::NotInThisBuild => "ERR_JOSE_NOT_SUPPORTED",
            Self::AlgorithmNotSupported | Self::KeyNotSupported(_) => "ERR_JOSE_NOT_SUPPORTED",
            Self::NoRandomness => "ERR_JOSE_NOT_SUPPORTED",
            Self::KeyInvalid(_) | Self::KeyMember(_) => "ERR_JWK_INVALID",
            Self::KeySetInvalid => "ERR_JWKS_INVALID",
            Self::NoMatchingKey => "ERR_JWKS_NO_MATCHING_KEY",
            Self::MultipleMatchingKeys => "ERR_JWKS_MULTIPLE_MATCHING_KEYS",
            Self::SignatureInvalid => "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
            Self::Expired | Self::TooOld => "ERR_JWT_EXPIRED",
            Self::NotYetValid | Self::IssuedInFuture => "ERR_JWT_CLAIM_VALIDATION_FAILED",
            Self::ClaimMissing(_) | Self::ClaimMismatch(_) => "ERR_JWT_CLAIM_VALIDATION_FAILED",
        }
    }

    /// The claim (or header parameter `typ`) that was refused.
    #[must_use]
    pub fn claim(&self) -> Option<&str> {
        match self {
            Self::ClaimType(name) | Self::ClaimMismatch(name) => Some(name),
            Self::ClaimMissing(name) => Some(name),
            Self::Expired => Some("exp"),
            Self::TooOld | Self::IssuedInFuture => Some("iat"),
            Self::NotYetValid => Some("nbf"),
            _ => None,
        }
    }

    /// Why [`Error::claim`] was refused.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::ClaimType(_) => Some(Reason::Invalid),
            Self::ClaimMismatch(_) => Some(Reason::Mismatch),
            Self::ClaimMissing(_) => Some(Reason::Missing),
            Self::Expired | Self::TooOld | Self::NotYetValid | Self::IssuedInFuture => {
                Some(Reason::CheckFailed)
            }
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pieces = self.pieces().into_iter();
        pieces.try_for_each(|piece| f.write_str(piece))
    }
}

impl Error {
    /// As it is displayed, without the formatting machinery: 1 KB of the compressed module.
    pub(crate) fn message(&self) -> String {
        self.pieces().concat()
    }

    fn pieces(&self) -> [&str; 3] {
        match self {
            Self::PartEncoding(Part::Header) | Self::JwsPartEncoding(Part::Header) => [
                "the header is not canonical base64url",
                "; is there a scheme, a quote or a space?",
                "",
            ],
            Self::PartEncoding(part) | Self::JwsPartEncoding(part) => {
                ["the ", part.text(), " is not canonical base64url"]
            }
            Self::HeaderJson(fault) | Self::JwsHeaderJson(fault) => {
                ["the header ", fault.text(), ""]
            }
            Self::JwsJson(fault) => ["the JWS ", fault.text(), ""],
            Self::PayloadJson(fault) => ["the payload ", fault.text(), ""],
            Self::HeaderParameter("alg") | Self::JwsHeaderParameter("alg") => {
                ["the header has no \"alg\" string", "", ""]
            }
            Self::HeaderParameter(name) | Self::JwsHeaderParameter(name) => {
                ["the header parameter \"", name, "\" has the wrong type"]
            }
            Self::ClaimType(name) => ["the claim \"", name, "\" has the wrong type"],
            Self::ClaimMissing(name) => ["the claim \"", name, "\" is missing"],
            Self::ClaimMismatch(name) => ["the claim \"", name, "\" is not the one expected"],
            Self::JwsMember(name) => ["the JWS member \"", name, "\" is missing or malformed"],
            Self::KeyMember(name) => ["the JWK member \"", name, "\" is missing or malformed"],
            Self::JwsInvalid(why) | Self::KeyInvalid(why) | Self::KeyNotSupported(why) => {
                [why, "", ""]
            }
            other => [other.sentence(), "", ""],
        }
    }

    const fn sentence(&self) -> &'static str {
        match self {
            Self::TokenTooLong => "the token is longer than allowed",
            Self::TokenParts => "a signed JWT has three parts separated by dots",
            Self::UnencodedPayload => "a JWT must not have an unencoded payload",
            Self::CriticalInvalid => "the header parameter \"crit\" is malformed",
            Self::CriticalNotUnderstood => {
                "the header parameter \"crit\" asks for something not understood"
            }
            Self::AlgorithmNotAllowed => "the algorithm is not allowed for this key",
            Self::AlgorithmOpen => "the key serves several algorithms: say which one to sign with",
            Self::AlgorithmNotSupported => "the algorithm is not supported",
            Self::NotInThisBuild => "this needs jotwasm/full (in Rust, a Cargo feature of jotwasm)",
            Self::KeySetInvalid => "a JWK Set is an object with an array of keys",
            Self::NoMatchingKey => "no key in the set fits the token",
            Self::MultipleMatchingKeys => "several keys in the set fit the token",
            Self::SignatureInvalid => "the signature does not verify",
            Self::Expired => "the token has expired",
            Self::TooOld => "the token is older than allowed",
            Self::NotYetValid => "the token is not valid yet",
            Self::IssuedInFuture => "the token was issued in the future",
            Self::NoRandomness => "the platform gave no random bytes",
            _ => "",
        }
    }
}

impl core::error::Error for Error {}
