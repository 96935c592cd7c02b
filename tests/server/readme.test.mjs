// @ts-check
// README's examples of jotwasm/server and jotwasm/hono, run as they stand there, with an issuer of this machine.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Key, sign } from 'jotwasm';
import { root } from '../../pkg/build/paths.mjs';
import { startIssuer } from './support/issuer.mjs';
import { startWorker } from './support/worker.mjs';

const issuer = await startIssuer();
after(issuer.stop);
const key = Key.generate('ES256', { kid: 'a' });
issuer.keys = [key.toJwk()];

const out = join(root, 'tests', 'out', 'server', 'readme');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const blocks = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```[jt]s\n(.*?)```/gs)].map(
  ([, code]) => code,
);

/** The example that has this text, with our issuer in it, as a file. @param {string} text @param {string} [before] */
function example(text, before = '') {
  const found = blocks.filter((code) => code.includes(text));
  assert.equal(found.length, 1, `README has ${found.length} examples with ${text}`);
  const file = join(out, `${text.replace(/\W+/g, '-')}.mjs`);
  writeFileSync(file, before + found[0].replaceAll('https://login.example', issuer.url));
  return file;
}

/** @param {object} [claims] */
function headers(claims) {
  const token = sign({ sub: 'ada', ...claims }, key, {
    issuer: issuer.url,
    audience: 'api',
    header: { typ: 'at+jwt' },
    expiresIn: '5m',
  });
  return { authorization: `Bearer ${token}` };
}

test('the guard in a Worker', { timeout: 120_000 }, async () => {
  const main = example('cache: caches.default');
  writeFileSync(join(out, 'wrangler.json'), JSON.stringify({ name: 'readme', main, compatibility_date: '2026-10-01' }));
  // It answers 401 to whoever asks whether it is up.
  const worker = await startWorker(out, 401);
  try {
    const good = await fetch(worker.url, { headers: headers({ scope: 'notes:read' }) });
    assert.deepEqual([good.status, await good.json()], [200, { hello: 'ada' }]);
    assert.equal((await fetch(worker.url, { headers: headers() })).status, 403);
    assert.equal((await fetch(worker.url)).headers.get('www-authenticate'), 'Bearer');
  } finally {
    await worker.stop();
  }
});

test('the guard with everything', async () => {
  const list = `const denyList = { get: async (jti) => (jti === 'bad' ? 'x' : null) };`;
  const file = example('createRemoteKeySet }', list);
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nexport { guard };`);
  const { guard } = await import(pathToFileURL(file).href);
  const ask = async (/** @type {Record<string, string>} */ given) => {
    const { ok, response } = await guard(new Request('https://api.example/', { headers: given }));
    return ok ? 200 : response.status;
  };
  const good = headers({ scope: 'notes:write', jti: 'good' });
  assert.equal(await ask(good), 200);
  assert.equal(await ask({ cookie: `__Host-token=${good.authorization.slice('Bearer '.length)}` }), 200);
  assert.equal(await ask(headers({ scope: 'notes:write', jti: 'bad' })), 401);
  assert.equal(await ask(headers({ jti: 'good' })), 403);
  assert.equal(await ask({}), 401);
});

test('Hono', async () => {
  const { default: app } = await import(pathToFileURL(example('jotwasm/hono')).href);
  const answer = await app.request('/notes', { headers: headers() });
  assert.deepEqual([answer.status, await answer.json()], [200, { hello: 'ada' }]);
  assert.equal((await app.request('/notes')).status, 401);
});
