//! JSON Web Keys (RFC 7517, RFC 7518 section 6).

use crate::alg::{self, Alg};
use crate::base64url;
use crate::error::Error;
use crate::json::{Object, Value};
use crate::key::{Choice, Key, Permit};
use alloc::string::String;
use alloc::vec::Vec;
use zeroize::Zeroizing;

impl Key {
    /// Reads a JWK. `alg` is needed where the JWK leaves the algorithm open, and must agree where it does
    /// not.
    ///
    /// # Errors
    /// [`Error::KeyInvalid`], [`Error::KeyMember`]; [`Error::KeyNotSupported`] or
    /// [`Error::AlgorithmNotSupported`] for what this build does not have.
    pub fn from_jwk(json: &str, alg: Option<Alg>) -> Result<Self, Error> {
        Self::jwk(json, alg, Permit::Standard)
    }

    pub(crate) fn jwk(json: &str, alg: Option<Alg>, permit: Permit) -> Result<Self, Error> {
        let object = Object::parse(json).map_err(|_| Error::KeyInvalid(NOT_A_JWK))?;
        Self::from_object(&object, alg, permit)
    }

    pub(super) fn from_object(
        object: &Object<'_>,
        alg: Option<Alg>,
        permit: Permit,
    ) -> Result<Self, Error> {
        let jwk = Jwk { object, permit };
        let choice = jwk.choice(alg)?;
        let usage = Usage::read(&jwk)?;
        let kid = jwk.text("kid")?.map(String::from);
        let material = choice.row.family()?.read_jwk(choice.row, &jwk)?;
        Ok(Self::new(choice, kid, usage, material))
    }
}

const NOT_A_JWK: &str = "a JWK is a JSON object with unique member names";

/// A JWK whose members are read by name. Never logged, never shown.
pub(crate) struct Jwk<'o> {
    object: &'o Object<'o>,
    /// How strict to be with the size of the key.
    pub(crate) permit: Permit,
}

impl Jwk<'_> {
    pub(crate) fn has(&self, name: &str) -> bool {
        self.object.get(name).is_some()
    }

    fn text(&self, name: &'static str) -> Result<Option<&str>, Error> {
        match self.object.get(name) {
            None => Ok(None),
            Some(value) => value.as_str().map(Some).ok_or(Error::KeyMember(name)),
        }
    }

    /// The bytes of a member that has to be there, in canonical base64url.
    pub(crate) fn bytes(&self, name: &'static str) -> Result<Zeroizing<Vec<u8>>, Error> {
        let text = self.text(name)?.ok_or(Error::KeyMember(name))?;
        base64url::decode(text)
            .map(Zeroizing::new)
            .ok_or(Error::KeyMember(name))
    }

    /// Finds the algorithm from what the JWK says and what the caller asks for.
    fn choice(&self, asked: Option<Alg>) -> Result<Choice, Error> {
        let kty = self.text("kty")?.ok_or(Error::KeyMember("kty"))?;
        let crv = self.text("crv")?;
        let mut fitting = alg::rows().filter(|row| row.fits(kty, crv));
        let said = self.text("alg")?;
        if let Some(name) = said.or(asked.map(Alg::name)) {
            let row = fitting.find(|row| row.name == name);
            let row = row.ok_or_else(|| self.no_row(kty, crv))?;
            let agreed = asked.is_none_or(|alg| alg == row.alg);
            return if agreed {
                Ok(row.into())
            } else {
                Err(Error::KeyInvalid(OTHER_ALG))
            };
        }
        let row = fitting.next().ok_or_else(|| self.no_row(kty, crv))?;
        row.family()?;
        // A curve settles the algorithm; a secret does not say which hash it is for.
        let open = row.may_be_open();
        if row.crv.is_none() && !open {
            return Err(Error::KeyInvalid(NO_ALG));
        }
        Ok(Choice { row, open })
    }

    /// Tells a key that nobody here can read from one that contradicts itself.
    fn no_row(&self, kty: &str, crv: Option<&str>) -> Error {
        if alg::rows().any(|row| row.fits(kty, crv)) {
            return Error::KeyInvalid(OTHER_ALG);
        }
        if alg::rows().any(|row| row.kty == kty && row.crv.is_some()) && crv.is_none() {
            return Error::KeyMember("crv");
        }
        Error::KeyNotSupported("the JWK's \"kty\" or \"crv\" is not supported")
    }
}

const NO_ALG: &str = "the JWK has no \"alg\": say which algorithm it is for";
const OTHER_ALG: &str = "the key is not for this algorithm";

/// What `use` and `key_ops` allow (RFC 7517 sections 4.2 and 4.3).
#[derive(Clone, Default)]
pub(crate) struct Usage {
    public_use: Option<String>,
    operations: Option<Vec<String>>,
}

impl Usage {
    fn read(jwk: &Jwk<'_>) -> Result<Self, Error> {
        let public_use = jwk.text("use")?.map(String::from);
        let operations = match jwk.object.get("key_ops") {
            None => None,
            Some(value) => Some(value.as_strings().ok_or(Error::KeyMember("key_ops"))?),
        };
        if operations.as_ref().is_some_and(|names| has_twins(names)) {
            return Err(Error::KeyMember("key_ops"));
        }
        let operations = operations.map(|names| names.into_iter().map(String::from).collect());
        Ok(Self {
            public_use,
            operations,
        })
    }

    pub(super) fn allows(&self, operation: &str) -> bool {
        let by_use = self.public_use.as_deref().is_none_or(|name| name == "sig");
        let operations = self.operations.as_deref();
        by_use && operations.is_none_or(|list| list.iter().any(|name| name == operation))
    }

    pub(super) fn require(&self, operation: &'static str) -> Result<(), Error> {
        if self.allows(operation) {
            return Ok(());
        }
        Err(Error::KeyInvalid(match operation {
            "sign" => "the JWK's \"use\" or \"key_ops\" forbids signing",
            _ => "the JWK's \"use\" or \"key_ops\" forbids verifying",
        }))
    }

    /// What the public half is for: to verify, where this half may sign or verify.
    pub(super) fn public(&self) -> Self {
        let verify = |names: &Vec<String>| {
            let serves = names.iter().any(|name| name == "sign" || name == "verify");
            Vec::from_iter(serves.then(|| String::from("verify")))
        };
        Self {
            public_use: self.public_use.clone(),
            operations: self.operations.as_ref().map(verify),
        }
    }

    pub(super) const fn public_use(&self) -> Option<&String> {
        self.public_use.as_ref()
    }

    pub(super) const fn operations(&self) -> Option<&Vec<String>> {
        self.operations.as_ref()
    }
}

/// RFC 7517 section 4.3: duplicate values must not be present.
fn has_twins(names: &[&str]) -> bool {
    // There are eight operations; whoever lists more lists nonsense.
    names.len() > 8
        || names
            .iter()
            .enumerate()
            .any(|(index, name)| names.iter().take(index).any(|one| one == name))
}

/// The objects of a JWK Set (RFC 7517 section 5).
pub(super) fn set_members<'o, 'a>(set: &'o Object<'a>) -> Result<Vec<&'o Object<'a>>, Error> {
    let Some(Value::Array(keys)) = set.get("keys") else {
        return Err(Error::KeySetInvalid);
    };
    let as_object = |value: &'o Value<'a>| match value {
        Value::Object(object) => Ok(object),
        _ => Err(Error::KeySetInvalid),
    };
    keys.iter().map(as_object).collect()
}
