//! Against the same with one number at a time.

use super::*;
use crate::accel::cases::{count, edges, extreme, pick};
use crate::accel::ecdsa;

use wasm_bindgen_test::wasm_bindgen_test as test;

fn same(ours: &Pair, theirs: [Element; 2]) {
    assert_eq!([first(ours), second(ours)], theirs);
}

/// Limb by limb, on numbers that other operations gave, and on such as none will.
#[test]
fn operations() {
    let (field, mut state) = (ecdsa::P256.field(), 0x9e37_79b9_7f4a_7c15);
    let edges = edges(field.prime());
    let mut turn = 0;
    let mut number = || {
        turn += 1;
        if turn % 5 == 0 {
            return extreme(&mut state);
        }
        let [a, b, c] = [(); 3].map(|()| pick(&mut state, field.prime(), &edges));
        let [a, b, c] = [a, b, c].map(|number| field.read(&number).unwrap());
        field.subtract_and_twice(&a, &b, &c)
    };
    for _ in 0..count(2_000, 200) {
        let [a, b, c, d, e, f] = [(); 6].map(|()| number());
        let [x, y, z] = [pair(&a, &b), pair(&c, &d), pair(&e, &f)];
        let width = difference(&x, &y);
        let widths = [field.difference(&a, &c), field.difference(&b, &d)];
        let height = difference(&y, &z);
        let heights = [field.difference(&c, &e), field.difference(&d, &f)];
        same(&width, widths);
        same(
            &multiply(&x, &y),
            [field.multiply(&a, &c), field.multiply(&b, &d)],
        );
        let areas = [0, 1].map(|at| field.multiply(&widths[at], &heights[at]));
        same(&multiply(&width, &height), areas);
        same(&square(&x), [field.square(&a), field.square(&b)]);
        same(&square(&width), widths.map(|width| field.square(&width)));
        same(
            &subtract(&x, &y),
            [field.subtract(&a, &c), field.subtract(&b, &d)],
        );
        let less = [
            field.subtract_and_twice(&a, &c, &e),
            field.subtract_and_twice(&b, &d, &f),
        ];
        same(&subtract_and_twice(&x, &y, &z), less);
    }
}

/// No element has columns like these, and they are shifted right all the same.
#[test]
fn columns_of_any_sign() {
    let edges = [
        i64::MIN,
        i64::MIN + 1,
        -(1 << BITS),
        -1,
        0,
        1,
        (1 << BITS) - 1,
        i64::MAX,
    ];
    for a in edges {
        for b in edges {
            let Columns(high) = Columns(i64x2(a, b)).high();
            let high = [i64x2_extract_lane::<0>(high), i64x2_extract_lane::<1>(high)];
            assert_eq!(high, [a >> BITS, b >> BITS]);
        }
    }
}
