//! The reader of JSON against `serde_json`: what one accepts the other does, but for what this crate refuses on
//! purpose (a name twice, nesting beyond 64), and the values are the same.

use crate::support::json;
use crate::support::mutate::damaged;
use crate::support::random::{Random, rounds};
use crate::support::unsigned;
use crate::test;
use jotwasm::{Error, Fault, Policy};
use serde_json::Value;

fn read(text: &str) -> Result<(), Fault> {
    match jotwasm::decode(&unsigned(text)) {
        Ok(_) => Ok(()),
        Err(Error::PayloadJson(fault)) => Err(fault),
        Err(other) => panic!("{other} in {text}"),
    }
}

/// Panics where the two readers disagree.
fn compare(text: &str) -> bool {
    let ours = read(text);
    let theirs = serde_json::from_str::<Value>(text);
    match (&ours, &theirs) {
        (Ok(()), Ok(Value::Object(_))) | (Err(_), Err(_)) => {}
        (Err(Fault::NotAnObject), Ok(value)) => assert!(!value.is_object(), "{text}"),
        (Err(Fault::TooDeep), Ok(value)) => assert!(depth(value) > 64 || repeats(text), "{text}"),
        (Err(Fault::RepeatedName), Ok(_)) => assert!(repeats(text), "{text}"),
        _ => panic!("{ours:?} and {theirs:?} for {text}"),
    }
    assert!(ours.is_err() || !repeats(text), "{text}");
    ours.is_ok()
}

fn depth(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => members.values().map(depth).max().unwrap_or(0),
        _ => return 0,
    }
}

/// Whether some object has a name twice: then `serde_json` keeps fewer members than there are colons outside of
/// strings.
fn repeats(text: &str) -> bool {
    let value: Value = serde_json::from_str(text).unwrap();
    let (mut colons, mut in_string, mut escaped) = (0, false, false);
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => in_string = !in_string,
            ':' if !in_string => colons += 1,
            _ => {}
        }
    }
    members(&value) != colons
}

fn members(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(members).sum(),
        Value::Object(object) => object.values().map(|value| 1 + members(value)).sum(),
        _ => 0,
    }
}

#[test]
fn random_texts() {
    let mut random = Random(1);
    let count = rounds(40_000);
    let accepted = (0..count)
        .filter(|_| {
            let text = match random.once_in(20) {
                true => json::value(&mut random, 4),
                false => json::object(&mut random, 4),
            };
            compare(&text)
        })
        .count();
    assert!(accepted > count / 2, "{accepted} of {count}");
}

#[test]
fn damaged_texts() {
    let mut random = Random(2);
    let count = rounds(80_000);
    let accepted = (0..count)
        .filter(|_| {
            let text = json::object(&mut random, 3);
            compare(&damaged(&mut random, &text))
        })
        .count();
    let share = count / 20..count / 2;
    assert!(share.contains(&accepted), "{accepted} of {count}");
}

#[test]
fn nesting() {
    let mut random = Random(3);
    for _ in 0..rounds(2_000) {
        let levels = 56 + random.below(16);
        let (mut text, mut end) = (String::from("{\"a\":"), String::from("}"));
        for _ in 0..levels {
            let [open, close] = match random.once_in(2) {
                true => ["[", "]"],
                false => ["{\"b\":", "}"],
            };
            text.push_str(open);
            end.insert_str(0, close);
        }
        text.push('0');
        text.push_str(&end);
        assert_eq!(compare(&text), levels < 64, "{text}");
    }
}

/// The value of a string is seen through the policy: `sub` is the one expected, and no other.
#[test]
fn strings_have_the_same_value() {
    let mut random = Random(4);
    for _ in 0..rounds(20_000) {
        let text = json::string(&mut random);
        let value: String = serde_json::from_str(&text).unwrap();
        let jwt = jotwasm::decode(&unsigned(&format!("{{\"sub\":{text}}}"))).unwrap();
        let check = |expected: String| {
            jotwasm::check_claims(&jwt, &Policy::new().subject(expected), 0.0).map_err(|e| e.code())
        };
        assert_eq!(
            check(format!("{value} ")),
            Err("ERR_JWT_CLAIM_VALIDATION_FAILED")
        );
        assert_eq!(check(value), Ok(()), "{text}");
    }
}

/// Whether a token with this `exp` has expired.
fn expired(exp: &str, now: f64) -> bool {
    let jwt = jotwasm::decode(&unsigned(&format!("{{\"exp\":{exp}}}"))).unwrap();
    match jotwasm::check_claims(&jwt, &Policy::default(), now) {
        Ok(()) => false,
        Err(Error::Expired) => true,
        Err(other) => panic!("{other} for {exp}"),
    }
}

/// The value of a number is seen through the clock: `exp` has come at that very double, and not at the one
/// before. So for every number that a NumericDate is written as.
#[test]
fn dates_have_the_same_value() {
    let mut random = Random(5);
    for _ in 0..rounds(20_000) {
        let text = date(&mut random);
        let value: f64 = text.parse().unwrap();
        assert!(expired(&text, value), "{text}");
        assert!(!expired(&text, value.next_down()), "{text}");
    }
}

/// Up to 15 digits, with or without an exponent.
fn date(random: &mut Random) -> String {
    let digits = 10_u64.pow(u32::try_from(random.below(10)).unwrap());
    let whole = random.next() % digits;
    let sign = random.pick(&["", "", "-"]);
    match random.below(4) {
        0 => format!("{sign}{whole}"),
        1 => format!("{sign}{whole}.{:05}", random.below(100_000)),
        2 => format!("{sign}{whole}e{}", random.below(13)),
        _ => format!(
            "{sign}{whole}.{}E-{}",
            random.below(100_000),
            random.below(17)
        ),
    }
}

/// Of longer numbers the last bits may differ, and no more than that.
#[test]
fn long_numbers_have_nearly_the_same_value() {
    let mut random = Random(6);
    for _ in 0..rounds(40_000) {
        let text = json::number(&mut random);
        let value: f64 = text.parse().unwrap();
        if !value.is_finite() {
            assert_eq!(
                read(&format!("{{\"exp\":{text}}}")),
                Err(Fault::NumberRange),
                "{text}"
            );
            continue;
        }
        let slack = (value.abs() * 4e-15).max(f64::from_bits(8));
        assert!(expired(&text, (value + slack).min(f64::MAX)), "{text}");
        assert!(!expired(&text, value - slack), "{text}");
    }
}
