//! JWS in every serialization: `jotwasm::jws`.

mod general;
mod hostile;
mod rules;
mod sign;
mod vectors;
mod verify;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jotwasm::{Alg, Error, Key, Policy, jws};
use sha2::Sha256;

const SECRET: [u8; 32] = [7; 32];
const HS256: &str = r#"{"alg":"HS256"}"#;
const B64_FALSE: &str = r#"{"alg":"HS256","b64":false,"crit":["b64"]}"#;

fn secret() -> Key {
    Key::from_secret(&SECRET, Alg::Hs256).unwrap()
}

fn base64url(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The HMAC that the secret gives, for JWS that [`jws::Signer`] would not make.
fn signature(protected: &str, payload: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(&SECRET).unwrap();
    mac.update(format!("{protected}.{payload}").as_bytes());
    base64url(mac.finalize().into_bytes())
}

/// A compact JWS with a good signature, of whatever header and payload text.
fn forged(header: &str, payload: &str) -> String {
    let protected = base64url(header);
    let signature = signature(&protected, payload);
    format!("{protected}.{payload}.{signature}")
}

/// The members of one signature: `"protected": …, "header": …, "signature": …`.
fn entry(protected: Option<&str>, unprotected: Option<&str>, payload: &str) -> String {
    let mut members = String::new();
    let protected = protected.map(base64url);
    if let Some(text) = &protected {
        members.push_str(&format!(r#""protected":"{text}","#));
    }
    if let Some(json) = unprotected {
        members.push_str(&format!(r#""header":{json},"#));
    }
    let signature = signature(protected.as_deref().unwrap_or_default(), payload);
    format!(r#"{members}"signature":"{signature}""#)
}

/// The payload `e30` under both halves of a header.
fn flattened(protected: Option<&str>, unprotected: Option<&str>) -> String {
    let members = entry(protected, unprotected, "e30");
    format!(r#"{{"payload":"e30",{members}}}"#)
}

fn verify_json(jws: &str) -> Result<jws::Verified, Error> {
    jws::Verifier::new(&secret(), &Policy::default()).json(jws)
}

fn verify_compact(jws: &str) -> Result<jws::Verified, Error> {
    jws::Verifier::new(&secret(), &Policy::default()).compact(jws)
}

/// The code is what callers see, and the message says what they can look up.
fn assert_invalid(verdict: Result<impl core::fmt::Debug, Error>, hint: &str) {
    let error = verdict.expect_err(hint);
    assert_eq!(error.code(), "ERR_JWS_INVALID", "{error:?}");
    assert!(error.to_string().contains(hint), "{hint}: {error}");
}
