// @ts-check
// Made keys.json, once, with OpenSSL 3.0 and Node 24: `cd tests/vectors/openssl && node make.mjs`. Run again, it
// makes other keys of the same kinds.
import { execFileSync } from 'node:child_process';
import { KeyObject, createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
const shell = (/** @type {string} */ command) =>
  execFileSync('sh', ['-ec', command], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const SELF_SIGNED = '-subj /CN=tests.example -days 36500';
const request = 'openssl req -new -key key.pem -subj /CN=tests.example';
/** The command for each format; in what is refused, jotwasm reads no key. */
const all = {
  private: { pkcs8: 'openssl pkey -in key.pem' },
  public: {
    spki: 'openssl pkey -in key.pem -pubout',
    certificate: `openssl req -x509 -key key.pem ${SELF_SIGNED}`,
    'certificate, version 1': `${request} | openssl x509 -req -signkey key.pem -days 36500`,
  },
  refused: { 'pkcs8, encrypted': 'openssl pkcs8 -topk8 -in key.pem -passout pass:secret', request },
};

const rsa = {
  private: { ...all.private, pkcs1: 'openssl rsa -in key.pem -traditional' },
  public: { ...all.public, pkcs1: 'openssl rsa -in key.pem -RSAPublicKey_out' },
  refused: {
    ...all.refused,
    'pkcs1, encrypted': 'openssl rsa -in key.pem -traditional -aes128 -passout pass:secret',
  },
};

const compressed = 'openssl pkey -in key.pem -ec_conv_form compressed';
const ec = (/** @type {string} */ curve) => ({
  private: {
    ...all.private,
    'pkcs8, compressed': compressed,
    'pkcs8, no public key': 'openssl ec -in key.pem -no_public | openssl pkcs8 -topk8 -nocrypt',
    sec1: 'openssl ec -in key.pem',
    'sec1 after its parameters': `openssl ecparam -name ${curve}; openssl ec -in key.pem`,
    'sec1, compressed': 'openssl ec -in key.pem -conv_form compressed',
    'sec1, no public key': 'openssl ec -in key.pem -no_public',
  },
  public: {
    ...all.public,
    'spki, compressed': 'openssl ec -in key.pem -pubout -conv_form compressed',
    'certificate, compressed': `${compressed} > other.pem; openssl req -x509 -key other.pem ${SELF_SIGNED}`,
  },
  refused: {
    ...all.refused,
    'spki, hybrid': 'openssl ec -in key.pem -pubout -conv_form hybrid',
    'spki, explicit': 'openssl ec -in key.pem -pubout -param_enc explicit',
    'pkcs8, explicit': 'openssl pkey -in key.pem -ec_param_enc explicit',
    'sec1, explicit': 'openssl ec -in key.pem -param_enc explicit',
    'sec1, encrypted': 'openssl ec -in key.pem -aes128 -passout pass:secret',
  },
});

/** @param {string} name @param {string[]} algorithms @param {string} genpkey @param {typeof all} commands */
function made(name, algorithms, genpkey, commands) {
  shell(`openssl genpkey ${genpkey} -out key.pem`);
  const written = Object.entries(commands).map(([group, formats]) => {
    const pems = Object.entries(formats).map(([format, command]) => [format, shell(command)]);
    return [group, Object.fromEntries(pems)];
  });
  const pems = Object.fromEntries(written);
  return { name, algorithms, jwk: createPrivateKey(pems.private.pkcs8).export({ format: 'jwk' }), ...pems };
}

const onCurve = (/** @type {string} */ name, /** @type {string} */ alg, /** @type {string} */ curve) =>
  made(name, [alg], `-algorithm EC -pkeyopt ec_paramgen_curve:${curve}`, ec(curve));

/** OpenSSL 3.0 has no ML-DSA; the 3.5 in Node 24 does. */
async function mlDsa(/** @type {string} */ name) {
  const usages = /** @type {const} */ (['sign', 'verify']);
  const made = await crypto.subtle.generateKey({ name }, true, usages);
  const pair = /** @type {CryptoKeyPair} */ (made);
  const [key, half] = [pair.privateKey, pair.publicKey].map((one) => KeyObject.from(/** @type {any} */ (one)));
  const seed = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey)).toString('base64');
  const pkcs8 = `-----BEGIN PRIVATE KEY-----\n${seed.replace(/.{1,64}/g, '$&\n')}-----END PRIVATE KEY-----\n`;
  const both = key.export({ type: 'pkcs8', format: 'pem' });
  const spki = half.export({ type: 'spki', format: 'pem' });
  const formats = { private: { pkcs8, 'pkcs8, expanded too': both }, public: { spki }, refused: {} };
  return { name, algorithms: [name], jwk: key.export({ format: 'jwk' }), ...formats };
}

const RSA = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
const keys = [
  made('RSA', RSA, '-algorithm RSA -pkeyopt rsa_keygen_bits:2048', rsa),
  onCurve('P-256', 'ES256', 'prime256v1'),
  onCurve('P-384', 'ES384', 'secp384r1'),
  onCurve('P-521', 'ES512', 'secp521r1'),
  onCurve('secp256k1', 'ES256K', 'secp256k1'),
  made('Ed25519', ['EdDSA', 'Ed25519'], '-algorithm ED25519', all),
  ...(await Promise.all(['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'].map(mlDsa))),
];
rmSync(folder, { recursive: true });
writeFileSync('keys.json', `${JSON.stringify(keys, null, 1)}\n`);
