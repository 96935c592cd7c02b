//! Against one sum at a time.

use super::*;
use crate::accel::ecdsa::P256;
use alloc::vec;

use wasm_bindgen_test::wasm_bindgen_test as test;

/// Two sums at a time are what each is alone, and say where points met.
#[test]
fn two_sums() {
    let curve = &P256.group().curve;
    let generator = P256.group().generator.once();
    // By powers of two, no sum of some is what the next is.
    let mut multiples = vec![curve.point(generator)];
    for at in 0..16 {
        multiples.push(curve.double(&multiples[at]));
    }
    let points = curve.normalize(&multiples);
    let summand = |at: usize, negated| Summand {
        x: &points[at].x,
        y: &points[at].y,
        negated,
    };
    let written = |sum: Point<_>| {
        let affine = curve.normalize(&[sum])[0];
        [curve.field.write(&affine.x), curve.field.write(&affine.y)]
    };
    for count in 0..points.len() {
        let summands: Vec<_> = (0..count).map(|at| summand(at, at % 3 == 0)).collect();
        let sums = curve.field.sums(&summands);
        assert_eq!(sums.is_some(), count >= 2);
        for (first, [x, y, z]) in sums.into_iter().flatten().enumerate() {
            let mut rest = (first..count / 2 * 2).step_by(2);
            let start = rest.next().unwrap();
            let start = match summands[start].negated {
                true => curve.negative(&points[start]),
                false => curve.point(&points[start]),
            };
            let alone = rest.fold(start, |sum, at| {
                let negated = summands[at].negated;
                curve.add(&sum, &points[at], negated).unwrap()
            });
            assert_eq!(written(Point { x, y, z }), written(alone));
        }
    }
    for negated in [false, true] {
        let meeting = [
            summand(1, false),
            summand(2, false),
            summand(1, negated),
            summand(3, false),
            summand(4, false),
            summand(5, false),
        ];
        let [met, other] = curve.field.sums(&meeting).unwrap();
        assert!(curve.field.is_zero(&met[2]) && !curve.field.is_zero(&other[2]));
    }
}
