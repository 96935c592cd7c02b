//! The table of verdicts that the core and the JavaScript suite share: `tests/cases/claims.json`.

use crate::support::table;
use crate::test;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jotwasm::{Alg, Error, Key, Policy};
use serde_json::{Map, Value, json};
use sha2::Sha256;

pub(crate) const CLAIMS: &str = include_str!("../cases/claims.json");
const SECRET: &[u8; 32] = b"jotwasm test secret, 32 bytes...";

pub(crate) fn key() -> Key {
    Key::from_secret(SECRET, Alg::Hs256).unwrap()
}

#[test]
fn verify_agrees_with_the_table() {
    let key = key();
    let wrong: Vec<String> = table::cases(CLAIMS)
        .iter()
        .filter(|case| !asks_for_nobody(case))
        .filter_map(|case| disagrees(case, &key))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The case's name and what came instead, where it is not what the table says.
fn disagrees(case: &Value, key: &Key) -> Option<String> {
    let token = case["token"].as_str().unwrap();
    let now = case["now"].as_f64().unwrap();
    let verdict = match jotwasm::verify(token, key, &policy(case), now) {
        Ok(jwt) => json!({ "ok": jwt.claims_json() == case["claims"] }),
        Err(error) => report(&error),
    };
    let members = ["ok", "code", "claim", "reason"];
    members
        .iter()
        .any(|name| verdict.get(name) != case.get(name))
        .then(|| format!("{}: {verdict}", case["name"]))
}

/// A builder that is called once for each name cannot say "of none"; only JavaScript can.
pub(crate) fn asks_for_nobody(case: &Value) -> bool {
    let none = json!([]);
    ["issuer", "audience"]
        .iter()
        .any(|name| case["options"].get(name) == Some(&none))
}

fn report(error: &Error) -> Value {
    let mut report = json!({ "ok": false, "code": error.code() });
    if let Some(claim) = error.claim() {
        report["claim"] = claim.into();
    }
    if let Some(reason) = error.reason() {
        report["reason"] = reason.as_str().into();
    }
    report
}

pub(crate) fn policy(case: &Value) -> Policy {
    let none = Map::new();
    let options = case
        .get("options")
        .map_or(&none, |it| it.as_object().unwrap());
    options.iter().fold(Policy::new(), option)
}

fn option(policy: Policy, (name, value): (&String, &Value)) -> Policy {
    let text = || value.as_str().unwrap();
    let number = || value.as_f64().unwrap();
    match name.as_str() {
        "algorithms" => policy.algorithms(texts(value).into_iter().filter_map(Alg::from_name)),
        "issuer" => texts(value).into_iter().fold(policy, Policy::issuer),
        "audience" => texts(value).into_iter().fold(policy, Policy::audience),
        "subject" => policy.subject(text()),
        "jwtid" => policy.jwt_id(text()),
        "nonce" => policy.nonce(text()),
        "maxTokenAge" => policy.max_token_age(number()),
        "clockTolerance" => policy.clock_tolerance(number()),
        "requiredClaims" => texts(value)
            .into_iter()
            .fold(policy, Policy::required_claim),
        "typ" => policy.typ(text()),
        "crit" => texts(value).into_iter().fold(policy, Policy::critical),
        "maxTokenBytes" => policy.max_token_bytes(value.as_u64().unwrap().try_into().unwrap()),
        other => panic!("no option is called {other}"),
    }
}

/// One or more.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(items) => items.iter().map(|item| item.as_str().unwrap()).collect(),
        one => Vec::from([one.as_str().unwrap()]),
    }
}

#[test]
fn every_token_is_what_its_case_says() {
    for case in table::cases(CLAIMS) {
        let text = |name: &str| case[name].as_str().unwrap();
        let expected = signed(text("header"), text("claims"));
        let is_forged = case.get("forged").is_some();
        let name = &case["name"];
        assert_eq!(text("token") != expected, is_forged, "{name}: {expected}");
    }
}

/// Signs what the core would not: the table has headers that break every rule.
pub(crate) fn signed(header: &str, claims: &str) -> String {
    let input = [header, claims]
        .map(|part| URL_SAFE_NO_PAD.encode(part))
        .join(".");
    let mac = Hmac::<Sha256>::new_from_slice(SECRET).unwrap();
    let tag = mac.chain_update(&input).finalize().into_bytes();
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(tag))
}

#[test]
fn no_two_cases_share_a_name() {
    table::assert_names_differ(CLAIMS);
}
