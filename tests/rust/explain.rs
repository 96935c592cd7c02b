//! Every check at once: what is said of good tokens, of broken ones, and of keys.

use crate::claims_cases::signed;
use crate::explain_verdicts::{GOOD, HEADER, NOW, agreed, key, policy};
use crate::test;
use jotwasm::{Alg, Check, Error, Explanation, Key, KeySet, KeySource, Policy, explain};

fn failed(found: &Explanation) -> Vec<&str> {
    found.failed().map(Check::name).collect()
}

fn names(found: &Explanation) -> Vec<&str> {
    found.checks().iter().map(Check::name).collect()
}

fn message(found: &Explanation, name: &str) -> String {
    let check = found.checks().iter().find(|check| check.name() == name);
    check.expect(name).message()
}

#[test]
fn a_good_token_passes_every_check_that_applies() {
    let found = agreed(&signed(HEADER, GOOD), &key(), &policy(), NOW);
    let expected = "size format header payload crit algorithm key signature claims typ requiredClaims iss aud nbf \
                    exp maxTokenAge";
    assert_eq!(names(&found).join(" "), expected);
    assert!(found.checks().iter().all(|check| check.error().is_none()));
    let least = agreed(
        &signed(r#"{"alg":"HS256"}"#, "{}"),
        &key(),
        &Policy::new(),
        NOW,
    );
    let expected = "size format header payload algorithm key signature claims exp";
    assert_eq!(names(&least).join(" "), expected);
    assert!(message(&least, "exp").contains("never expires"));
}

#[test]
fn everything_wrong_is_said_at_once() {
    let claims = r#"{"iss":1,"aud":"z","exp":1700000000,"nbf":1700000001,"iat":"x"}"#;
    let mut token = signed(r#"{"alg":"HS256","crit":["y"],"y":1}"#, claims);
    token.pop();
    token.push_str("AA");
    let policy = policy().algorithms([Alg::Es256]);
    let found = agreed(&token, &key(), &policy, NOW);
    let expected = "crit algorithm signature claims claims typ requiredClaims requiredClaims iss aud nbf exp \
                    maxTokenAge";
    assert_eq!(failed(&found).join(" "), expected);
    assert_eq!(found.claims_json(), Some(claims));
}

#[test]
fn of_a_broken_token_the_other_half_is_shown() {
    let token = signed(HEADER, GOOD);
    let [header, payload, signature] = [0, 1, 2].map(|at| token.split('.').nth(at).unwrap());
    let look = |token: &str| agreed(token, &key(), &policy(), NOW);

    let found = look(&format!("{header}.{payload}=.{signature}"));
    assert_eq!(failed(&found), ["payload", "signature"]);
    assert_eq!(
        (found.header_json(), found.claims_json()),
        (Some(HEADER), None)
    );

    let found = look(&format!("!{header}.{payload}.{signature}"));
    assert_eq!(failed(&found), ["header", "signature"]);
    assert_eq!(
        (found.header_json(), found.claims_json()),
        (None, Some(GOOD))
    );
    assert!(names(&found).contains(&"exp") && !names(&found).contains(&"typ"));

    let found = look(&format!("{header}.{payload}"));
    assert_eq!(failed(&found), ["format", "signature"]);
    assert_eq!(
        (found.header_json(), found.claims_json()),
        (Some(HEADER), Some(GOOD))
    );

    let encrypted = look(&format!("{header}.{payload}.AA.AA.AA"));
    assert_eq!(
        (encrypted.header_json(), encrypted.claims_json()),
        (Some(HEADER), None)
    );

    let opaque = look("opaque");
    assert_eq!(failed(&opaque), ["format", "signature"]);
    assert_eq!(names(&look(&"a.".repeat(40_000))), ["size"]);
}

/// Where a part can be read as JSON, it is shown, however wrong it is otherwise.
#[test]
fn what_is_json_is_shown() {
    for header in ["{}", r#"{"alg":1}"#, r#"{"alg":"HS256","kid":1}"#] {
        let found = agreed(&signed(header, "[]"), &key(), &Policy::new(), NOW);
        assert_eq!(
            (found.header_json(), found.claims_json()),
            (Some(header), None)
        );
        assert_eq!(failed(&found), ["header", "signature", "claims"]);
    }
    let found = agreed(&signed("[]", r#"{"exp":"x"}"#), &key(), &Policy::new(), NOW);
    assert_eq!(
        (found.header_json(), found.claims_json()),
        (None, Some(r#"{"exp":"x"}"#))
    );
    assert_eq!(failed(&found), ["header", "signature", "claims", "exp"]);
}

#[test]
fn without_a_key_nothing_is_called_forged() {
    let found = explain(&signed(HEADER, GOOD), None, &policy(), NOW);
    assert_eq!(failed(&found), ["signature"]);
    assert!(!names(&found).contains(&"key"));
    let signature = found.failed().next().unwrap();
    assert_eq!(signature.error(), None);
    assert!(signature.message().contains("no key was given"));
    let none = explain(
        &signed(r#"{"alg":"none"}"#, GOOD),
        None,
        &Policy::new(),
        NOW,
    );
    assert_eq!(failed(&none), ["algorithm", "signature"]);
}

#[test]
fn keys_that_do_not_fit() {
    let token = signed(r#"{"alg":"HS256"}"#, "{}");
    let look = |keys: &dyn KeySource| agreed(&token, keys, &Policy::new(), NOW);
    let other = Key::generate(Alg::Hs256).unwrap();
    assert_eq!(failed(&look(&other)), ["signature"]);
    assert_eq!(
        failed(&look(&Key::generate(Alg::Es256).unwrap())),
        ["algorithm", "signature"]
    );
    assert_eq!(failed(&look(&KeySet::default())), ["key", "signature"]);
    let several: KeySet = [key(), other].into_iter().collect();
    assert_eq!(failed(&look(&several)), ["key", "signature"]);
    let jwk = key()
        .to_jwk(true)
        .unwrap()
        .replacen('{', r#"{"use":"enc","#, 1);
    assert_eq!(
        failed(&look(&Key::from_jwk(&jwk, None).unwrap())),
        ["key", "signature"]
    );
}

/// A source that hands out a key for another algorithm, one that may not verify at that.
#[test]
fn a_source_that_errs() {
    struct Errs(Key);
    impl KeySource for Errs {
        fn find(&self, _: &jotwasm::Header) -> Result<Key, Error> {
            Ok(self.0.clone())
        }
    }
    let key = Key::generate(Alg::Es256).unwrap();
    let jwk = key
        .to_jwk(true)
        .unwrap()
        .replacen('{', r#"{"use":"enc","#, 1);
    let source = Errs(Key::from_jwk(&jwk, None).unwrap());
    let found = agreed(&signed(HEADER, GOOD), &source, &policy(), NOW);
    assert_eq!(failed(&found), ["algorithm", "signature"]);
}

#[test]
fn messages_are_sentences_that_quote_nothing() {
    let secret =
        r#"{"iss":"SENTINEL","aud":"SENTINEL","sub":"SENTINEL","jti":9876543,"exp":12345678}"#;
    let header =
        r#"{"alg":"SENTINEL","kid":"SENTINEL","typ":"SENTINEL","crit":["SENTINEL"],"SENTINEL":1}"#;
    let good = signed(HEADER, GOOD);
    let tokens = [
        signed(header, secret),
        signed(HEADER, secret),
        good,
        String::from("SENTINEL.SENTINEL"),
    ];
    for token in tokens {
        for keys in [
            None,
            Some(&key() as &dyn KeySource),
            Some(&KeySet::default()),
        ] {
            for check in explain(&token, keys, &policy().subject("SENTINEL"), NOW).checks() {
                let text = check.message();
                assert!(
                    text.starts_with(|first: char| first.is_ascii_uppercase()),
                    "{text}"
                );
                assert!(text.ends_with(['.', '?']), "{text}");
                assert!(!text.contains("..") && !text.contains("  "), "{text}");
                let quotes = ["SENTINEL", "12345678", "9876543"];
                assert!(!quotes.iter().any(|quote| text.contains(quote)), "{text}");
            }
        }
    }
}
