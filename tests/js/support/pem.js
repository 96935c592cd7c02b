// PEM fixtures made by OpenSSL. The first six hold one P-256 key.

/** SubjectPublicKeyInfo of one P-256 key. */
export const spki = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE5rl0ztDFiMCrT359GJkmSsPXaCSB
21IH0tg3KAxE/UIIm4qpnE+qV3OyIxa+dEaGVzsAiH2FvcGRRPs/8vqzEQ==
-----END PUBLIC KEY-----
`;

/** Its private half. */
export const pkcs8 = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2/4WAB3QVd7npTiq
lpOEK1KQzPol2udyBq67fMf3RqmhRANCAATmuXTO0MWIwKtPfn0YmSZKw9doJIHb
UgfS2DcoDET9QgibiqmcT6pXc7IjFr50RoZXOwCIfYW9wZFE+z/y+rMR
-----END PRIVATE KEY-----
`;

/** The same as `openssl ecparam -genkey` writes it: parameters first. */
export const sec1 = `-----BEGIN EC PARAMETERS-----
BggqhkjOPQMBBw==
-----END EC PARAMETERS-----
-----BEGIN EC PRIVATE KEY-----
MHcCAQEEINv+FgAd0FXe56U4qpaThCtSkMz6Jdrncgauu3zH90apoAoGCCqGSM49
AwEHoUQDQgAE5rl0ztDFiMCrT359GJkmSsPXaCSB21IH0tg3KAxE/UIIm4qpnE+q
V3OyIxa+dEaGVzsAiH2FvcGRRPs/8vqzEQ==
-----END EC PRIVATE KEY-----
`;

/** A certificate for it, valid for a hundred years. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBhzCCAS2gAwIBAgIUPTCLm2cnRqeyWCSPQ/s+oSgcbz0wCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNdGVzdHMuZXhhbXBsZTAgFw0yNjExMjEyMzQ2NTVaGA8yMTI2
MTAyODIzNDY1NVowGDEWMBQGA1UEAwwNdGVzdHMuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABOa5dM7QxYjAq09+fRiZJkrD12gkgdtSB9LYNygMRP1C
CJuKqZxPqldzsiMWvnRGhlc7AIh9hb3BkUT7P/L6sxGjUzBRMB0GA1UdDgQWBBQ7
Ag7B3spl2emiXtwnOynJfpi5rzAfBgNVHSMEGDAWgBQ7Ag7B3spl2emiXtwnOynJ
fpi5rzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIHUvr8VkJpng
gf+2OGCkRhRlV+AL9EOk0GKraOk7eyejAiEAz5J4coXKvy50psQA+BWUZ67juuiE
vF2b4MZjQgbzZkE=
-----END CERTIFICATE-----
`;

/** Its point compressed. */
export const compressed = `-----BEGIN PUBLIC KEY-----
MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgAD5rl0ztDFiMCrT359GJkmSsPXaCSB
21IH0tg3KAxE/UI=
-----END PUBLIC KEY-----
`;

/** Its private half under a password. */
export const encrypted = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhCyOw4pswrWAICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEPC+oUr/8n9RbkgNWSx5fgsEgZAx
8UDqyE0kzAB1kYXjr8HDBDSgV10cjkaW2jcSREiex4+CrDFQaoyYZQ239FAf/H/k
IDks5ZfZsgX7dtpPrTqgUntuKPZ0aGP13pwVx3h7rgdIkWZDmYWCV7vjiRM+WDWw
J+LFTHB7+h29DTrl9v6JLyBRR05z5y/8eGLUWFcf2Cn68wPytI/SRSDks5g3tjQ=
-----END ENCRYPTED PRIVATE KEY-----
`;

/** Keys of types that the lean flavour does not have. */
export const p384 = `-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE42ejDRqhz/mB2KRhgbHmJxrj7JuknqFH
FThDIeTPssKGoMlgYHxses8sTScdr9Usind5DSYPs46of+AbRsjPuYWsOAkgyuLO
Iey5qLFUIzPkZnvE6pnQE9ykWlQnaAvG
-----END PUBLIC KEY-----
`;

export const rsa = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnPCR+B5XHgLMtSyWpV4p
XbaUZyqXgQYbUAWRBLPamjdx+HqHJNraWtMMQFhiMKqtAtgYaH2ZFKywrUIuoRVn
4QM5zaJZv/E7rcPfLEg6ntGTc6oxz84br16Z1HWWu3XQ5PRYwAFP2gfwu+gFT/Xz
+1K2Y4+ozkDSAN7tdCcn9zw25kTg3vffcRV4JprGqHLdM58ylYy2ivTwWhaVCkAQ
MbelandOYq3l+tNDoWdwPTc3/dL0cMTU1D7J1jm1q8hPhWjwrPDhp/wgLb65DmOQ
ccZpZO5755B7lg7sCcg2NwQDbamdg7Yp18tdNWYxNsRV61/mk+gDSh/4JD34LR1R
LQIDAQAB
-----END PUBLIC KEY-----
`;

/** 1024 bits, which is read only where somebody asks for it. */
export const shortRsa = `-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDncXUk/rHQ81MoL+qdL1WBJJ30
XIyH5QOvi8kd9wVIu6P1VfbO2OYclglV7VBF+Ca5Eay4mWReM0P1cBPXU8vJG16U
Aew1lIQyOS+k85LLGqVgGKkzQkzj5qeAoDPd+nwLVzjDgXMH9F8okEqHkEZP8JCm
z83R10tqOvPomxMX+QIDAQAB
-----END PUBLIC KEY-----
`;

export const ed25519 = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA7fnKrW0SnHdIzIu6aQfJYy9SeFFEr6O6t7w5VejYjEI=
-----END PUBLIC KEY-----
`;
