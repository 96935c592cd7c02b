// Signatures that the RFCs print: tests/vectors/README.md.
import a2 from '../../vectors/rsa-rfc7515-a2.json' with { type: 'json' };
import bilbo from '../../vectors/rsa-rfc7520.json' with { type: 'json' };
import rfc from '../../vectors/rfc.json' with { type: 'json' };
import { publicHalf } from './algorithms.js';
import { refusals } from './assert.js';

export const KEYS = { ...rfc.keys, 'RFC 7515 A.2.1': a2, 'RFC 7520 section 3.4': bilbo };
export const THUMBPRINTS = Object.entries(rfc.thumbprints);

/**
 * @param {string[]} verified algorithms whose signatures are looked at
 * @param {string[]} signed those that have to come out the same again
 */
export function printed(QUnit, jotwasm, verified, signed) {
  for (const { by, ...vector } of rfc.signatures) {
    for (const [alg, name] of Object.entries(by).filter(([alg]) => verified.includes(alg))) {
      verifies(QUnit, jotwasm, alg, publicHalf(KEYS[name], alg), vector);
      if (signed.includes(alg)) signsAgain(QUnit, jotwasm, alg, KEYS[name], vector);
    }
  }
}

function verifies({ test }, jotwasm, alg, jwk, { name, payload, jws = [], detached = [] }) {
  const { Key, verifyJws } = jotwasm;

  test(`${name}: ${alg}`, (assert) => {
    const key = Key.fromJwk(jwk, alg);
    for (const verified of [
      ...jws.map((one) => verifyJws(one, key)),
      ...detached.map((one) => verifyJws(one, key, { payload })),
    ]) {
      assert.equal(verified.header.alg, alg);
      assert.equal(new TextDecoder().decode(verified.payload), payload);
    }
  });

  test(`${name}: ${alg}, of another payload`, (assert) => {
    const key = Key.fromJwk(jwk, alg);
    for (const call of [
      ...jws.map((one) => () => verifyJws(changed(one), key)),
      ...detached.map((one) => () => verifyJws(one, key, { payload: `${payload}.` })),
    ]) {
      refusals(assert, jotwasm)(call, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
    }
  });
}

function signsAgain({ test }, { Key, signJws }, alg, jwk, { name, payload, jws, detached, sign }) {
  if (!sign) return;
  test(`${name}: ${alg}, signed again`, (assert) => {
    const key = Key.fromJwk(jwk, alg);
    for (const [at, options] of sign.entries()) {
      assert.deepEqual(signJws(payload, key, options), (jws ?? detached)[at], JSON.stringify(options));
    }
  });
}

/** The payload's first letter is another: what there is stays base64url, and text. */
function changed(jws) {
  if (typeof jws === 'string') return jws.replace(/\../, (start) => (start === '.A' ? '.B' : '.A'));
  return { ...jws, payload: jws.payload.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')) };
}
