//! RFC 7515 appendix A.2, RFC 7520 sections 4.1 and 4.2.

use super::{A2_KEY, vector};
use crate::test;
use crate::vectors::{FRODO, FRODO_BASE64};
use jotwasm::{Alg, Key, Policy, jws};

const A2_TOKEN: &str = concat!(
    "eyJhbGciOiJSUzI1NiJ9.",
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.",
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"
);

#[test]
fn rfc7515_a2_rs256() {
    for alg in [None, Some(Alg::Rs256)] {
        let key = Key::from_jwk(A2_KEY, alg).unwrap();
        for key in [&key, &key.public_key().unwrap()] {
            let jwt = jotwasm::verify(A2_TOKEN, key, &Policy::default(), 1_300_819_379.0).unwrap();
            assert!(jwt.claims_json().contains("http://example.com/is_root"));
        }
        // PKCS #1 v1.5 has one signature for a text.
        let jwt = jotwasm::decode(A2_TOKEN).unwrap();
        let again = jotwasm::sign_with_header(jwt.claims_json(), &key, jwt.header());
        assert_eq!(again.as_deref(), Ok(A2_TOKEN));
    }
}

const BILBO: &str = vector!("rsa-rfc7520.json");

#[test]
fn rfc7520_41_rs256() {
    let key = Key::from_jwk(BILBO, None).unwrap();
    let token = format!(
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9.{FRODO_BASE64}.MRjdkly7_-oTPTS3AXP41iQIGKa80A0ZmTuV5MEaHoxnW2e5CZ5NlKtainoFmKZopdHM1O2U4mwzJdQx996ivp83xuglII7PNDi84wnB-BDkoBwA78185hX-Es4JIwmDLJK3lfWRa-XtL0RnltuYv746iYTh_qHRD68BNt1uSNCrUCTJDt5aAE6x8wW1Kt9eRo4QPocSadnHXFxnt8Is9UzpERV0ePPQdLuW3IS_de3xyIrDaLGdjluPxUAhb6L2aXic1U12podGU0KLUQSE_oI-ZnmKJ3F4uOZDnd6QZWJushZ41Axf_fcIe8u9ipH84ogoree7vjbU5y18kDquDg"
    );
    let verified = jws::verify(&token, &key, &Policy::default()).unwrap();
    assert_eq!(verified.payload, FRODO.as_bytes());
    let again = jws::sign(FRODO.as_bytes(), &key, &verified.header);
    assert_eq!(again, Ok(token));
}

#[test]
fn rfc7520_42_ps384() {
    let key = Key::from_jwk(BILBO, None).unwrap();
    let token = format!(
        "eyJhbGciOiJQUzM4NCIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9.{FRODO_BASE64}.cu22eBqkYDKgIlTpzDXGvaFfz6WGoz7fUDcfT0kkOy42miAh2qyBzk1xEsnk2IpN6-tPid6VrklHkqsGqDqHCdP6O8TTB5dDDItllVo6_1OLPpcbUrhiUSMxbbXUvdvWXzg-UD8biiReQFlfz28zGWVsdiNAUf8ZnyPEgVFn442ZdNqiVJRmBqrYRXe8P_ijQ7p8Vdz0TTrxUeT3lm8d9shnr2lfJT8ImUjvAA2Xez2Mlp8cBE5awDzT0qI0n6uiP1aCN_2_jLAeQTlqRHtfa64QQSUmFAAjVKPbByi7xho0uTOcbH510a6GYmJUAfmWjwZ6oD4ifKo8DYM-X72Eaw"
    );
    let verified = jws::verify(&token, &key, &Policy::default()).unwrap();
    assert_eq!(verified.payload, FRODO.as_bytes());
    // A salt makes each signature another one, and all of them good.
    let again = jws::sign(FRODO.as_bytes(), &key, &verified.header).unwrap();
    assert_ne!(again, token);
    assert!(jws::verify(&again, &key, &Policy::default()).is_ok());
}
