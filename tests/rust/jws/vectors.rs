//! JWS that the RFCs print: RFC 7515 A.6 and A.7, RFC 7520 4.4 to 4.8, RFC 7797 section 4.

use crate::test;
use crate::vectors::{A1_KEY, A3_KEY, A3_SIGNATURE, CLAIMS, FRODO, FRODO_BASE64};
use jotwasm::{Alg, Error, Key, Policy, jws};

const CLAIMS_BASE64: &str = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

/// RFC 7515 A.2.1, its public members.
const A2_KEY: &str = r#"{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}"#;
/// RFC 7515 A.2.1.
const A2_SIGNATURE: &str = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

/// RFC 7520 figures 1, 3 and 5.
const BILBO_EC: &str = r#"{"kty":"EC","kid":"bilbo.baggins@hobbiton.example","use":"sig","crv":"P-521","x":"AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYgCF5cj0Kt","y":"AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1"}"#;
const BILBO_RSA: &str = r#"{"kty":"RSA","kid":"bilbo.baggins@hobbiton.example","use":"sig","n":"n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz_AJmSCpMaJMRBSFKrKb2wqVwGU_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUFAKwuCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHdrNP5zw","e":"AQAB"}"#;
const FIGURE5_KEY: &str = r#"{"kty":"oct","kid":"018c0ae5-4d9b-471b-bfd6-eef314bc7037","use":"sig","alg":"HS256","k":"hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg"}"#;
const FIGURE5_HEADER: &str = r#"{"alg":"HS256","kid":"018c0ae5-4d9b-471b-bfd6-eef314bc7037"}"#;
const FIGURE5_PROTECTED: &str =
    "eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzNyJ9";
const FIGURE5_SIGNATURE: &str = "s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0";

fn figure5() -> Key {
    Key::from_jwk(FIGURE5_KEY, None).unwrap()
}

fn json(jws: &str, key: &Key) -> Result<jws::Verified, Error> {
    jws::Verifier::new(key, &Policy::default()).json(jws)
}

/// Every key of a general JWS, with the header that comes with its signature. A key whose algorithm this build
/// lacks must say so; it joins in once the algorithm is there.
fn general(jws: &str, payload: &str, signers: &[(Alg, &str, &str)]) {
    for (alg, jwk, header) in signers {
        match Key::from_jwk(jwk, Some(*alg)) {
            Ok(key) => {
                let verified = json(jws, &key).unwrap();
                assert_eq!(verified.payload, payload.as_bytes(), "{alg:?}");
                assert_eq!(verified.header.as_json(), *header);
            }
            Err(error) => {
                assert!(!alg.is_supported(), "{alg:?}: {error}");
                assert_eq!(error.code(), "ERR_JOSE_NOT_SUPPORTED");
            }
        }
    }
    let stranger = Key::generate(Alg::Hs256).unwrap();
    assert!(json(jws, &stranger).is_err());
}

