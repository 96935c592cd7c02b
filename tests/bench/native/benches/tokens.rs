//! `npm run bench -- native`: jotwasm beside jsonwebtoken, both on RustCrypto, with keys read once.
//! From a token to claims of a type, and back; both check the same claims.

use criterion::{
    BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime,
};
use jotwasm::{Alg, Key, Policy};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::hint::black_box;
use std::time::{SystemTime, UNIX_EPOCH};

type Outcome<T> = Result<T, Box<dyn Error>>;

const AUDIENCE: &str = "https://api.example.com";

/// Those of the JavaScript benchmark: with HS256 a token of 437 bytes.
#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Claims {
    iss: String,
    sub: String,
    aud: String,
    exp: u64,
    nbf: u64,
    iat: u64,
    jti: String,
    name: String,
    email: String,
    scope: String,
}

fn claims() -> Claims {
    Claims {
        iss: "https://login.example.com".into(),
        sub: "248289761001".into(),
        aud: AUDIENCE.into(),
        exp: 4_102_444_800,
        nbf: 1_767_225_600,
        iat: 1_767_225_600,
        jti: "b7c1d8f2-6a3e-4c09-9d55-81c4fe".into(),
        name: "Ada Lovelace".into(),
        email: "ada@example.com".into(),
        scope: "read:notes write:notes profile".into(),
    }
}

struct Ours {
    own: Key,
    their: Key,
    policy: Policy,
}

impl Ours {
    fn new(own: Key) -> Self {
        // A secret has no public half.
        let their = own.public_key().unwrap_or_else(|_| own.clone());
        let policy = Policy::new().audience(AUDIENCE);
        Self { own, their, policy }
    }

    fn sign(&self, claims: &Claims) -> Outcome<String> {
        Ok(jotwasm::sign(&serde_json::to_string(claims)?, &self.own)?)
    }

    /// The clock is read for each token, as jsonwebtoken does.
    fn verify(&self, token: &str) -> Outcome<Claims> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64();
        Ok(jotwasm::verify(token, &self.their, &self.policy, now)?.claims()?)
    }
}

struct Theirs {
    own: EncodingKey,
    their: DecodingKey,
    header: Header,
    validation: Validation,
}

impl Theirs {
    fn new(own: EncodingKey, their: DecodingKey, alg: Algorithm) -> Self {
        let mut validation = Validation::new(alg);
        validation.set_audience(&[AUDIENCE]);
        validation.validate_nbf = true;
        Self {
            own,
            their,
            header: Header::new(alg),
            validation,
        }
    }

    fn sign(&self, claims: &Claims) -> Outcome<String> {
        Ok(jsonwebtoken::encode(&self.header, claims, &self.own)?)
    }

    fn verify(&self, token: &str) -> Outcome<Claims> {
        Ok(jsonwebtoken::decode(token, &self.their, &self.validation)?.claims)
    }
}

fn secret() -> Outcome<(Ours, Theirs)> {
    let secret = [7; 64];
    let (own, their) = (
        EncodingKey::from_secret(&secret),
        DecodingKey::from_secret(&secret),
    );
    let ours = Ours::new(Key::from_secret(&secret, Alg::Hs256)?);
    Ok((ours, Theirs::new(own, their, Algorithm::HS256)))
}

fn pair(alg: Alg) -> Outcome<(Ours, Theirs)> {
    let key = Key::generate(alg)?;
    let (own, their) = (key.to_pem(true)?, key.public_key()?.to_pem(false)?);
    let (own, their) = (own.as_bytes(), their.as_bytes());
    let (own, their) = match alg {
        Alg::Es256 => (
            EncodingKey::from_ec_pem(own)?,
            DecodingKey::from_ec_pem(their)?,
        ),
        Alg::Rs256 => (
            EncodingKey::from_rsa_pem(own)?,
            DecodingKey::from_rsa_pem(their)?,
        ),
        _ => (
            EncodingKey::from_ed_pem(own)?,
            DecodingKey::from_ed_pem(their)?,
        ),
    };
    Ok((Ours::new(key), Theirs::new(own, their, alg.name().parse()?)))
}

/// Each signs what the other verifies, or the comparison is of nothing.
fn bench(c: &mut Criterion, alg: Alg) -> Outcome<()> {
    let claims = claims();
    let (ours, theirs) = if alg == Alg::Hs256 {
        secret()?
    } else {
        pair(alg)?
    };
    let (token, other) = (ours.sign(&claims)?, theirs.sign(&claims)?);
    assert_eq!(ours.verify(&other)?, claims);
    assert_eq!(theirs.verify(&token)?, claims);

    let mut group = c.benchmark_group(format!("{} verify", alg.name()));
    run(&mut group, "jotwasm", || ours.verify(black_box(&token)));
    run(&mut group, "jsonwebtoken", || {
        theirs.verify(black_box(&token))
    });
    group.finish();
    let mut group = c.benchmark_group(format!("{} sign", alg.name()));
    run(&mut group, "jotwasm", || ours.sign(black_box(&claims)));
    run(&mut group, "jsonwebtoken", || {
        theirs.sign(black_box(&claims))
    });
    group.finish();
    Ok(())
}

fn run<T>(group: &mut BenchmarkGroup<WallTime>, name: &str, call: impl Fn() -> Outcome<T>) {
    group.bench_function(name, |bencher| bencher.iter(|| call().is_ok()));
}

fn all(c: &mut Criterion) {
    for alg in [Alg::Hs256, Alg::Es256, Alg::EdDsa, Alg::Rs256] {
        bench(c, alg).expect("both libraries can do it");
    }
}

criterion_group!(benches, all);
criterion_main!(benches);
