//! What a verifier asks of a token.

use crate::alg::Alg;
use alloc::string::String;
use alloc::vec::Vec;

/// Longest token that is looked at unless the policy says otherwise, in bytes.
pub const DEFAULT_MAX_TOKEN_BYTES: usize = 65_536;

/// Requirements for [`verify`](crate::verify()). A requirement that names a claim fails where the claim is
/// absent. [`Policy::default`] checks the signature, the types of the registered claims, `exp` and `nbf`.
///
/// ```
/// use jotwasm::Policy;
/// let policy = Policy::new()
///     .issuer("https://issuer.example")
///     .audience("https://api.example")
///     .clock_tolerance(30.0);
/// # let _ = policy;
/// ```
#[derive(Clone, Debug)]
pub struct Policy {
    pub(crate) algorithms: Option<Vec<Alg>>,
    pub(crate) issuers: Option<Vec<String>>,
    pub(crate) audiences: Option<Vec<String>>,
    pub(crate) subject: Option<String>,
    pub(crate) jwt_id: Option<String>,
    pub(crate) nonce: Option<String>,
    pub(crate) max_token_age: Option<f64>,
    pub(crate) required_claims: Vec<String>,
    pub(crate) typ: Option<String>,
    pub(crate) critical: Vec<String>,
    pub(crate) clock_tolerance: f64,
    pub(crate) max_token_bytes: usize,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            algorithms: None,
            issuers: None,
            audiences: None,
            subject: None,
            jwt_id: None,
            nonce: None,
            max_token_age: None,
            required_claims: Vec::new(),
            typ: None,
            critical: Vec::new(),
            clock_tolerance: 0.0,
            max_token_bytes: DEFAULT_MAX_TOKEN_BYTES,
        }
    }
}

impl Policy {
    /// The same as [`Policy::default`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Accept only these algorithms. Without it: the key's own.
    #[must_use]
    pub fn algorithms(mut self, allowed: impl IntoIterator<Item = Alg>) -> Self {
        self.algorithms = Some(allowed.into_iter().collect());
        self
    }

    /// An acceptable `iss`; call again for more.
    #[must_use]
    pub fn issuer(mut self, issuer: impl Into<String>) -> Self {
        self.issuers.get_or_insert_default().push(issuer.into());
        self
    }

    /// An acceptable `aud`; call again for more. One in common with the token is enough.
    #[must_use]
    pub fn audience(mut self, audience: impl Into<String>) -> Self {
        self.audiences.get_or_insert_default().push(audience.into());
        self
    }

    /// The `sub` to expect.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// The `jti` to expect.
    #[must_use]
    pub fn jwt_id(mut self, id: impl Into<String>) -> Self {
        self.jwt_id = Some(id.into());
        self
    }

    /// The `nonce` to expect (OpenID Connect Core section 2).
    #[must_use]
    pub fn nonce(mut self, nonce: impl Into<String>) -> Self {
        self.nonce = Some(nonce.into());
        self
    }

    /// Refuse a token whose `iat` is more than this many seconds ago, in the future, or absent.
    #[must_use]
    pub const fn max_token_age(mut self, seconds: f64) -> Self {
        self.max_token_age = Some(seconds);
        self
    }

    /// A claim that must be there, whatever its value; call again for more.
    #[must_use]
    pub fn required_claim(mut self, name: impl Into<String>) -> Self {
        self.required_claims.push(name.into());
        self
    }

    /// The header's `typ` to expect, without regard to case; `application/` may be left out.
    #[must_use]
    pub fn typ(mut self, typ: impl Into<String>) -> Self {
        self.typ = Some(typ.into());
        self
    }

    /// A critical header parameter that the caller understands; call again for more.
    #[must_use]
    pub fn critical(mut self, parameter: impl Into<String>) -> Self {
        self.critical.push(parameter.into());
        self
    }

    /// Seconds of clock difference to forgive. Default 0.
    #[must_use]
    pub const fn clock_tolerance(mut self, seconds: f64) -> Self {
        self.clock_tolerance = seconds;
        self
    }

    /// Longest token to look at, in bytes. Default [`DEFAULT_MAX_TOKEN_BYTES`].
    #[must_use]
    pub const fn max_token_bytes(mut self, bytes: usize) -> Self {
        self.max_token_bytes = bytes;
        self
    }

    /// `alg` may be `None`, an algorithm that nobody knows: the key's choice refuses it later.
    pub(crate) fn allows(&self, alg: Option<Alg>) -> bool {
        match (&self.algorithms, alg) {
            (None, _) => true,
            (Some(allowed), Some(alg)) => allowed.contains(&alg),
            (Some(_), None) => false,
        }
    }
}
