//! Which curve a key in PEM is on: named, and named alike inside and outside (RFC 5480 section 2.1.1, RFC 5915
//! section 3).

use crate::test;
use jotwasm::Key;

#[test]
fn spki_with_explicit_parameters() {
    let pem = include_str!("../../vectors/p256-spki-explicit.pem");
    assert!(Key::from_pem(pem, None).is_err());
}

#[test]
fn pkcs8_with_p384_parameters_inside() {
    assert!(
        Key::from_pem(
            "-----BEGIN PRIVATE KEY-----
MIGQAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBHYwdAIBAQQgLP6VlVzeAdxN2NJr
XTD66tQ2S5p2f77w87mYK2jMN7WgBwYFK4EEACKhRANCAARUPRuzf0fTQ9dEXdZr
CskVP3s6TnfW4hnNqy0YUKvMn1ov8Clmyxy1apoNQh4ns0m+ASzKBdnYN24vM9EZ
nZLe
-----END PRIVATE KEY-----
",
            None
        )
        .is_err()
    );
}

#[test]
fn pkcs8_without_parameters() {
    assert!(
        Key::from_pem(
            "-----BEGIN PRIVATE KEY-----
MH0CAQAwCQYHKoZIzj0CAQRtMGsCAQEEICz+lZVc3gHcTdjSa10w+urUNkuadn++
8PO5mCtozDe1oUQDQgAEVD0bs39H00PXRF3WawrJFT97Ok531uIZzastGFCrzJ9a
L/ApZssctWqaDUIeJ7NJvgEsygXZ2DduLzPRGZ2S3g==
-----END PRIVATE KEY-----
",
            None
        )
        .is_err()
    );
}

#[test]
fn pkcs8_with_null_parameters() {
    assert!(
        Key::from_pem(
            "-----BEGIN PRIVATE KEY-----
MH8CAQAwCwYHKoZIzj0CAQUABG0wawIBAQQgLP6VlVzeAdxN2NJrXTD66tQ2S5p2
f77w87mYK2jMN7WhRANCAARUPRuzf0fTQ9dEXdZrCskVP3s6TnfW4hnNqy0YUKvM
n1ov8Clmyxy1apoNQh4ns0m+ASzKBdnYN24vM9EZnZLe
-----END PRIVATE KEY-----
",
            None
        )
        .is_err()
    );
}

#[test]
fn spki_without_parameters() {
    assert!(
        Key::from_pem(
            "-----BEGIN PUBLIC KEY-----
ME8wCQYHKoZIzj0CAQNCAARUPRuzf0fTQ9dEXdZrCskVP3s6TnfW4hnNqy0YUKvM
n1ov8Clmyxy1apoNQh4ns0m+ASzKBdnYN24vM9EZnZLe
-----END PUBLIC KEY-----
",
            None
        )
        .is_err()
    );
}

#[test]
fn spki_with_null_parameters() {
    assert!(
        Key::from_pem(
            "-----BEGIN PUBLIC KEY-----
MFEwCwYHKoZIzj0CAQUAA0IABFQ9G7N/R9ND10Rd1msKyRU/ezpOd9biGc2rLRhQ
q8yfWi/wKWbLHLVqmg1CHiezSb4BLMoF2dg3bi8z0Rmdkt4=
-----END PUBLIC KEY-----
",
            None
        )
        .is_err()
    );
}
