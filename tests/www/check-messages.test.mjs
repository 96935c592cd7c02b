// Every message that the library has for a token or a key is known in Chinese: held to its sources, and to what
// it says about a broad corpus. A new message without a translation fails here.
import { strict as assert } from 'node:assert';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key, KeySet, explain, sign } from 'jotwasm/full';
import { MESSAGES } from '../../www/src/language/zh/check-messages.ts';
import { en } from '../../www/src/language/en/index.ts';
import { zh } from '../../www/src/language/zh/index.ts';

const root = join(import.meta.dirname, '..', '..');
/** Of a JWS that is not read as a JWT, or met by nobody who reads a token or a key. */
const ELSEWHERE = /^jws[/.]|^wasm[/.]|^accel[/.]|^json[/.]|^lib\.rs/;
const NOT_HERE = [
  'the JWS ',
  'the JWS member "',
  // In header.rs, of a JWS that is no JWT.
  '"b64": false must be named by "crit" (RFC 7797 section 6)',
  '"b64" must be true or false (RFC 7797 section 3)',
  'the claims or the token are longer than 16 MiB',
];

/** The messages that stand in the Rust sources, whole or in pieces. */
async function rustPieces() {
  const files = (await readdir(join(root, 'src'), { recursive: true })).map((name) => name.replaceAll('\\', '/'));
  const pieces = [];
  for (const file of files.filter((name) => name.endsWith('.rs') && !ELSEWHERE.test(name)).sort()) {
    const source = await readFile(join(root, 'src', file), 'utf8');
    for (const text of stringsOf(source)) pieces.push({ file, text });
  }
  return pieces;
}

