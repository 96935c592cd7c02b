//! The table that the core and both JavaScript decoders share: `tests/cases/decode.json`.

use crate::support::table;
use crate::test;
use serde_json::Value;

pub(crate) const DECODE: &str = include_str!("../cases/decode.json");

#[test]
fn decode_agrees_with_the_table() {
    let wrong: Vec<String> = table::cases(DECODE).iter().filter_map(disagrees).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The case's name and what came instead, where it is not what the table says.
fn disagrees(case: &Value) -> Option<String> {
    let expected = match case["valid"].as_bool().unwrap() {
        true => Ok(()),
        false => Err(case["code"].as_str().unwrap()),
    };
    let result = jotwasm::decode(&table::token(case)).map_err(|error| error.code());
    (result.as_ref().map(|_| ()) != expected.as_ref().map(|_| ()))
        .then(|| format!("{}: {result:?}", case["name"]))
}

#[test]
fn what_is_valid_comes_back_byte_for_byte() {
    for case in table::cases(DECODE) {
        let Ok(jwt) = jotwasm::decode(&table::token(&case)) else {
            continue;
        };
        let is = |name: &str, text: &str| {
            case.get(name)
                .is_none_or(|given| table::bytes(given) == text.as_bytes())
        };
        assert!(is("header", jwt.header().as_json()), "{}", case["name"]);
        assert!(is("payload", jwt.claims_json()), "{}", case["name"]);
    }
}

#[test]
fn no_two_cases_share_a_name() {
    table::assert_names_differ(DECODE);
}
