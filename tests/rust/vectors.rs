//! Tokens and keys that the RFCs print: RFC 7515 appendix A, RFC 7520 section 4, RFC 6979 appendix A.2.5.
//! What is computed here and not printed there says so.

use crate::test;
use jotwasm::{Alg, Error, Header, Key, Policy, jws};

/// The claims of RFC 7515 A.1 and A.3, line ends included.
pub(crate) const CLAIMS: &str =
    "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}";
const BEFORE_EXP: f64 = 1_300_819_379.0;

/// RFC 7515 A.1.1: 64 bytes of secret.
pub(crate) const A1_KEY: &str = r#"{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}"#;
const A1_TOKEN: &str = concat!(
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.",
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.",
    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
);

/// RFC 7515 A.3.1.
pub(crate) const A3_KEY: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}"#;
const A3_INPUT: &str = concat!(
    "eyJhbGciOiJFUzI1NiJ9.",
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
);
pub(crate) const A3_SIGNATURE: &str =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

fn header(json: &str) -> Header {
    Header::parse(json.into()).unwrap()
}

#[test]
fn rfc7515_a1_hs256() {
    let key = Key::from_jwk(A1_KEY, Some(Alg::Hs256)).unwrap();
    let jwt = jotwasm::verify(A1_TOKEN, &key, &Policy::default(), BEFORE_EXP).unwrap();
    assert_eq!(jwt.claims_json(), CLAIMS);
    assert_eq!(
        jwt.header().as_json(),
        "{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}"
    );
    let again = jotwasm::sign_with_header(CLAIMS, &key, jwt.header());
    assert_eq!(again.as_deref(), Ok(A1_TOKEN));
}

#[test]
fn rfc7515_a3_es256() {
    let private = Key::from_jwk(A3_KEY, None).unwrap();
    let token = format!("{A3_INPUT}.{A3_SIGNATURE}");
    for key in [&private, &private.public_key().unwrap()] {
        let jwt = jotwasm::verify(&token, key, &Policy::default(), BEFORE_EXP).unwrap();
        assert_eq!(jwt.claims_json(), CLAIMS);
    }
}

/// The same r with n - s: equally valid by FIPS 186, and RFC 7518 does not forbid it. Computed.
#[test]
fn both_values_of_s_verify() {
    let key = Key::from_jwk(A3_KEY, None).unwrap();
    let other =
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmU69fgrc8OPGycO0lD3tat_FoFp57SETepkeks4eL_QfA";
    let token = format!("{A3_INPUT}.{other}");
    assert!(jotwasm::verify(&token, &key, &Policy::default(), BEFORE_EXP).is_ok());
}