function stringsOf(rust) {
  const code = rust
    .split(/^mod tests \{/m)[0]
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/#!?\[[^\]]*\]/gs, '')
    .replace(/b?'(?:\\.|[^\\'\n])'/g, "' '")
    .replace(/b"(?:[^"\\]|\\.)*"/g, '""');
  return [...code.matchAll(/"((?:[^"\\]|\\.)*)"/gs)]
    .map(([, text]) => text.replace(/\\\n\s*/g, '').replace(/\\(["\\])/g, '$1'))
    // A sentence, or a piece of one: more than a name, and in small letters.
    .filter((text) => text.includes(' ') && /[a-z]{2}/.test(text) && !text.startsWith('---'));
}

async function javascriptPieces() {
  const files = ['binding.js', 'encoding.js', 'explain.js', 'key.js', 'keyset.js', 'verify.js'];
  const pieces = [];
  for (const file of files) {
    const source = await readFile(join(root, 'pkg', file), 'utf8');
    for (const [, quote] of source.matchAll(/new JwtError\('[A-Z_]+', ((['`]).*?\2)/g)) {
      pieces.push({ file, text: quote.slice(1, -1).replace(/\$\{(\w+)\}/g, '{$1}') });
    }
    for (const [, text] of source.matchAll(/message = '(.*?)'/g)) pieces.push({ file, text });
  }
  return pieces;
}

test('every sentence in the sources is part of a message that is translated', async () => {
  const pieces = [...(await rustPieces()), ...(await javascriptPieces())];
  assert.ok(pieces.length > 130, `only ${pieces.length} were found`);
  const known = Object.keys(MESSAGES).map((message) => message.toLowerCase());
  const missing = pieces.filter(
    ({ text }) => !NOT_HERE.includes(text) && !known.some((message) => message.includes(text.toLowerCase())),
  );
  assert.deepEqual(missing, []);
});

test('what is collected from the sources is what they say', async () => {
  const found = new Set((await rustPieces()).map(({ text }) => text));
  for (const text of [
    'is not valid UTF-8',
    'the claim "',
    '" is missing',
    'The token has no "exp": it never expires.',
    'the JWK\'s "d" does not belong to its "x"',
    'Another key made it, or the token was changed.',
    'a secret for HS512 needs at least 64 bytes',
    'a PEM is not a secret: read it with fromPem',
  ]) {
    assert.ok(found.has(text), text);
  }
});

test('nothing is translated that nobody says any more', async () => {
  const pieces = [...(await rustPieces()), ...(await javascriptPieces())].map(({ text }) => text.toLowerCase().trim());
  pieces.sort((one, other) => other.length - one.length);
  const leftOf = (message) => pieces.reduce((rest, piece) => rest.replace(piece, ''), message.toLowerCase());
  const names = /\{\w+\}|header|payload|signature/g;
  const left = Object.keys(MESSAGES).filter((message) => /[a-z]/.test(leftOf(message).replace(names, '')));
  assert.deepEqual(left, []);
});

for (const [english, chinese] of Object.entries(MESSAGES)) {
  test(`“${english}” alone`, () => {
    const filled = english.replace(/\{\w+\}/g, 'x.y');
    const said = zh.checks.message(filled);
    assert.equal(said, chinese.replace(/\{\w+\}/g, 'x.y'));
    assert.equal(en.checks.message(filled), filled);
  });
}

test('a claim’s name may be anything', () => {
  assert.equal(
    zh.checks.message('The claim "a. b" is missing" or is missing. The issuer has to add it.'),
    'The claim "a. b" is missing" or is missing. The issuer has to add it.',
  );
  assert.equal(
    zh.checks.message('The claim "https://x.example/a. b$&{name}" is missing. The issuer has to add it.'),
    '缺少声明“https://x.example/a. b$&{name}”。需要由签发方添加。',
  );
});

test('what is not known stays as it is', () => {
  assert.equal(zh.checks.message('Something new. Get a new one.'), 'Something new. Get a new one.');
});

test('what explain says about a broad corpus is Chinese throughout', async () => {
  const messages = new Set();
  for (const explanation of await corpus()) {
    for (const { message } of explanation.checks) messages.add(message);
  }
  assert.ok(messages.size > 45, `only ${messages.size} messages`);
  const english = [...messages].filter((message) => zh.checks.message(message) === message);
  assert.deepEqual(english, []);
});

const encode = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

async function corpus() {
  const key = Key.generate('HS256', { kid: 'one' });
  const now = 1_800_000_000;
  const full = sign({ sub: 'ada', nonce: 'n', jti: 'j', exp: now + 60, nbf: now - 60, iat: now - 60 }, key, {
    issuer: 'https://login.example',
    audience: 'api',
    currentDate: now - 60,
  });
  const [header, payload, signature] = full.split('.');
  const asked = {
    issuer: 'https://login.example', audience: 'api', subject: 'ada', jwtid: 'j', nonce: 'n', typ: 'JWT',
    maxTokenAge: 3600, requiredClaims: ['sub', 'none'], currentDate: now,
  };
  const found = [
    explain(full, key, { currentDate: now }),
    explain(full, key, asked),
    explain(full, key, { ...asked, issuer: 'x', audience: 'x', subject: 'x', jwtid: 'x', nonce: 'x', typ: 'x' }),
    explain(full, undefined, asked),
    explain(full, key, { ...asked, currentDate: now + 86_400 }),
    explain(full, key, { ...asked, currentDate: now - 86_400 }),
    explain(full, key, { maxTokenBytes: 10 }),
    explain(full, key, { algorithms: ['ES256'] }),
    explain(full, Key.generate('ES256')),
    explain(full, new KeySet({ keys: [] })),
    explain(full, new KeySet([Key.generate('HS256'), Key.generate('HS256')])),
    explain(full, () => undefined),
    explain(full, 'short'),
    explain(full, '-----BEGIN PUBLIC KEY-----'),
    explain(full, { kty: 'oct', k: '!', alg: 'HS256' }),
    explain(full, { kty: 'EC', crv: 'P-999' }),
    explain(full, { kty: 'oct', k: encode('x'.repeat(32)), alg: 'HS256', use: 'enc' }),
    explain(full, { keys: 1 }),
    explain(`${header}.${payload}.AAAA`, key),
    explain(`${header}.${payload}.A`, key),
    explain(`${header}.${payload}`, key),
    explain(`Bearer ${full}`, key),
    explain('', key),
  ];
  for (const text of await brokenParts()) {
    found.push(explain(`${encode(text)}.${payload}.${signature}`, key), explain(`${header}.${encode(text)}.${signature}`, key));
  }
  for (const file of ['claims.json', 'decode.json']) {
    const text = await readFile(join(root, 'tests', 'cases', file), 'utf8');
    for (const token of text.match(/"(?:[\w-]*\.){1,4}[\w-]*"/g) ?? []) found.push(explain(JSON.parse(token), key, asked));
  }
  return found;
}

/** JSON of every fault, and headers and claims of every wrong type. */
async function brokenParts() {
  const heads = [
    { alg: 'none' }, {}, { alg: 1 }, { alg: 'HS256', kid: 1 }, { alg: 'HS256', typ: [] }, { alg: 'HS256', crit: [] },
    { alg: 'HS256', crit: ['x'], x: 1 }, { alg: 'HS256', b64: false, crit: ['b64'] }, { alg: 'HS256', cty: 1 },
  ];
  const claims = ['iss', 'sub', 'jti', 'aud', 'exp', 'nbf', 'iat'].map((name) => ({ [name]: {} }));
  const faults = ['{', '[1]', '{"a":1,"a":2}', `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`, '{"a":1e999}', '{"a":"\\ud800"}'];
  return [...[...heads, ...claims].map((value) => JSON.stringify(value)), ...faults];
}
