//! Against the `base64` crate.

use super::{decode, decode_padded, encode, encode_padded};
use crate::accel::cases::{count, random};
use alloc::string::String;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

#[cfg(not(target_arch = "wasm32"))]
use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn assert_same(text: &str) {
    assert_eq!(decode(text), URL_SAFE_NO_PAD.decode(text).ok(), "{text}");
    assert_eq!(decode_padded(text), STANDARD.decode(text).ok(), "{text}");
}

#[test]
fn bytes_of_any_length_there_and_back() {
    let mut state = 23;
    for round in 0..count(2_000, 500) {
        let bytes = random(&mut state, round % 100);
        let [text, padded] = [encode(&bytes), encode_padded(&bytes)];
        assert_eq!(text, URL_SAFE_NO_PAD.encode(&bytes));
        assert_eq!(padded, STANDARD.encode(&bytes));
        assert_eq!(decode(&text), Some(bytes.clone()));
        assert_eq!(decode_padded(&padded), Some(bytes));
    }
}

#[test]
fn every_character_at_every_place() {
    let text = encode(&random(&mut 42, 48));
    for length in 0..=text.len() {
        for place in 0..length {
            // Beyond ASCII, one character is two letters to the decoder.
            for character in (0..=u8::MAX).map(char::from) {
                let (before, rest) = text.split_at(place);
                let after = rest.split_at(1).1;
                let spoiled = [before, &String::from(character), after].concat();
                let cut = spoiled.split_at_checked(length);
                assert_same(cut.map_or(&spoiled, |(cut, _)| cut));
            }
        }
    }
}

#[test]
fn padding_is_all_or_nothing() {
    for bytes in 0..16 {
        let text = encode_padded(&random(&mut 7, bytes));
        let letters = text.trim_end_matches('=');
        for signs in 0..5 {
            assert_same(&[letters, &"=".repeat(signs)].concat());
        }
    }
}
