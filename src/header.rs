//! The JOSE header (RFC 7515 section 4): the parameters that decide something, and the text they came from.

use crate::alg::Alg;
use crate::error::{Error, Fault};
use crate::json::{Object, Value};
use alloc::string::String;
use alloc::vec::Vec;

/// Parameters that RFC 7515 and RFC 7518 define; `crit` must not name them (RFC 7515 section 4.1.11).
const REGISTERED: [&str; 20] = [
    "alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit", "enc",
    "zip", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c",
];

/// Nobody needs more, and each is compared with all the others.
const MOST_CRITICAL: usize = 20;

/// A parsed header. It says what the sender claims; nothing in it is trusted.
#[derive(Clone, Debug)]
pub struct Header {
    json: String,
    alg: Option<Alg>,
    kid: Option<String>,
    typ: Option<String>,
    critical: Result<Vec<String>, Error>,
    unencoded: bool,
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
        let kid = text(&object, "kid")?.map(String::from);
        let typ = text(&object, "typ")?.map(String::from);
        text(&object, "cty")?;
        let critical = critical(&object);
        let unencoded = matches!(object.get("b64"), Some(Value::Bool(false)));
        Ok(Self {
            alg,
            kid,
            typ,
            critical,
            unencoded,
            json,
        })
    }

    pub(crate) fn parse_bytes(bytes: Vec<u8>) -> Result<Self, Error> {
        let json = String::from_utf8(bytes).map_err(|_| Error::HeaderJson(Fault::Utf8))?;
        Self::parse(json)
    }

    /// The algorithm, or `None` where it is one that this crate does not know (`none` included).
    #[must_use]
    pub const fn alg(&self) -> Option<Alg> {
        self.alg
    }

    /// The key identifier.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// The media type of the whole token, as it stands there.
    #[must_use]
    pub fn typ(&self) -> Option<&str> {
        self.typ.as_deref()
    }

    /// The header as it was sent, already checked to be one strict JSON object.
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.json
    }

    /// RFC 7515 section 4.1.11: every parameter that `crit` names must be one the caller understands.
    pub(crate) fn check_critical(&self, understood: &[String]) -> Result<(), Error> {
        if self
            .critical()?
            .iter()
            .all(|name| understood.contains(name))
        {
            return Ok(());
        }
        Err(Error::CriticalNotUnderstood)
    }

    /// The parameters that `crit` names; an error where it breaks the rules.
    pub(crate) fn critical(&self) -> Result<&[String], Error> {
        self.critical.as_deref().map_err(Clone::clone)
    }

    /// `"b64": false` counts only where `crit` names it (RFC 7797 section 6).
    pub(crate) fn is_unencoded(&self) -> bool {
        let names = self.critical().unwrap_or_default();
        self.unencoded && names.iter().any(|name| name == "b64")
    }
}

fn text<'o>(object: &'o Object<'_>, name: &'static str) -> Result<Option<&'o str>, Error> {
    match object.get(name) {
        None => Ok(None),
        Some(value) => value.as_str().map(Some).ok_or(Error::HeaderParameter(name)),
    }
}

/// `crit`: present parameters only, none twice, none that the RFCs define themselves, never an empty list.
fn critical(object: &Object<'_>) -> Result<Vec<String>, Error> {
    let Some(value) = object.get("crit") else {
        return Ok(Vec::new());
    };
    let names = value.as_strings().ok_or(Error::CriticalInvalid)?;
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
        return Err(Error::CriticalInvalid);
    }
    Ok(names.into_iter().map(String::from).collect())
}
