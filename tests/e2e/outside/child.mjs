// Answers one question of node-crypto.mjs on its standard output.
import {
  constants,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  verify,
} from 'node:crypto';

const schemes = {
  R: { padding: constants.RSA_PKCS1_PADDING },
  P: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
  E: { dsaEncoding: 'ieee-p1363' },
};

const question = JSON.parse(process.argv[2]);
console.log(JSON.stringify(question.ask === 'verify' ? verified(question) : question.texts.map(forms)));

function verified({ token, key }) {
  const [header, payload, signature] = token.split('.');
  const { alg } = JSON.parse(Buffer.from(header, 'base64url'));
  const data = Buffer.from(`${header}.${payload}`);
  if (key.secret !== undefined) {
    const mac = createHmac(`sha${alg.slice(2)}`, Buffer.from(key.secret, 'base64url')).update(data);
    return mac.digest('base64url') === signature;
  }
  const hash = { R: `sha${alg.slice(2)}`, P: `sha${alg.slice(2)}`, E: `sha${alg.slice(2, 5)}` }[alg[0]];
  const isHashed = /^(?:[RP]S|ES)\d/.test(alg);
  const options = { key: createPublicKey(key.pem), ...schemes[alg[0]] };
  return verify(isHashed ? hash : null, data, options, Buffer.from(signature, 'base64url'));
}

function forms(text) {
  const key = read(text);
  if (key.type === 'secret') return { type: key.type, secret: key.export().toString('base64url') };
  const half = key.type === 'private' ? createPublicKey(key.export({ type: 'pkcs8', format: 'pem' })) : key;
  const jwk = half.export({ format: 'jwk' });
  return {
    type: key.type,
    thumbprint: thumbprint(jwk),
    ...(key.type === 'private' && {
      private: { pem: key.export({ type: 'pkcs8', format: 'pem' }), jwk: key.export({ format: 'jwk' }) },
    }),
    public: { pem: half.export({ type: 'spki', format: 'pem' }), jwk },
  };
}

function read(text) {
  if (text.includes('-----BEGIN')) return text.includes('PRIVATE') ? createPrivateKey(text) : createPublicKey(text);
  const value = JSON.parse(text);
  const jwk = value.keys ? value.keys[0] : value;
  if (jwk.kty === 'oct') return createSecretKey(Buffer.from(jwk.k, 'base64url'));
  const bare = Object.fromEntries(Object.entries(jwk).filter(([name]) => !['use', 'kid'].includes(name)));
  return 'd' in jwk || 'priv' in jwk
    ? createPrivateKey({ key: bare, format: 'jwk' })
    : createPublicKey({ key: bare, format: 'jwk' });
}

/** RFC 7638, section 3.2, and RFC 9964 for AKP: the required members in the order of their names. */
function thumbprint(jwk) {
  const names = {
    RSA: ['e', 'kty', 'n'],
    EC: ['crv', 'kty', 'x', 'y'],
    OKP: ['crv', 'kty', 'x'],
    AKP: ['alg', 'kty', 'pub'],
  }[jwk.kty];
  return createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(names.map((name) => [name, jwk[name]]))))
    .digest('base64url');
}
