// @ts-check
// The Worker's D1 database on this machine: its tables, a demo account, and clients.
import { createHash, randomBytes, randomUUID, scryptSync } from 'node:crypto';
import { needModernNode } from '../pkg/build/node.mjs';
import { run } from '../pkg/build/process.mjs';
import { Problem, step } from '../pkg/build/step.mjs';
import { clientsOf } from './clients.mjs';
import { quiet, workerFolder, wrangler } from './serve.mjs';

const EMAIL = 'ada@example.com';

/** @param {string} [persistTo] a folder; wrangler's own unless told */
export const migrate = (persistTo) => d1('Migrating the database', ['migrations', 'apply', 'DB'], persistTo);

/**
 * An account whose password is new each time, and the clients of clients.mjs.
 * @param {string} origin where the Worker will be
 * @param {{ persistTo?: string, clients?: import('./clients.mjs').Client[] }} [options] clients are more of them
 */
export async function seed(origin, { persistTo, clients = [] } = {}) {
  const password = randomBytes(12).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  const all = [...clientsOf(origin), ...clients];
  const sql = [accountSql(password), ...all.map((client) => clientSql(client, secret))].join('\n');
  await d1('Seeding the database', ['execute', 'DB', '--command', sql], persistTo);
  return { email: EMAIL, password, secret };
}

/** @param {string} title @param {string[]} args @param {string} [persistTo] */
async function d1(title, args, persistTo) {
  const where = ['--local', ...(persistTo ? ['--persist-to', persistTo] : [])];
  const node = await needModernNode();
  const command = ['--no-warnings', wrangler, 'd1', ...args, ...where];
  const { code, output } = await step(title, () => run(node, command, { cwd: workerFolder, env: quiet }));
  if (code) throw new Problem(`${title} failed:\n${output}`);
}

/** @param {string | null} text */
const quoted = (text) => (text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`);
const list = (/** @type {string[]} */ values = []) => quoted(JSON.stringify(values));

/** As src/accounts/password.ts stores it. @param {string} password */
export function passwordHash(password, { ln = 14, r = 8, p = 5 } = {}) {
  const salt = randomBytes(16);
  const hash = scryptSync(password, salt, 32, { N: 2 ** ln, r, p });
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** @param {string} password */
function accountSql(password) {
  const values = [randomUUID(), EMAIL, 'Ada Lovelace', passwordHash(password)].map(quoted).join(', ');
  return `INSERT INTO users (id, email, name, password, created_at) VALUES (${values}, unixepoch())
    ON CONFLICT (email) DO UPDATE SET password = excluded.password;`;
}

/** @param {import('./clients.mjs').Client} client @param {string} secret of those that have one */
function clientSql(client, secret) {
  const hash =
    client.kind === 'server' || client.kind === 'api' ? createHash('sha256').update(secret).digest('base64url') : null;
  const { id, name, kind, delivery = 'body', resource = null, accessTokenTtl = null } = client;
  const texts = [id, name, kind, delivery, hash, resource].map(quoted).join(', ');
  const lists = [client.redirectUris, client.postLogoutRedirectUris, client.origins, client.scopes]
    .map(list)
    .join(', ');
  // Not REPLACE, which would delete the row that is there, and with it what was granted.
  return `INSERT INTO clients (id, name, kind, delivery, secret_hash, resource, redirect_uris,
    post_logout_redirect_uris, origins, scopes, access_token_ttl) VALUES (${texts}, ${lists}, ${accessTokenTtl}) ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, kind = excluded.kind,
    delivery = excluded.delivery, secret_hash = excluded.secret_hash, resource = excluded.resource,
    redirect_uris = excluded.redirect_uris, post_logout_redirect_uris = excluded.post_logout_redirect_uris,
    origins = excluded.origins, scopes = excluded.scopes, access_token_ttl = excluded.access_token_ttl;`;
}
