// What each warning is made of: the first list has it, the second comes near and has not.

export const NOW = 1_800_000_000;
export const HEADER = { alg: 'HS256', typ: 'JWT' };
export const PAYLOAD = {
  iss: 'https://login.example',
  sub: '248289761001',
  aud: 'https://api.example',
  iat: NOW,
  exp: NOW + 900,
};
export const secret = (text, encoding = 'utf8') => ({ key: { kind: 'secret', text, encoding } });
export const RANDOM = 'mMwK7-m1wjABzfYmcn67ghIrFgEidPoiLpDkzg7zfCw';

export const cases = {
  algNone: [
    [{ header: { alg: 'none' } }, { header: { alg: 'NoNe' } }],
    [{ header: { alg: 'RS256' } }, { header: { alg: 'EdDSA' } }],
  ],
  weakAlg: [
    [{ header: { alg: 'RS1' } }, { header: { alg: 'HS256/64' } }, { header: { alg: 'hs256' } }],
    [{ header: { alg: 'RS256' } }, { header: { alg: 'ML-DSA-44' } }, { header: { alg: 'ES256K' } }],
  ],
  knownSecret: [
    [
      secret('secret'),
      secret('your-256-bit-secret'),
      { key: { kind: 'jwk', text: '{"kty":"oct","k":"c2VjcmV0"}', encoding: 'utf8' } },
    ],
    [
      secret(RANDOM, 'base64url'),
      secret('my own secret, which nobody knows'),
      { ...secret('secret'), header: { alg: 'RS256' } },
    ],
  ],
  shortSecret: [
    [
      secret('x8Kq.2!vLm#9'),
      secret('0f1e2d3c4b5a69788796a5b4c3d2e1f00918273645546372', 'hex'),
      secret('0x0f:1e:2d:3c:4b:5a:69:78:87:96:a5:b4:c3:d2:e1:f0:09:18:27:36:45:54', 'hex'),
      { ...secret(RANDOM, 'base64url'), header: { alg: 'HS512' } },
    ],
    [secret(RANDOM), secret(RANDOM, 'base64url'), secret('')],
  ],
  lowEntropySecret: [
    [
      secret('a'.repeat(40)),
      secret('abcabcabcabcabcabcabcabcabcabcabcabc'),
      secret('00'.repeat(32), 'hex'),
      secret('k3!mQ9zP'.repeat(5)),
      secret('3141592653589793238462643383279502884'),
      secret('my-super-secret-jwt-signing-key-2024-!!'),
      secret('qwertyuiopasdfghjklzxcvbnmqwertyuiop'),
    ],
    [
      secret(RANDOM),
      secret(RANDOM, 'base64url'),
      secret('a shared secret of 32 bytes or more'),
      secret('correct horse battery staple, violet'),
    ],
  ],
  credentials: [
    [
      { payload: { password: 'hunter2' } },
      { payload: { user: { dbPasswd: 'x' } } },
      { payload: { 'https://example.com/api_key': 'x' } },
      { payload: { list: [{ clientSecret: 'x' }] } },
      { payload: { pin: 1234 } },
      { payload: { note: '-----BEGIN RSA PRIVATE KEY-----\nMII' } },
      { payload: { aws: 'AKIAIOSFODNN7EXAMPLE' } },
      { payload: { gh: `ghp_${'a1B2'.repeat(9)}` } },
      { payload: { pay: ['sk', 'live', 'a1B2'.repeat(5)].join('_') } },
      { payload: { inner: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA' } },
      { payload: { db: 'postgres://ada:s3cret@db.example/notes' } },
      { payload: { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'c' } } } },
      { payload: { 密码: 'x' } },
    ],
    [
      { payload: { password_changed_at: 1_700_000_000, pwd_exp: '90' } },
      { payload: { password: true, secret: '' } },
      { payload: { at_hash: 'MTIzNDU2Nzg5MDEyMzQ1Ng', nonce: 'n-0S6_WzA2Mj', jti: RANDOM, sid: RANDOM } },
      { payload: { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }, jkt: RANDOM } } },
      { payload: { pem: '-----BEGIN PUBLIC KEY-----\nMII' } },
      { payload: { scope: 'password:reset api_key:read', site: 'https://example.com/eyJ' } },
      { payload: { mapping: 1, opinion: 'x', secretary: 'Ada' } },
    ],
  ],
  payment: [
    [
      { payload: { note: '4111 1111 1111 1111' } },
      { payload: { amex: 378282246310005 } },
      { payload: { to: 'DE89 3704 0044 0532 0130 00' } },
      { payload: { card_number: '1234567812345670' } },
    ],
    [
      { payload: { note: '4111 1111 1111 1112' } },
      { payload: { to: 'DE88 3704 0044 0532 0130 00' } },
      { payload: { sub: '4111111111111111', order_id: '4111111111111111' } },
      { payload: { card: 'visa ending in 1111' } },
      { payload: { sub: '110169484474386276334' } },
    ],
  ],
  nationalId: [
    [
      { payload: { no: '11010519491231002X' } },
      { payload: { ssn: '078051120' } },
      { payload: { x: '078-05-1120' } },
      { payload: { 身份证: 'x' } },
    ],
    [
      { payload: { no: '110105194912310021' } },
      { payload: { no: '110105194913310025' } },
      { payload: { x: '078-051-120', session: 'x' } },
    ],
  ],
  personal: [
    [
      { payload: { email: 'ada@example.com' } },
      { payload: { sub: 'ada@example.com' } },
      { payload: { phoneNumber: '020 7946 0958' } },
      { payload: { tel: '13800138000' } },
      { payload: { contact: { x: '+44 20 7946 0958' } } },
      { payload: { birthdate: '1815-12-10' } },
      { payload: { address: { country: 'GB' } } },
      { payload: { 手机号: '13800138000' } },
    ],
    [
      { payload: { email_verified: true, phone_number_verified: false } },
      { payload: { name: 'Ada Lovelace', preferred_username: 'ada', locale: 'en-GB' } },
      { payload: { address: '0x52908400098527886E0F7030069857D2E4169EE7' } },
      { payload: { client_email: 'svc@project.iam.gserviceaccount.com', sub: '13800138000' } },
      { payload: { url: 'https://user@example.com/x', emails: 3 } },
    ],
  ],
  keyFromHeader: [
    [
      { header: { jku: 'https://x.example' } },
      { header: { x5u: 'x' } },
      { header: { jwk: {} } },
      { header: { x5c: [] } },
    ],
    [{ header: { x5t: 'x', kid: 'x' } }],
  ],
  kidPath: [
    [
      { header: { kid: '../../dev/null' } },
      { header: { kid: '/etc/passwd' } },
      { header: { kid: 'C:\\keys\\a' } },
      { header: { kid: 'file:///x' } },
    ],
    [
      { header: { kid: '/Ab+9z/Q=' } },
      { header: { kid: 'keys/2026-11' } },
      { header: { kid: 'did:key:z6Mk#z6Mk' } },
      { header: { kid: 'v1..2' } },
    ],
  ],
  kidSql: [
    [
      { header: { kid: "x' UNION SELECT 'k" } },
      { header: { kid: "1' or '1'='1" } },
      { header: { kid: 'a; whoami' } },
      { header: { kid: '$(id)' } },
    ],
    [{ header: { kid: "o'organisation" } }, { header: { kid: 'union-key' } }, { header: { kid: 'aB3--' } }],
  ],
  critUnknown: [[{ header: { crit: ['exp2'], exp2: 1 } }, { header: { crit: 'x' } }], [{}]],
  noExp: [[{ payload: { exp: undefined } }], [{}, { payload: { exp: NOW - 5, iat: NOW - 60 } }]],
  longLife: [
    [{ payload: { exp: NOW + 86_401 } }, { payload: { iat: undefined, exp: NOW + 2 * 86_400 } }],
    [
      { payload: { exp: NOW + 86_400 } },
      { payload: { iat: undefined, exp: NOW + 86_000 } },
      { payload: { iat: undefined, exp: 5 } },
    ],
  ],
  expBeforeIat: [[{ payload: { exp: NOW - 1 } }, { payload: { exp: NOW } }], [{ payload: { exp: NOW + 1 } }]],
  nbfAfterExp: [[{ payload: { nbf: NOW + 901 } }, { payload: { nbf: NOW + 900 } }], [{ payload: { nbf: NOW + 899 } }]],
  fromTheFuture: [
    [{ payload: { iat: NOW + 300 } }, { payload: { auth_time: NOW + 300 } }],
    [{ payload: { iat: NOW + 30 } }, { payload: { auth_time: NOW, nbf: NOW + 300 } }],
  ],
  milliseconds: [
    [{ payload: { exp: (NOW + 900) * 1000 } }, { payload: { iat: NOW * 1000, exp: NOW * 1000 + 5 } }],
    [{ payload: { exp: 4_102_444_800 } }, { payload: { created: NOW * 1000 } }],
  ],
  noIss: [[{ payload: { iss: undefined } }, { payload: { iss: '' } }], [{}]],
  noAud: [[{ payload: { aud: undefined } }, { payload: { aud: [] } }], [{ payload: { aud: ['a'] } }]],
  tooBigForCookie: [[{ token: 'x'.repeat(4050) }], [{ token: 'x'.repeat(3900) }, { token: 'x'.repeat(9000) }]],
  tooBigForHeader: [[{ token: 'x'.repeat(8100) }], [{ token: 'x'.repeat(7900) }]],
};
