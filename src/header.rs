//! The JOSE header (RFC 7515 section 4): the parameters that decide something, and the text they came from.

mod encoded;

use crate::alg::Alg;
use crate::base64url;
use crate::error::{Error, Fault};
use crate::json::{Object, Value, Writer};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

pub(crate) use encoded::Encoded;

/// Parameters that RFC 7515 and RFC 7518 define; `crit` must not name them (RFC 7515 section 4.1.11).
const REGISTERED: [&str; 20] = [
    "alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit", "enc",
    "zip", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c",
];

/// Nobody needs more, and each is compared with all the others.
const MOST_CRITICAL: usize = 20;

/// A parsed header. It says what the sender claims; nothing in it is trusted.
#[derive(Clone, Debug)]
pub struct Header(Arc<Parameters>);

#[derive(Debug)]
struct Parameters {
    json: String,
    /// The text in base64url.
    encoded: String,
    alg: Option<Alg>,
    kid: Option<String>,
    typ: Option<String>,
    /// `None`: it breaks the rules.
    critical: Option<Vec<String>>,
    unencoded: Result<bool, &'static str>,
}

impl Header {
    /// Reads the JSON text of a header.
    ///
    /// # Errors
    /// [`Error::HeaderJson`], or [`Error::HeaderParameter`] where `alg` is absent or `alg`, `kid`, `typ`
    /// or `cty` is not a string.
    pub fn parse(json: String) -> Result<Self, Error> {
        let object = Object::parse(&json).map_err(Error::HeaderJson)?;
        let alg = text(&object, "alg")?.ok_or(Error::HeaderParameter("alg"))?;
        let alg = Alg::from_name(alg);
        let (kid, typ) = (text(&object, "kid")?, text(&object, "typ")?);
        text(&object, "cty")?;
        let [kid, typ] = [kid, typ].map(|text| text.map(String::from));
        let critical = critical(&object);
        let unencoded = unencoded(&object, critical.as_deref().unwrap_or_default());
        Ok(Self(Arc::new(Parameters {
            alg,
            kid,
            typ,
            critical,
            unencoded,
            encoded: base64url::encode(json.as_bytes()),
            json,
        })))
    }

    /// `alg`, and what else there is.
    pub(crate) fn of(alg: Alg, typ: Option<&str>, kid: Option<&str>) -> Result<Self, Error> {
        let mut json = Writer::new();
        json.string("alg", alg.name());
        for (name, value) in [("typ", typ), ("kid", kid)] {
            if let Some(value) = value {
                json.string(name, value);
            }
        }
        Self::parse(json.finish())
    }

    pub(crate) fn parse_bytes(bytes: Vec<u8>) -> Result<Self, Error> {
        Self::parse(into_text(bytes)?)
    }

    /// The algorithm, or `None` where it is one that this crate does not know (`none` included).
    #[must_use]
    pub fn alg(&self) -> Option<Alg> {
        self.0.alg
    }

    /// The key identifier.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.0.kid.as_deref()
    }

    /// The media type of the whole token, as it stands there.
    #[must_use]
    pub fn typ(&self) -> Option<&str> {
        self.0.typ.as_deref()
    }

    /// The header as it was sent, already checked to be one strict JSON object.
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.0.json
    }

    /// The same as it stands in a token.
    pub(crate) fn encoded(&self) -> &str {
        &self.0.encoded
    }

    /// RFC 7515 section 4.1.11: every parameter that `crit` names must be one that is understood.
    pub(crate) fn check_critical(
        &self,
        understands: impl Fn(&String) -> bool,
    ) -> Result<(), Error> {
        if self.critical()?.iter().all(understands) {
            return Ok(());
        }
        Err(Error::CriticalNotUnderstood)
    }

    /// RFC 7797 section 7: a JWT's payload is base64url.
    pub(crate) fn check_encoded(&self) -> Result<(), Error> {
        if self.is_unencoded() {
            return Err(Error::UnencodedPayload);
        }
        Ok(())
    }

    /// The parameters that `crit` names; an error where it breaks the rules.
    pub(crate) fn critical(&self) -> Result<&[String], Error> {
        self.0.critical.as_deref().ok_or(Error::CriticalInvalid)
    }

    /// Whether the payload is not base64url-encoded; an error where `b64` breaks the rules of RFC 7797.
    pub(crate) fn unencoded(&self) -> Result<bool, Error> {
        self.0.unencoded.map_err(Error::JwsInvalid)
    }

    /// The same for who does not know the parameter: it counts only where `crit` names it.
    pub(crate) fn is_unencoded(&self) -> bool {
        self.0.unencoded == Ok(true)
    }
}

pub(crate) fn into_text(bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|_| Error::HeaderJson(Fault::Utf8))
}

fn text<'o>(object: &'o Object<'_>, name: &'static str) -> Result<Option<&'o str>, Error> {
    match object.get(name) {
        None => Ok(None),
        Some(value) => value.as_str().map(Some).ok_or(Error::HeaderParameter(name)),
    }
}

/// `crit`: present parameters only, none twice, none that the RFCs define themselves, never an empty list.
fn critical(object: &Object<'_>) -> Option<Vec<String>> {
    let Some(value) = object.get("crit") else {
        return Some(Vec::new());
    };
    let names = value.as_strings()?;
    let acceptable = |(index, name): (usize, &&str)| {
        object.get(name).is_some()
            && !REGISTERED.contains(name)
            && !names.iter().take(index).any(|earlier| earlier == name)
    };
    // RFC 7797 section 3: a boolean.
    let b64_is_odd = names.contains(&"b64") && !matches!(object.get("b64"), Some(Value::Bool(_)));
    if b64_is_odd
        || names.is_empty()
        || names.len() > MOST_CRITICAL
        || !names.iter().enumerate().all(acceptable)
    {
        return None;
    }
    Some(names.into_iter().map(String::from).collect())
}

fn unencoded(object: &Object<'_>, critical: &[String]) -> Result<bool, &'static str> {
    match object.get("b64") {
        None | Some(Value::Bool(true)) => Ok(false),
        Some(Value::Bool(false)) if critical.iter().any(|name| name == "b64") => Ok(true),
        Some(Value::Bool(false)) => {
            Err("\"b64\": false must be named by \"crit\" (RFC 7797 section 6)")
        }
        Some(_) => Err("\"b64\" must be true or false (RFC 7797 section 3)"),
    }
}
