// The page's tokens and keys as node:crypto sees them. A process of its own, since ML-DSA is in Node 24 only.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { needNode } from '../../../pkg/build/node.mjs';

const SCRIPT = fileURLToPath(new URL('child.mjs', import.meta.url));
const run = promisify(execFile);

/**
 * Whether the signature of a token is good.
 * @param {string} token
 * @param {{ secret: string } | { pem: string }} key the secret as base64url; a private PEM's public half is what counts
 * @returns {Promise<boolean>}
 */
export const verifies = (token, key) => ask({ ask: 'verify', token, key });

/**
 * Keys in every form that node:crypto writes, read from a PEM, a JWK, or the first of a JWK Set.
 * @typedef {{ pem: string, jwk: object }} Half
 * @typedef {{ type: string, thumbprint?: string, secret?: string, private?: Half, public?: Half }} Forms
 * @param {string[]} texts
 * @returns {Promise<Forms[]>}
 */
export const formsOf = (...texts) => ask({ ask: 'forms', texts });

async function ask(question) {
  const { stdout } = await run(await needNode(24), ['--no-warnings', SCRIPT, JSON.stringify(question)]);
  return JSON.parse(stdout);
}
