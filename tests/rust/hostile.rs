//! Damaged tokens and keys: nothing panics, nothing damaged is accepted, every error is one of the known ones,
//! and a good token verifies afterwards. `tests/js` does the same to the module from outside.

use crate::keys::pem::{CERT, PKCS8, SEC1, SPKI};
use crate::keys::{D, p256};
use crate::support::mutate::damaged;
use crate::support::random::{Random, rounds};
use crate::test;
use crate::vectors::A3_KEY;
use jotwasm::{Alg, CODES, Error, Header, Key, KeySet, KeySource, Policy};

const CLAIMS: &str = r#"{"iss":"a","sub":"b","aud":["c","d"],"exp":2000000000,"nbf":1,"iat":1,"jti":"e","x":{"y":[1.5,null]}}"#;
const NOW: f64 = 1_700_000_000.0;

fn secret() -> Key {
    Key::from_secret(b"a secret with thirty-two bytes..", Alg::Hs256).unwrap()
}

fn elliptic() -> Key {
    Key::from_jwk(A3_KEY, None).unwrap()
}

fn token(key: &Key) -> String {
    jotwasm::sign(CLAIMS, key).unwrap()
}

fn verify(token: &str, key: &impl KeySource) -> Result<(), Error> {
    let policy = Policy::new().issuer("a").audience("c").typ("JWT");
    jotwasm::verify(token, key, &policy, NOW).map(drop)
}

fn assert_known(error: &Error) {
    assert!(CODES.contains(&error.code()), "{error:?}");
    assert!(!error.to_string().is_empty(), "{error:?}");
}

fn assert_refused(token: &str, key: &impl KeySource) {
    assert_known(&verify(token, key).expect_err(token));
}

/// Before and after: whatever happened in between left nothing behind.
fn with_good_tokens(work: impl FnOnce()) {
    let keys = [secret(), elliptic()];
    let tokens = keys.each_ref().map(token);
    work();
    for (key, token) in keys.iter().zip(&tokens) {
        assert_eq!(verify(token, key), Ok(()));
    }
}

/// Bit flips may leave UTF-8; as Latin-1 everything is text.
fn latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

#[test]
fn every_bit_of_a_token_counts() {
    with_good_tokens(|| {
        let good = token(&secret());
        for bit in 0..good.len() * 8 {
            let mut bytes = good.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert_refused(&latin1(&bytes), &secret());
        }
    });
}

#[test]
fn bits_of_an_es256_token() {
    with_good_tokens(|| {
        let (key, good) = (elliptic(), token(&elliptic()));
        let public = key.public_key().unwrap();
        let mut random = Random(11);
        for _ in 0..rounds(400) {
            let mut bytes = good.clone().into_bytes();
            bytes[random.below(good.len())] ^= 1 << random.below(8);
            assert_refused(&latin1(&bytes), &public);
        }
    });
}

#[test]
fn no_beginning_or_end_of_a_token_is_one() {
    with_good_tokens(|| {
        for key in [secret(), elliptic()] {
            let good = token(&key);
            for at in 0..good.len() {
                assert_refused(&good[..at], &key);
                if at > 0 {
                    assert_refused(&good[at..], &key);
                }
            }
        }
    });
}

