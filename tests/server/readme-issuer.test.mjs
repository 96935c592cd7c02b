// @ts-check
// The issuing Worker of README as it stands there, with its migration: only who logs in is made up.
import assert from 'node:assert/strict';
import { execSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Key, KeySet, verify } from 'jotwasm';
import { root } from '../../pkg/build/paths.mjs';
import { migrate, serveFolder, workerFolder } from './worker-folder.mjs';

/** Who waits for a Worker to start asks for this. */
const main = `
  import readme from './readme.js';
  const isReady = ({ url }) => new URL(url).pathname === '/';
  export default { fetch: (request, env) => (isReady(request) ? new Response('ready') : readme.fetch(request, env)) };
`;
const key = Key.generate('ES256');
/** @type {Awaited<ReturnType<typeof serveFolder>>} */
let server;

before(async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```(js|sh)\n(.*?)```/gs)].map(([, language, text]) => ({ language, text }));
  const example = blocks.find(({ language, text }) => language === 'js' && text.includes('createIssuer'))?.text;
  const command = blocks.find(({ text }) => text.includes('d1Schema'))?.text.match(/^node .*d1Schema.*$/m)?.[0];
  assert.ok(example && command, 'README has the example and the migration');
  const vars = { SIGNING_KEY: JSON.stringify(key.toJwk({ private: true })) };
  const files = { 'main.js': main, 'readme.js': `${example}const userOf = (form) => form.get('user');\n` };
  const worker = await workerFolder('readme-issuer', files, vars);
  await rm(join(worker.folder, 'migrations', '0001_refresh_tokens.sql'));
  execSync(command, { cwd: worker.folder });
  await migrate(worker);
  server = await serveFolder(worker);
});
after(() => server?.stop());

/** @param {string} path @param {Record<string, string>} form @returns {Promise<{ status: number, body: any }>} */
async function post(path, form) {
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', body: new URLSearchParams(form) });
  if (answer.status < 500) assert.equal(answer.headers.get('cache-control'), 'no-store');
  return { status: answer.status, body: await answer.json() };
}
/** @param {string} token */
const refresh = (token) => post('/token', { refresh_token: token });
const login = async () => (await post('/login', { user: 'alice' })).body;

describe('the issuer in README', { timeout: 120_000 }, () => {
  test('logs in, refreshes, and its tokens verify with its keys', async () => {
    const jwks = /** @type {any} */ (await (await fetch(`${server.url}/.well-known/jwks.json`)).json());
    assert.equal(jwks.keys.length, 1);
    assert.equal(jwks.keys[0].d, undefined);
    const first = await login();
    const { status, body } = await refresh(first.refresh_token);
    assert.deepEqual([status, body.token_type, body.expires_in, body.scope], [200, 'Bearer', 900, 'read']);
    const options = { issuer: 'https://login.example', audience: 'api', subject: 'alice', typ: 'at+jwt' };
    const keys = new KeySet(jwks);
    for (const tokens of [first, body]) assert.equal(verify(tokens.access_token, keys, options).scope, 'read');
  });

  test('answers a replayed token with invalid_grant, and ends the family', async () => {
    const { refresh_token: token } = await login();
    const second = await refresh(token);
    const third = await refresh(second.body.refresh_token);
    for (const each of [token, third.body.refresh_token, 'x']) {
      assert.deepEqual(await refresh(each), { status: 400, body: { error: 'invalid_grant' } });
    }
  });

  test('logs out', async () => {
    const { refresh_token: token } = await login();
    assert.equal((await post('/logout', { refresh_token: token })).status, 200);
    assert.equal((await refresh(token)).status, 400);
  });
});