/// RFC 6979 fixes the nonce, so there is one signature to give. Computed by an implementation that gives the
/// signatures of RFC 6979 A.2.5; theirs are over texts that are no JWS signing input.
#[test]
fn rfc6979_signatures_are_deterministic() {
    let key = Key::from_jwk(A3_KEY, None).unwrap();
    let expected =
        "e4ZrhZdbFQ7630Tq51E6RQiJaae9bFNGJszIhtusEwzvO21rzH76Wer6yRn2Zb34VjIm3cVRl0iQctbf4uBY3w";
    let token = jotwasm::sign_with_header(CLAIMS, &key, &header(r#"{"alg":"ES256"}"#));
    assert_eq!(token, Ok(format!("{A3_INPUT}.{expected}")));
}

/// The key of RFC 6979 A.2.5, and its two messages as JWS payloads. Computed as above.
#[test]
fn rfc6979_a25_key() {
    let key = Key::from_jwk(r#"{"kty":"EC","crv":"P-256","x":"YP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Y","y":"eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk","d":"ya-p2EW6dRZrXCFXZ7HWk05Qw9s26JsSe4piKxIPZyE"}"#, None).unwrap();
    let es256 = header(r#"{"alg":"ES256"}"#);
    for (payload, token) in [
        (
            "sample",
            "eyJhbGciOiJFUzI1NiJ9.c2FtcGxl.PKMyeeV-No_4h5XCDDD8bgZF2d9n79wxOwo-t-MgpbcmCcpkhl1oGWh_TEl66gNOx2Z6R37FfJW6Ll0PqaBdeA",
        ),
        (
            "test",
            "eyJhbGciOiJFUzI1NiJ9.dGVzdA.xAGEgtsS1CuzKPRNWilDEI-qIrTpIS-pj9a7OPHAmuhyg9-FHSeKnaES4FzPoCFL96bsdUnpNXdxKZTNIQcXDw",
        ),
    ] {
        assert_eq!(
            jws::sign(payload.as_bytes(), &key, &es256).as_deref(),
            Ok(token)
        );
        let verified = jws::verify(token, &key, &Policy::default()).unwrap();
        assert_eq!(verified.payload, payload.as_bytes());
    }
}

/// No RFC prints a token of these two. Computed with the secret of RFC 7515 A.1.
#[test]
fn hs384_and_hs512() {
    let claims = r#"{"iss":"joe"}"#;
    for (alg, token) in [
        (
            Alg::Hs384,
            "eyJhbGciOiJIUzM4NCJ9.eyJpc3MiOiJqb2UifQ.qXyciVCz0hhJAa65pMfiSM6BOF4Qy6CzEXCTtxbaVcbjqd8iUCJkzpMMq5WrA2N0",
        ),
        (
            Alg::Hs512,
            "eyJhbGciOiJIUzUxMiJ9.eyJpc3MiOiJqb2UifQ.xE8Ptz_RKwQ5NmeC_jAycVSqb4jjg5Icdh7P0jYC6msK-XDiDtW8A0ASEZ7mkOz24EaShU4AdnB6th3Tjbsw3Q",
        ),
    ] {
        let key = Key::from_jwk(A1_KEY, Some(alg)).unwrap();
        let header = header(&format!(r#"{{"alg":"{}"}}"#, alg.name()));
        assert_eq!(
            jotwasm::sign_with_header(claims, &key, &header).as_deref(),
            Ok(token)
        );
        let jwt = jotwasm::verify(token, &key, &Policy::default(), 0.0).unwrap();
        assert_eq!(jwt.claims_json(), claims);
    }
}

/// Keys shorter and longer than a block, as in RFC 4231; its messages are no JWS signing inputs, so these are
/// computed.
#[test]
fn hmac_keys_of_any_length() {
    for (secret, token) in [
        (
            b"Jefe".to_vec(),
            "eyJhbGciOiJIUzI1NiJ9.SGkgVGhlcmU.yczs4nhF4ehzo4esVsEzoSQLvURQiItvczbY3nEYlpQ",
        ),
        (
            vec![0x0b; 20],
            "eyJhbGciOiJIUzI1NiJ9.SGkgVGhlcmU.wx9HUQNv5JxudcUpT9wv0pxA3sRqzu0v4LZipBVaUvo",
        ),
        (
            vec![0xaa; 131],
            "eyJhbGciOiJIUzI1NiJ9.SGkgVGhlcmU.LprQ4WZuTpavFFgPgr4IJ0I6HDD8TszZ6H-kQxBS-rE",
        ),
    ] {
        let key = Key::from_short_secret(&secret, Alg::Hs256).unwrap();
        let verified = jws::verify(token, &key, &Policy::default()).unwrap();
        assert_eq!(verified.payload, b"Hi There");
        assert_eq!(
            jws::sign(b"Hi There", &key, &verified.header).as_deref(),
            Ok(token)
        );
    }
}

/// RFC 7520 section 4: the payload of all its signatures, which is text and no claims set.
pub(crate) const FRODO: &str = "It\u{2019}s a dangerous business, Frodo, going out your door. You step onto the road, and if you don't keep your feet, there\u{2019}s no knowing where you might be swept off to.";
pub(crate) const FRODO_BASE64: &str = "SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4";

#[test]
fn rfc7520_44_hs256() {
    let key = Key::from_jwk(r#"{"kty":"oct","kid":"018c0ae5-4d9b-471b-bfd6-eef314bc7037","use":"sig","alg":"HS256","k":"hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg"}"#, None).unwrap();
    let protected =
        "eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzNyJ9";
    let token = format!("{protected}.{FRODO_BASE64}.s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0");

    let verified = jws::verify(&token, &key, &Policy::default()).unwrap();
    assert_eq!(verified.payload, FRODO.as_bytes());
    assert_eq!(verified.header.kid(), key.kid());
    let again = jws::sign(FRODO.as_bytes(), &key, &verified.header);
    assert_eq!(again.as_deref(), Ok(&*token));

    let as_jwt = jotwasm::verify(&token, &key, &Policy::default(), 0.0).unwrap_err();
    assert_eq!(as_jwt.code(), "ERR_JWT_INVALID");
}

/// RFC 7520 section 4.3.
#[test]
fn rfc7520_43_es512() {
    let jwk = r#"{"kty":"EC","kid":"bilbo.baggins@hobbiton.example","use":"sig","crv":"P-521","x":"AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYgCF5cj0Kt","y":"AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1"}"#;
    let key = Key::from_jwk(jwk, Some(Alg::Es512)).unwrap();
    let token = format!(
        "eyJhbGciOiJFUzUxMiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9.{FRODO_BASE64}.AE_R_YZCChjn4791jSQCrdPZCNYqHXCTZH0-JZGYNlaAjP2kqaluUIIUnC9qvbu9Plon7KRTzoNEuT4Va2cmL1eJAQy3mtPBu_u_sDDyYjnAMDxXPn7XrT0lw-kvAD890jl8e2puQens_IEKBpHABlsbEPX6sFY8OcGDqoRuBomu9xQ2"
    );
    let verified = jws::verify(&token, &key, &Policy::default()).unwrap();
    assert_eq!(verified.payload, FRODO.as_bytes());
    let p256 = Key::from_jwk(A3_KEY, None).unwrap();
    let refused = jws::verify(&token, &p256, &Policy::default());
    assert_eq!(refused.unwrap_err(), Error::AlgorithmNotAllowed);
}
