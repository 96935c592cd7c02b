//! A shape reads what the reader reads, and nothing else.

use super::{FEW, LONGEST_NAME, MOST_MEMBERS, Shapes};
use crate::accel::cases::{count, random};
use crate::json::Object;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

#[cfg(not(target_arch = "wasm32"))]
use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const TOKEN: &str = r#"{"iss":"https://a.example","sub":"","exp":4102444800,"aud":["a","b"],"ok":true,"own":{"exp":1},"x":-0.5,"last":"z"}"#;

fn learnt(text: &str) -> Shapes {
    let mut shapes = Shapes::new();
    shapes.learn(&Object::parse(text).unwrap());
    shapes
}

/// All but the number of the shape.
fn shown(object: &Object<'_>) -> String {
    format!("{:?} {:?}", object.members, object.inside)
}

/// Whether it was read, after it was seen that it was read well.
fn reads(shapes: &Shapes, text: &str) -> bool {
    let Some(object) = shapes.read(text) else {
        return false;
    };
    let expected = Object::parse(text).map(|object| shown(&object));
    assert_eq!(Ok(shown(&object)), expected, "{text}");
    assert_ne!(object.shape, 0);
    true
}

#[test]
fn other_values_of_any_kind_are_read() {
    let shapes = learnt(TOKEN);
    assert!(reads(&shapes, TOKEN));
    for (from, to) in [
        ("https://a.example", ""),
        ("https://a.example", "é\u{1f600}, {\'a\':1}"),
        ("4102444800", "0"),
        ("4102444800", "\"text\""),
        ("4102444800", r#""\u0041\"""#),
        ("4102444800", " \n-1e-7"),
        ("4102444800", r#"{"a":[{},[]]}"#),
        (r#"["a","b"]"#, "null"),
        ("true", "false"),
    ] {
        assert!(reads(&shapes, &TOKEN.replacen(from, to, 1)), "{to}");
    }
}

#[test]
fn what_the_reader_refuses_and_what_has_another_shape_is_not_read() {
    let shapes = learnt(TOKEN);
    for (from, to) in [
        ("4102444800", ""),
        ("4102444800", "01"),
        ("4102444800", "1e400"),
        ("4102444800", "1,\"exp\":2"),
        ("4102444800", r#"{"a":1,"a":2}"#),
        ("true", "tru"),
        ("\"sub\"", "\"iss\""),
        ("\"sub\":", "\"sub\" :"),
        ("https://a.example", "\n"),
        ("https://a.example", r"\n"),
        ("https://a.example", "\",\"iss\":\""),
        ("\"z\"}", "\"z\"} "),
        ("\"z\"}", "\"z\"}}"),
        ("\"z\"}", "\"z\""),
        ("\"z\"}", "\"z}"),
        ("\"z\"}", ""),
    ] {
        assert!(!reads(&shapes, &TOKEN.replacen(from, to, 1)), "{to}");
    }
    let deep = format!("{}{}", "[".repeat(64), "]".repeat(64));
    assert!(!reads(&shapes, &TOKEN.replacen("true", &deep, 1)));
    assert!(reads(&shapes, &TOKEN.replacen("true", &deep[1..127], 1)));
}

#[test]
fn names_that_are_not_written_as_they_are_make_no_shape() {
    for (text, other) in [
        (r#"{"a\":\"b":"c"}"#, r#"{"a":"b":"c"}"#),
        (r#"{"a\\":"c"}"#, r#"{"a\":"c"}"#),
        (r#"{"\u0061":1}"#, r#"{"a":1}"#),
        (r#"{"1":1,"0":2}"#, r#"{"1":1,"0":2}"#),
        ("{}", "{}"),
    ] {
        let shapes = learnt(text);
        assert!(!reads(&shapes, text), "{text}");
        assert!(!reads(&shapes, other), "{other}");
    }
}

#[test]
fn every_byte_of_a_text_may_be_any_other() {
    let shapes = learnt(TOKEN);
    let mut read = 0;
    for place in 0..TOKEN.len() {
        for byte in 0..0x80 {
            let mut bytes = Vec::from(TOKEN);
            bytes[place] = byte;
            let text = String::from_utf8(bytes).unwrap();
            read += usize::from(reads(&shapes, &text));
        }
    }
    assert!(read > TOKEN.len());
}

#[test]
fn names_of_any_length_are_compared_to_their_end() {
    for length in 1..40 {
        let name = "n".repeat(length);
        let text = format!("{{\"a\":\"\",\"{name}\":\"b\",\"z{name}\":1}}");
        let shapes = learnt(&text);
        assert!(reads(&shapes, &text));
        for place in 0..text.len() {
            let mut bytes = Vec::from(text.as_str());
            let known = !matches!(bytes[place], b'b' | b'1');
            bytes[place] = b'x';
            let other = String::from_utf8(bytes).unwrap();
            assert!(!(known && reads(&shapes, &other)), "{other}");
        }
    }
}

#[test]
fn strings_end_at_any_place() {
    let shapes = learnt("{\"a\":\"\"}");
    for length in 0..50 {
        let letters = "é".repeat(length % 7) + &"\u{7f}".repeat(length);
        assert!(reads(&shapes, &format!("{{\"a\":\"{letters}\"}}")));
        for end in ["\"", "\\", "\u{1f}", "\0"] {
            for behind in ["", "behind it, more than sixteen"] {
                let text = format!("{{\"a\":\"{letters}{end}{behind}\"}}");
                assert!(!reads(&shapes, &text), "{text}");
            }
        }
    }
}

#[test]
fn what_is_put_together_at_random_is_read_as_the_reader_reads_it() {
    const PIECES: [&str; 16] = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\"iss\":\"",
        "\",\"sub\":\"",
        ",\"exp\":",
        "1",
        "true",
        "\"a\"",
        " ",
        "é",
    ];
    let mut state = 11;
    let shapes = learnt(r#"{"iss":"a","sub":"b","exp":1}"#);
    let mut read = 0;
    for _ in 0..count(20_000, 2_000) {
        let mut text = String::from("{\"iss\":\"");
        for byte in random(&mut state, 9) {
            text.push_str(PIECES[usize::from(byte & 15)]);
        }
        text.push_str(",\"exp\":1}");
        reads(&shapes, &text);
        text = text.replace(",\"exp\":1}", "\",\"sub\":\"b\",\"exp\":1}");
        read += usize::from(reads(&shapes, &text));
    }
    assert!(read > 0);
}

#[test]
fn so_many_shapes_are_kept_and_no_more() {
    let text = |name: u32| format!("{{\"n{name}\":{name}}}");
    let mut shapes = Shapes::new();
    for name in 0..10 * FEW {
        shapes.learn(&Object::parse(&text(name)).unwrap());
    }
    let kept: Vec<u32> = (0..10 * FEW)
        .filter(|&name| reads(&shapes, &text(name)))
        .collect();
    assert_eq!(kept, [6, 7, 8, 9].map(|round| round * FEW));
}

#[test]
fn a_name_that_is_too_long_makes_no_shape() {
    for (length, makes) in [(LONGEST_NAME, true), (LONGEST_NAME + 1, false)] {
        let text = format!("{{\"{}\":0}}", "n".repeat(length));
        assert_eq!(reads(&learnt(&text), &text), makes);
    }
}

#[test]
fn no_number_comes_twice() {
    let object = Object::parse("{\"a\":0}").unwrap();
    let mut shapes = Shapes::new();
    shapes.unknown = u32::MAX - 4;
    let numbers: Vec<u32> = (0..9)
        .filter_map(|_| {
            shapes.learn(&object);
            shapes.read("{\"a\":0}").map(|object| object.shape)
        })
        .collect();
    assert_eq!(numbers.last(), Some(&(u32::MAX - 2)));
}

#[test]
fn an_object_of_too_many_members_makes_no_shape() {
    for (members, makes) in [(MOST_MEMBERS, true), (MOST_MEMBERS + 1, false)] {
        let list: Vec<String> = (0..members).map(|name| format!("\"n{name}\":0")).collect();
        let text = format!("{{{}}}", list.join(","));
        assert_eq!(reads(&learnt(&text), &text), makes);
    }
}

#[cfg(target_arch = "wasm32")]
#[test]
fn shapes_that_a_trap_left_locked_are_done_without() {
    let locked = crate::json::SHAPES.lock();
    for _ in 0..8 {
        assert_eq!(Object::parse_claims("{\"a\":0}").unwrap().shape, 0);
    }
    drop(locked);
    let shapes: Vec<u32> = (0..8)
        .map(|_| Object::parse_claims("{\"a\":0}").unwrap().shape)
        .collect();
    assert_ne!(shapes.last(), Some(&0));
}
