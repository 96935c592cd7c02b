//! Against one sum at a time.

use super::*;
use crate::accel::cases::{count, edges, extreme, pick, random};
use crate::accel::ecdsa::P256;
use crate::accel::ecdsa::tests::Warm;
use alloc::vec;

use wasm_bindgen_test::wasm_bindgen_test as test;

/// Adds one after the other; `None` where two of them meet.
fn alone<F: Field>(curve: &Curve<F>, summands: &[&Summand<'_, F>]) -> Option<Point<F>> {
    let (start, rest) = summands.split_first()?;
    let affine = |summand: &Summand<'_, F>| Affine {
        x: *summand.x,
        y: *summand.y,
    };
    let start = match start.negated {
        true => curve.negative(&affine(start)),
        false => curve.point(&affine(start)),
    };
    rest.iter().try_fold(start, |sum, summand| {
        let x = curve.field.multiply(summand.x, &curve.field.square(&sum.z));
        let meet = curve.field.equal(&x, &sum.x);
        let sum = curve.add(&sum, &affine(summand), summand.negated);
        sum.filter(|_| !meet)
    })
}

/// Of what need not be on the curve: the same formulas, on numbers at the ends of what an element is.
#[test]
fn two_sums() {
    let curve = &P256.group().curve;
    let (field, mut state) = (&curve.field, 0x2545_f491_4f6c_dd1d);
    let edges = edges(field.prime());
    let mut compared = 0;
    for round in 0..count(1_000, 200) {
        let numbers: Vec<_> = (0..2 * (round % 10))
            .map(|at| {
                if (at + round) % 3 == 0 {
                    return extreme(&mut state);
                }
                let [a, b] = [(); 2].map(|()| pick(&mut state, field.prime(), &edges));
                let [a, b] = [a, b].map(|number| field.read(&number).unwrap());
                field.subtract(&a, &b)
            })
            .collect();
        let signs = random(&mut state, numbers.len());
        let (points, _) = numbers.as_chunks::<2>();
        let summands = points.iter().zip(&signs).map(|([x, y], sign)| Summand {
            x,
            y,
            negated: sign % 2 == 1,
        });
        let summands: Vec<_> = summands.collect();
        let sums = field.sums(&summands);
        assert_eq!(sums.is_some(), summands.len() >= 2);
        for (first, [x, y, z]) in sums.into_iter().flatten().enumerate() {
            let own: Vec<_> = summands[..summands.len() / 2 * 2]
                .iter()
                .skip(first)
                .step_by(2)
                .collect();
            match alone(curve, &own) {
                Some(alone) => {
                    let same = [(x, alone.x), (y, alone.y), (z, alone.z)];
                    assert!(same.iter().all(|(own, other)| field.equal(own, other)));
                }
                None => assert!(field.is_zero(&z)),
            }
            compared += 1;
        }
    }
    assert!(compared > 100);
}

/// Where they meet, Z says so, and does to the end.
#[test]
fn points_that_meet() {
    let curve = &P256.group().curve;
    let generator = P256.group().generator.once();
    let mut powers = vec![curve.point(generator)];
    for at in 0..6 {
        powers.push(curve.double(&powers[at]));
    }
    let points = curve.normalize(&powers);
    let summand = |at: usize, negated| Summand {
        x: &points[at].x,
        y: &points[at].y,
        negated,
    };
    for (negated, sign) in [(false, false), (false, true), (true, false), (true, true)] {
        let mut meeting = vec![summand(1, negated), summand(2, false), summand(1, sign)];
        meeting.extend([summand(3, false), summand(4, false), summand(5, false)]);
        let [met, other] = curve.field.sums(&meeting).unwrap();
        assert!(curve.field.is_zero(&met[2]) && !curve.field.is_zero(&other[2]));
        meeting.swap(0, 1);
        meeting.swap(2, 3);
        let [other, met] = curve.field.sums(&meeting).unwrap();
        assert!(curve.field.is_zero(&met[2]) && !curve.field.is_zero(&other[2]));
    }
}

/// The last sum: of unlike points, and of none that it does not cover.
#[test]
fn of_two_points() {
    let curve = &P256.group().curve;
    let f = &curve.field;
    let generator = P256.group().generator.once();
    let twice = curve.double(&curve.point(generator));
    let thrice = curve.add(&twice, generator, false).unwrap();
    let parts = |point: &Point<_>| [point.x, point.y, point.z];
    let sum = add(curve, parts(&twice), parts(&thrice)).unwrap();
    let (four, written) = (curve.double(&twice), |point| {
        let affine = curve.normalize(&[point])[0];
        [f.write(&affine.x), f.write(&affine.y)]
    });
    assert_eq!(
        written(sum),
        written(curve.add(&four, generator, false).unwrap())
    );

    let also_twice = curve.point(&curve.normalize(&[twice])[0]);
    let opposite = curve.negative(&curve.normalize(&[twice])[0]);
    let infinite = [twice.x, twice.y, f.subtract(&twice.z, &twice.z)];
    for other in [
        parts(&twice),
        parts(&also_twice),
        parts(&opposite),
        infinite,
    ] {
        assert!(add(curve, parts(&twice), other).is_none());
        assert!(add(curve, other, parts(&twice)).is_none());
    }
}

/// This is the way of any scalars that nobody has chosen, and those whose first digit is negative are no others.
#[test]
fn ready_multiples() {
    let group = P256.group();
    let mut state = 7;
    let scalar = |state: &mut u64| [&[0], random(state, 31).as_slice()].concat();
    let double = group
        .curve
        .double(&group.curve.point(group.generator.once()));
    let double = &group.curve.normalize(&[double])[0];
    let field = &group.curve.field;
    let point = [vec![4], field.write(&double.x), field.write(&double.y)].concat();
    let warm = Warm::new(group, &point);
    // Of the digits for the generator, the lowest but zeros is a large negative one.
    let mut chosen = [0; 32];
    chosen[19..25].copy_from_slice(&[0x0a, 0xd0, 0, 0, 0x03, 0x73]);
    warm.agree(&chosen, &scalar(&mut state));
    for _ in 0..count(200, 50) {
        let scalars = [scalar(&mut state), scalar(&mut state)];
        let combs = [(&warm.generator, &scalars[0]), (&warm.point, &scalars[1])];
        let combs = combs.map(|(multiples, scalar)| {
            let table = multiples.table(&group.curve);
            (table, table.digits(scalar))
        });
        assert!(sum(&group.curve, &combs).is_some());
        warm.agree(&scalars[0], &scalars[1]);
    }
}
