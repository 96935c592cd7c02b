// The key chooses the algorithm; the header only agrees.
import { refusals } from './support/assert.js';
import { A3_PUBLIC, SECRET, SECRETS } from './support/keys.js';
import { base64url, bytes, forge, unsigned } from './support/tokens.js';

function flipped(signature, bit) {
  const changed = bytes(signature);
  changed[bit >> 3] ^= 1 << (bit & 7);
  return base64url(changed);
}

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign, verify } = jotwasm;
  const INVALID = 'ERR_JWT_INVALID';
  const SIGNATURE = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
  const NOT_ALLOWED = 'ERR_JOSE_ALG_NOT_ALLOWED';

  module('verify: algorithms', () => {
    test('the key has one, and the header can only agree', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const alg of ['HS384', 'HS512', 'ES256', 'RS256', 'none', 'None', 'NONE', 'hs256', 'HS256 ', '']) {
        refuse(() => verify(unsigned({ alg }, {}), SECRET), NOT_ALLOWED, {}, alg);
        refuse(() => verify(unsigned({ alg }, {}), Key.fromSecret(SECRET)), NOT_ALLOWED, {}, alg);
      }
      for (const header of [{}, { alg: null }, { alg: 1 }, { alg: ['HS256'] }]) {
        refuse(() => verify(unsigned(header, {}), SECRET), INVALID, {}, JSON.stringify(header));
      }
    });

    test('a public key is no HMAC secret', async (assert) => {
      const refuse = refusals(assert, jotwasm);
      const pem = Key.fromJwk(A3_PUBLIC).toPem();
      for (const secret of [pem, pem.trim(), JSON.stringify(A3_PUBLIC)]) {
        const token = await forge({ alg: 'HS256' }, {}, { secret });
        refuse(() => verify(token, A3_PUBLIC), NOT_ALLOWED);
        refuse(() => verify(token, A3_PUBLIC, { algorithms: ['HS256', 'ES256'] }), NOT_ALLOWED);
        refuse(() => verify(token, secret), 'ERR_JWK_INVALID');
      }
    });

    test('the list narrows what the key allows, and never widens it', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const key = Key.generate('HS256');
      const token = sign({}, key, { noTimestamp: true });
      for (const algorithms of [undefined, ['HS256'], ['ES256', 'HS256']])
        assert.deepEqual(verify(token, key, { algorithms }), {});
      for (const algorithms of [[], ['HS512'], ['RS256'], ['hs256'], ['none'], ['']]) {
        refuse(() => verify(token, key, { algorithms }), NOT_ALLOWED, {}, JSON.stringify(algorithms));
      }
      refuse(() => verify(unsigned({ alg: 'none' }, {}), key, { algorithms: ['none'] }), NOT_ALLOWED);
    });

    test('a raw secret is for HS256, or for what the list names', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const secret = new TextEncoder().encode(SECRETS.HS512);
      const token = sign({}, secret, { algorithm: 'HS512', noTimestamp: true });
      refuse(() => verify(token, secret), NOT_ALLOWED);
      for (const algorithms of [['HS512'], ['HS256', 'HS512'], ['HS256', 'HS384', 'HS512', 'ES256']]) {
        assert.deepEqual(verify(token, secret, { algorithms }), {});
        assert.deepEqual(verify(token, SECRETS.HS512, { algorithms }), {});
      }
      refuse(() => verify(token, secret, { algorithms: ['HS256', 'HS384'] }), NOT_ALLOWED);
    });

    test('a signature for one algorithm is none for another', async (assert) => {
      const refuse = refusals(assert, jotwasm);
      const secret = SECRETS.HS512;
      const token = await forge({ alg: 'HS256' }, {}, { secret, hash: 'SHA-512' });
      refuse(() => verify(token, secret, { algorithms: ['HS256', 'HS512'] }), SIGNATURE);
    });

    test('every bit of the signature counts, and its length', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const token = sign({}, SECRET);
      const signature = token.slice(token.lastIndexOf('.') + 1);
      const input = token.slice(0, -signature.length);
      // 43 characters hold 32 bytes; 4 more hold 3 more, 22 hold 16.
      for (const bad of [
        '',
        signature.slice(0, 40),
        signature.slice(0, 40) + 'AAAAAAAA',
        'A'.repeat(22),
        'A'.repeat(43),
        'A'.repeat(86),
      ]) {
        refuse(() => verify(input + bad, SECRET), SIGNATURE, {}, bad);
      }
      for (let bit = 0; bit < 256; bit++)
        refuse(() => verify(input + flipped(signature, bit), SECRET), SIGNATURE, {}, `bit ${bit}`);
    });
  });
}