#[test]
fn parts_of_two_tokens() {
    with_good_tokens(|| {
        let mut random = Random(12);
        let key = secret();
        let other = jotwasm::sign(r#"{"iss":"a","aud":"c","admin":true}"#, &key).unwrap();
        let foreign = token(&Key::generate(Alg::Hs256).unwrap());
        let tokens = [token(&key), other, foreign, token(&elliptic())];
        let mut refused = 0;
        for _ in 0..rounds(6_000) {
            let [from, into] = [0; 2].map(|_| random.below(tokens.len()));
            let spliced = splice(&mut random, &tokens[from], &tokens[into]);
            if !tokens.contains(&spliced) {
                assert_refused(&spliced, &key);
                refused += 1;
            }
        }
        assert!(refused > rounds(4_000), "{refused}");
    });
}

fn splice(random: &mut Random, from: &str, into: &str) -> String {
    let dots = |text: &str| -> Vec<usize> { text.match_indices('.').map(|(at, _)| at).collect() };
    let [start, end] = match random.once_in(2) {
        true => [dots(from)[random.below(2)], dots(into)[random.below(2)]],
        false => [random.below(from.len()), random.below(into.len())],
    };
    format!("{}{}", &from[..start], &into[end..])
}

#[test]
fn damaged_tokens() {
    with_good_tokens(|| {
        let mut random = Random(13);
        let good = token(&secret());
        let set: KeySet = [secret(), elliptic()].into_iter().collect();
        for _ in 0..rounds(10_000) {
            let bad = damaged(&mut random, &good);
            if bad != good {
                assert_refused(&bad, &secret());
                assert_refused(&bad, &set);
                let decoded = jotwasm::decode(&bad).map(drop);
                decoded.as_ref().err().into_iter().for_each(assert_known);
            }
        }
    });
}

/// Signed, so that the damage reaches the claims.
#[test]
fn damaged_claims_and_headers_under_a_good_signature() {
    with_good_tokens(|| {
        let (mut random, key) = (Random(14), secret());
        let header = r#"{"alg":"HS256","typ":"JWT","kid":"a","crit":["x"],"x":1}"#;
        for _ in 0..rounds(10_000) {
            let claims = damaged(&mut random, CLAIMS);
            let header = Header::parse(damaged(&mut random, header));
            header.as_ref().err().into_iter().for_each(assert_known);
            let plain = Header::parse(r#"{"alg":"HS256","typ":"JWT"}"#.into()).unwrap();
            for header in [header.unwrap_or_else(|_| plain.clone()), plain] {
                let signed = jotwasm::jws::sign(claims.as_bytes(), &key, &header);
                let verdict = signed.and_then(|token| verify(&token, &key));
                verdict.err().iter().for_each(assert_known);
            }
        }
    });
}

#[test]
fn damaged_keys() {
    with_good_tokens(|| {
        let mut random = Random(15);
        let private = p256(&format!(r#","d":"{D}","kid":"a","use":"sig""#));
        let secret = secret().to_jwk(true).unwrap();
        let set = format!(r#"{{"keys":[{},{}]}}"#, p256(""), *secret);
        let texts = [&*p256(""), &private, &secret, &set, SPKI, PKCS8, SEC1, CERT];
        for _ in 0..rounds(8_000) {
            let place = random.below(texts.len());
            let bad = damaged(&mut random, texts[place]);
            let alg = random.once_in(2).then_some(Alg::Es256);
            let results = [
                Key::from_jwk(&bad, alg).map(drop),
                Key::from_pem(&bad, alg).map(drop),
                Key::from_secret(bad.as_bytes(), Alg::Hs256).map(drop),
                KeySet::from_jwks(&bad).map(drop),
            ];
            let errors: Vec<Error> = results.into_iter().filter_map(Result::err).collect();
            errors.iter().for_each(assert_known);
            assert!(errors.len() >= 2, "{bad}");
        }
    });
}

#[test]
fn noise() {
    with_good_tokens(|| {
        let mut random = Random(16);
        for _ in 0..rounds(4_000) {
            let bytes: Vec<u8> = (0..random.below(200))
                .map(|_| random.next().to_le_bytes()[0])
                .collect();
            let text = latin1(&bytes);
            assert_refused(&text, &secret());
            assert_refused(&text.replace(char::is_whitespace, "."), &secret());
            assert!(Key::from_jwk(&text, None).is_err());
            assert!(Key::from_pem(&text, None).is_err());
            assert!(Key::from_pem(&format!("-----BEGIN PUBLIC KEY-----\n{text}"), None).is_err());
            assert!(KeySet::from_jwks(&text).is_err());
            let _ = Key::from_short_secret(&bytes, Alg::Hs512);
        }
    });
}