#[test]
fn rfc7515_a6_general() {
    let jws = format!(
        r#"{{"payload":"{CLAIMS_BASE64}","signatures":[{{"protected":"eyJhbGciOiJSUzI1NiJ9","header":{{"kid":"2010-12-29"}},"signature":"{A2_SIGNATURE}"}},{{"protected":"eyJhbGciOiJFUzI1NiJ9","header":{{"kid":"e9bc097a-ce51-4036-9562-d2ade882db0d"}},"signature":"{A3_SIGNATURE}"}}]}}"#
    );
    let signers = [
        (Alg::Rs256, A2_KEY, r#"{"alg":"RS256","kid":"2010-12-29"}"#),
        (
            Alg::Es256,
            A3_KEY,
            r#"{"alg":"ES256","kid":"e9bc097a-ce51-4036-9562-d2ade882db0d"}"#,
        ),
    ];
    general(&jws, CLAIMS, &signers);
}

#[test]
fn rfc7515_a7_flattened() {
    let jws = format!(
        r#"{{"payload":"{CLAIMS_BASE64}","protected":"eyJhbGciOiJFUzI1NiJ9","header":{{"kid":"e9bc097a-ce51-4036-9562-d2ade882db0d"}},"signature":"{A3_SIGNATURE}"}}"#
    );
    let verified = json(&jws, &Key::from_jwk(A3_KEY, None).unwrap()).unwrap();
    assert_eq!(verified.payload, CLAIMS.as_bytes());
    let kid = Some("e9bc097a-ce51-4036-9562-d2ade882db0d");
    assert_eq!(verified.header.kid(), kid);
    assert_eq!(verified.header.alg(), Some(Alg::Es256));
}

#[test]
fn rfc7520_44_in_three_serializations() {
    let (key, policy) = (figure5(), Policy::default());
    let compact = format!("{FIGURE5_PROTECTED}.{FRODO_BASE64}.{FIGURE5_SIGNATURE}");
    let flattened = format!(
        r#"{{"payload":"{FRODO_BASE64}","protected":"{FIGURE5_PROTECTED}","signature":"{FIGURE5_SIGNATURE}"}}"#
    );
    let general = format!(
        r#"{{"payload":"{FRODO_BASE64}","signatures":[{{"protected":"{FIGURE5_PROTECTED}","signature":"{FIGURE5_SIGNATURE}"}}]}}"#
    );
    let signer = jws::Signer::new(&key);
    assert_eq!(signer.compact(FRODO.as_bytes()).as_ref(), Ok(&compact));
    assert_eq!(signer.flattened(FRODO.as_bytes()).as_ref(), Ok(&flattened));
    let verifier = jws::Verifier::new(&key, &policy);
    for verdict in [
        verifier.compact(&compact),
        verifier.json(&flattened),
        verifier.json(&general),
    ] {
        let verified = verdict.unwrap();
        assert_eq!(verified.payload, FRODO.as_bytes());
        assert_eq!(verified.header.as_json(), FIGURE5_HEADER);
    }
}

#[test]
fn rfc7520_45_detached() {
    let (key, policy) = (figure5(), Policy::default());
    let compact = format!("{FIGURE5_PROTECTED}..{FIGURE5_SIGNATURE}");
    let flattened =
        format!(r#"{{"protected":"{FIGURE5_PROTECTED}","signature":"{FIGURE5_SIGNATURE}"}}"#);
    let general = format!(r#"{{"signatures":[{flattened}]}}"#);
    let signer = jws::Signer::new(&key).detached();
    assert_eq!(signer.compact(FRODO.as_bytes()).as_ref(), Ok(&compact));
    assert_eq!(signer.flattened(FRODO.as_bytes()).as_ref(), Ok(&flattened));
    let verifier = jws::Verifier::new(&key, &policy).payload(FRODO.as_bytes());
    for verdict in [
        verifier.compact(&compact),
        verifier.json(&flattened),
        verifier.json(&general),
    ] {
        assert_eq!(verdict.unwrap().payload, FRODO.as_bytes());
    }
}

/// Section 4.6: the `alg` alone is protected. Section 4.7: nothing is.
#[test]
fn rfc7520_46_and_47_unprotected() {
    let key = figure5();
    for (protected, unprotected, members) in [
        (
            r#"{"alg":"HS256"}"#,
            r#"{"kid":"018c0ae5-4d9b-471b-bfd6-eef314bc7037"}"#,
            r#""protected":"eyJhbGciOiJIUzI1NiJ9","header":{"kid":"018c0ae5-4d9b-471b-bfd6-eef314bc7037"},"signature":"bWUSVaxorn7bEF1djytBd0kHv70Ly5pvbomzMWSOr20""#,
        ),
        (
            "{}",
            FIGURE5_HEADER,
            r#""header":{"alg":"HS256","kid":"018c0ae5-4d9b-471b-bfd6-eef314bc7037"},"signature":"xuLifqLGiblpv9zBpuZczWhNj1gARaLV3UxvxhJxZuk""#,
        ),
    ] {
        let flattened = format!(r#"{{"payload":"{FRODO_BASE64}",{members}}}"#);
        let general = format!(r#"{{"payload":"{FRODO_BASE64}","signatures":[{{{members}}}]}}"#);
        for jws in [&flattened, &general] {
            let verified = json(jws, &key).unwrap();
            assert_eq!(verified.payload, FRODO.as_bytes());
            assert_eq!(verified.header.as_json(), FIGURE5_HEADER);
        }
        let signer = jws::Signer::new(&key).protected(protected);
        let signed = signer.unprotected(unprotected).flattened(FRODO.as_bytes());
        assert_eq!(signed, Ok(flattened));
    }
}

#[test]
fn rfc7520_48_several_signatures() {
    let jws = format!(
        r#"{{"payload":"{FRODO_BASE64}","signatures":[{{"protected":"eyJhbGciOiJSUzI1NiJ9","header":{{"kid":"bilbo.baggins@hobbiton.example"}},"signature":"MIsjqtVlOpa71KE-Mss8_Nq2YH4FGhiocsqrgi5NvyG53uoimic1tcMdSg-qptrzZc7CG6Svw2Y13TDIqHzTUrL_lR2ZFcryNFiHkSw129EghGpwkpxaTn_THJTCglNbADko1MZBCdwzJxwqZc-1RlpO2HibUYyXSwO97BSe0_evZKdjvvKSgsIqjytKSeAMbhMBdMma622_BG5t4sdbuCHtFjp9iJmkio47AIwqkZV1aIZsv33uPUqBBCXbYoQJwt7mxPftHmNlGoOSMxR_3thmXTCm4US-xiNOyhbm8afKK64jU6_TPtQHiJeQJxz9G3Tx-083B745_AfYOnlC9w"}},{{"header":{{"alg":"ES512","kid":"bilbo.baggins@hobbiton.example"}},"signature":"ARcVLnaJJaUWG8fG-8t5BREVAuTY8n8YHjwDO1muhcdCoFZFFjfISu0Cdkn9Ybdlmi54ho0x924DUz8sK7ZXkhc7AFM8ObLfTvNCrqcI3Jkl2U5IX3utNhODH6v7xgy1Qahsn0fyb4zSAkje8bAWz4vIfj5pCMYxxm4fgV3q7ZYhm5eD"}},{{"protected":"{FIGURE5_PROTECTED}","signature":"{FIGURE5_SIGNATURE}"}}]}}"#
    );
    let signers = [
        (
            Alg::Rs256,
            BILBO_RSA,
            r#"{"alg":"RS256","kid":"bilbo.baggins@hobbiton.example"}"#,
        ),
        (
            Alg::Es512,
            BILBO_EC,
            r#"{"alg":"ES512","kid":"bilbo.baggins@hobbiton.example"}"#,
        ),
        (Alg::Hs256, FIGURE5_KEY, FIGURE5_HEADER),
    ];
    general(&jws, FRODO, &signers);
}

/// The key of RFC 7515 A.1. Section 4.1 is the usual form; the signatures are those of the RFC.
#[test]
fn rfc7797_4() {
    let key = Key::from_jwk(A1_KEY, Some(Alg::Hs256)).unwrap();
    let policy = Policy::default();
    let usual = "eyJhbGciOiJIUzI1NiJ9.JC4wMg.5mvfOroL-g7HyqJoozehmsaqmvTYGEq5jTI1gVvoEoQ";
    assert_eq!(
        jws::Signer::new(&key).compact(b"$.02").as_deref(),
        Ok(usual)
    );
    let protected = "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19";
    let signature = "A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY";
    let compact = format!("{protected}..{signature}");
    let flattened =
        format!(r#"{{"payload":"$.02","protected":"{protected}","signature":"{signature}"}}"#);

    let signer = jws::Signer::new(&key).protected(super::B64_FALSE);
    assert_eq!(signer.flattened(b"$.02").as_ref(), Ok(&flattened));
    assert_eq!(signer.detached().compact(b"$.02").as_ref(), Ok(&compact));
    let verifier = jws::Verifier::new(&key, &policy);
    let detached = verifier.payload(b"$.02");
    for verdict in [
        verifier.compact(usual),
        detached.compact(&compact),
        verifier.json(&flattened),
    ] {
        assert_eq!(verdict.unwrap().payload, b"$.02");
    }
}
