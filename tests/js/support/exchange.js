// Pairs of keys and their tokens between jotwasm and jose, which has what the runtime's WebCrypto has.
import * as jose from 'jose';
import { ALGORITHMS, each, newKey } from './algorithms.js';
import { NOW } from './tokens.js';

const CLAIMS = { sub: 'ünïcödé \u{1f511}', list: [1.5, { a: null }], iat: NOW, exp: NOW + 60, aud: ['a', 'b'] };
const then = { currentDate: new Date(NOW * 1000), audience: 'b' };
const extractable = { extractable: true };
/** What not every runtime has. */
const YOUNG = /^(ES512|EdDSA|Ed25519|ML-DSA-..)$/;

/** @param {string[]} algorithms */
export function exchange(QUnit, jotwasm, algorithms) {
  const { Key, sign, verify } = jotwasm;
  const joseSign = (alg, key) => new jose.SignJWT(CLAIMS).setProtectedHeader({ alg }).sign(key);
  const joseVerify = async (token, key) => (await jose.jwtVerify(token, key, then)).payload;

  /** The platform's own pair, or undefined where it has none; the refusal has to be one. */
  async function pairOf(assert, alg) {
    try {
      return await jose.generateKeyPair(alg, extractable);
    } catch (error) {
      assert.true(YOUNG.test(alg) && isRefusal(error), `${alg}: ${error?.stack ?? error}`);
      return undefined;
    }
  }

  each(QUnit, algorithms, "each other's tokens, keys as JWK", async (assert, alg) => {
    const pair = await pairOf(assert, alg);
    if (!pair) return;
    const [secret, half] = await Promise.all([pair.privateKey, pair.publicKey].map(jose.exportJWK));
    assert.deepEqual(verify(await joseSign(alg, pair.privateKey), Key.fromJwk(half, alg), then), CLAIMS);
    assert.deepEqual(await joseVerify(sign(CLAIMS, Key.fromJwk(secret, alg)), pair.publicKey), CLAIMS);
    assert.equal(Key.fromJwk(secret, alg).thumbprint(), await jose.calculateJwkThumbprint({ ...half, alg }));

    const own = newKey(jotwasm, alg);
    const theirHalf = await jose.importJWK(own.toJwk(), alg);
    const theirSecret = await jose.importJWK(own.toJwk({ private: true }), alg);
    assert.deepEqual(await joseVerify(sign(CLAIMS, own), theirHalf), CLAIMS);
    assert.deepEqual(verify(await joseSign(alg, theirSecret), own, then), CLAIMS);
  });

  each(QUnit, algorithms, "each other's tokens, keys as PEM", async (assert, alg) => {
    const pair = await pairOf(assert, alg);
    if (!pair) return;
    const secret = Key.fromPem(await jose.exportPKCS8(pair.privateKey), alg);
    const half = Key.fromPem(await jose.exportSPKI(pair.publicKey), alg);
    assert.deepEqual(verify(await joseSign(alg, pair.privateKey), half, then), CLAIMS);
    assert.deepEqual(await joseVerify(sign(CLAIMS, secret), pair.publicKey), CLAIMS);

    const own = newKey(jotwasm, alg);
    const theirHalf = await jose.importSPKI(own.toPem(), alg);
    const theirSecret = await jose.importPKCS8(own.toPem({ private: true }), alg);
    assert.deepEqual(await joseVerify(sign(CLAIMS, own), theirHalf), CLAIMS);
    assert.deepEqual(verify(await joseSign(alg, theirSecret), own, then), CLAIMS);
  });

  each(QUnit, algorithms, "they refuse each other's tokens under another key", async (assert, alg) => {
    const [pair, other] = [await pairOf(assert, alg), await pairOf(assert, alg)];
    if (!pair || !other) return;
    const isBadSignature = ({ code }) => code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
    await assert.rejects(joseVerify(sign(CLAIMS, newKey(jotwasm, alg)), other.publicKey), isBadSignature);
    const token = await joseSign(alg, pair.privateKey);
    const key = Key.fromJwk(await jose.exportJWK(other.publicKey), alg);
    assert.throws(() => verify(token, key, then), isBadSignature);
  });
}

/** In the words of jose, of WebCrypto, and of runtimes that do not know the name. */
function isRefusal({ code, name }) {
  return code === 'ERR_JOSE_NOT_SUPPORTED' || ['NotSupportedError', 'SyntaxError', 'TypeError'].includes(name);
}
