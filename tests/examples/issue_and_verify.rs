//! Issue a token, verify it as an API would, and see it expire: `cargo run --example issue_and_verify`.

use jotwasm::{Alg, Key, Policy};
use serde::Deserialize;
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Deserialize)]
struct Claims {
    sub: String,
    scope: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();

    // The authorization server keeps the private key and publishes the public one.
    let key = Key::generate(Alg::Es256)?.with_kid("2026-11");
    let published = key.public_key()?.to_jwk(false)?;
    let claims = serde_json::json!({
        "iss": "https://login.example", "aud": "https://api.example",
        "sub": "alice", "scope": "read:things", "iat": now, "exp": now.saturating_add(900),
    });
    let token = jotwasm::sign(&claims.to_string(), &key)?;
    println!("issued a token of {} bytes", token.len());

    // The API knows the issuer's public key, and what it asks of a token.
    let key = Key::from_jwk(&published, None)?;
    let policy = Policy::new()
        .issuer("https://login.example")
        .audience("https://api.example")
        .clock_tolerance(5.0);
    let jwt = jotwasm::verify(&token, &key, &policy, seconds(now))?;
    let Claims { sub, scope } = jwt.claims()?;
    println!("{sub} may {scope}");

    // An hour later the same token is refused.
    match jotwasm::verify(&token, &key, &policy, seconds(now.saturating_add(3600))) {
        Err(error) => println!("an hour later: {} ({error})", error.code()),
        Ok(_) => return Err("an expired token was accepted".into()),
    }
    Ok(())
}

/// NumericDate: a double holds every second for the next 285 million years.
#[allow(clippy::cast_precision_loss)]
const fn seconds(time: u64) -> f64 {
    time as f64
}
