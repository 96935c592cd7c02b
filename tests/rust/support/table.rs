//! Reads the shared case tables. Their form is described in `tests/cases/README.md`.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

/// The cases of a table.
pub(crate) fn cases(table: &str) -> Vec<Value> {
    serde_json::from_str(table).unwrap()
}

/// A name says which case failed.
pub(crate) fn assert_names_differ(table: &str) {
    let cases = cases(table);
    let names = cases.iter().filter_map(|one| one["name"].as_str());
    let mut names: Vec<&str> = names.collect();
    assert_eq!(names.len(), cases.len());
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), cases.len());
}

/// The bytes that a piece of text stands for.
pub(crate) fn bytes(text: &Value) -> Vec<u8> {
    match text {
        Value::String(text) => text.clone().into_bytes(),
        Value::Array(pieces) => pieces.iter().flat_map(bytes).collect(),
        Value::Object(object) => match (object.get("hex"), object.get("repeat")) {
            (Some(hex), None) => from_hex(hex.as_str().unwrap()),
            (None, Some(piece)) => bytes(piece).repeat(times(&object["times"])),
            _ => panic!("neither hex nor repeat"),
        },
        _ => panic!("neither a string nor an array nor an object"),
    }
}

fn times(count: &Value) -> usize {
    usize::try_from(count.as_u64().unwrap()).unwrap()
}

fn from_hex(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().map(|c| c.to_digit(16).unwrap()).collect();
    let byte = |pair: &[u32]| u8::try_from(pair[0] * 16 + pair[1]).unwrap();
    digits.chunks_exact(2).map(byte).collect()
}

/// The token of a case: as it stands there, or of the parts that do.
pub(crate) fn token(case: &Value) -> String {
    if let Some(token) = case.get("token") {
        return String::from_utf8(bytes(token)).unwrap();
    }
    let part = |name: &str, default: &str| {
        let bytes = case.get(name).map_or_else(|| default.into(), bytes);
        URL_SAFE_NO_PAD.encode(bytes)
    };
    let header = part("header", r#"{"alg":"HS256"}"#);
    let payload = part("payload", "{}");
    format!("{header}.{payload}.{}", part("signature", "signature"))
}
