//! Every check at once, for a person who wants to know what is wrong with a token. The checks are the functions
//! that [`verify`](crate::verify()) calls, in the same order, so that the two cannot disagree.

mod advice;
mod report;

use crate::alg::Alg;
use crate::claims::{CHECKS, Claims, check_typ};
use crate::error::{Error, Part};
use crate::header::{self, Header};
use crate::key::{Key, KeySource};
use crate::policy::Policy;
use crate::token::{check_size, decode, signing_input, split};
use crate::verify::into_text;
use alloc::string::String;
use alloc::vec::Vec;

pub use report::{Check, Explanation};

/// Makes every check of [`verify`](crate::verify()) that still makes sense, whatever the ones before it came to.
/// Without keys, all but the signature is checked.
///
/// ```
/// use jotwasm::{Alg, Key, Policy};
/// # fn main() -> Result<(), jotwasm::Error> {
/// let key = Key::generate(Alg::Hs256)?;
/// let token = jotwasm::sign(r#"{"exp":1700000000}"#, &key)?;
/// let policy = Policy::new().issuer("https://issuer.example");
///
/// let found = jotwasm::explain(&token, Some(&key), &policy, 1_700_000_000.0);
/// assert!(!found.is_valid());
/// let failed: Vec<String> = found.failed().map(|check| check.message()).collect();
/// assert_eq!(failed, [
///     "The claim \"iss\" is missing. The issuer has to add it.",
///     "The token has expired. Get a new one.",
/// ]);
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn explain(
    token: &str,
    keys: Option<&dyn KeySource>,
    policy: &Policy,
    now: f64,
) -> Explanation {
    if check_size(token, policy.max_token_bytes).is_err() {
        return Explanation::too_long();
    }
    let mut report = Explanation::default();
    report.pass("size", "The token is not too long.");
    let signed = report.format(token);
    let (header, payload) = readable(token);
    let header = header.and_then(|part| report.header(part));
    let payload = payload.and_then(|part| report.payload(part));
    report.signature(header.as_ref(), signed.as_ref(), keys, policy);
    let text = payload.and_then(|bytes| report.text(bytes));
    let claims = text.as_deref().and_then(|text| report.claims(text));
    if let Some(header) = header {
        report.add("typ", check_typ(&header, policy));
    }
    if let Some(claims) = claims {
        report.values(&claims, policy, now);
    }
    report
}

/// The parts worth a look as header and payload. A text without dots has neither, and where there are more than
/// two of them, the second part is no payload: an encrypted token has a key there.
fn readable(token: &str) -> (Option<&str>, Option<&str>) {
    let dot = |text: &str| text.bytes().position(|byte| byte == b'.');
    let Some((header, rest)) = dot(token).and_then(|at| token.split_at_checked(at)) else {
        return (None, None);
    };
    let rest = rest.get(1..).unwrap_or_default();
    let payload = dot(rest).map_or(Some(rest), |at| rest.get(..at));
    let dots = rest.bytes().filter(|byte| *byte == b'.').count();
    (Some(header), payload.filter(|_| dots < 2))
}

/// What was signed, and the signature.
type Signed<'t> = (&'t str, Vec<u8>);

impl Explanation {
    /// All there is to say about a token that is not even looked at.
    pub(crate) fn too_long() -> Self {
        let mut report = Self::default();
        report.fail("size", Error::TokenTooLong);
        report
    }

    fn format<'t>(&mut self, token: &'t str) -> Option<Signed<'t>> {
        let parts = split(token).ok_or(Error::TokenParts);
        let signed = parts.and_then(|[.., signature]| {
            let input = signing_input(token, signature);
            Ok((input, decode(signature, Part::Signature)?))
        });
        self.keep(
            "format",
            signed,
            "It has three parts, as signed tokens have.",
        )
    }

    fn header(&mut self, part: &str) -> Option<Header> {
        let text = decode(part, Part::Header).and_then(header::into_text);
        let text = self.keep_failure("header", text)?;
        let header = Header::parse(text.clone());
        if !matches!(header, Err(Error::HeaderJson(_))) {
            self.header = Some(text);
        }
        self.keep(
            "header",
            header,
            "The header is readable and names an algorithm.",
        )
    }

    fn payload(&mut self, part: &str) -> Option<Vec<u8>> {
        self.keep(
            "payload",
            decode(part, Part::Payload),
            "The payload is whole.",
        )
    }

    /// All that stands between a readable header and a good signature.
    fn signature(
        &mut self,
        header: Option<&Header>,
        signed: Option<&Signed<'_>>,
        keys: Option<&dyn KeySource>,
        policy: &Policy,
    ) {
        let key = header.and_then(|header| {
            self.critical(header, policy);
            self.key(header, keys, policy)
        });
        let why = match (header, signed, key) {
            (Some(header), Some((input, signature)), Some(key)) => {
                let verdict = key.verify(header.alg(), input.as_bytes(), signature);
                self.keep("signature", verdict, "The signature is genuine.");
                return;
            }
            (_, None, _) => "it cannot be read.",
            (None, ..) => "the header cannot be read.",
            _ if keys.is_none() => "no key was given.",
            _ => "no key fits.",
        };
        self.push(
            "signature",
            None,
            false,
            ["The signature was not checked: ", why, ""],
        );
    }

    fn critical(&mut self, header: &Header, policy: &Policy) {
        let checked = header.check_critical(|name| policy.critical.contains(name));
        let checked = checked.and_then(|()| header.check_encoded());
        let asked = header.critical().is_ok_and(|names| !names.is_empty());
        let good = asked.then_some("All that the header calls critical is understood.");
        self.add("crit", checked.map(|()| good));
    }

    /// The algorithm that policy and key have to agree on, and the key.
    fn key(
        &mut self,
        header: &Header,
        keys: Option<&dyn KeySource>,
        policy: &Policy,
    ) -> Option<Key> {
        let alg = header.alg();
        let found = keys.map(|keys| keys.find(header));
        let agreed = match &found {
            Some(Ok(key)) => key.require(alg).is_ok(),
            Some(Err(error)) => !matches!(error, Error::AlgorithmNotAllowed),
            // What nobody knows, no key is for.
            None => alg.is_some(),
        };
        let allowed = agreed && policy.allows(alg);
        let name = alg.map_or("none that is known here", Alg::name);
        let error = (!allowed).then_some(Error::AlgorithmNotAllowed);
        self.push(
            "algorithm",
            error,
            allowed,
            ["The header names ", name, "."],
        );
        let key = self.keep_failure("key", found.filter(|_| agreed)?)?;
        let usable = key.check_use();
        self.keep(
            "key",
            usable,
            "There is one key for the token, and it may verify.",
        )?;
        Some(key)
    }

    fn text(&mut self, payload: Vec<u8>) -> Option<String> {
        self.keep_failure("claims", into_text(payload))
    }

    fn claims<'a>(&mut self, text: &'a str) -> Option<Claims<'a>> {
        let claims = self.keep_failure("claims", Claims::read(text))?;
        self.claims = Some(text.into());
        let good = "The payload is a JSON object, and its registered claims have the right types.";
        self.each("claims", &mut claims.wrong_types(), Some(good));
        Some(claims)
    }

    fn values(&mut self, claims: &Claims<'_>, policy: &Policy, now: f64) {
        let asked = !policy.required_claims.is_empty();
        let good = asked.then_some("All required claims are there.");
        self.each("requiredClaims", &mut claims.absent(policy), good);
        for (name, check) in CHECKS {
            self.add(name, check(claims, policy, now));
        }
    }
}
