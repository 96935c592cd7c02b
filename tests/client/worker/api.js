// The API: every call under /<user>/api/ wants a token that lives, and the ledger remembers those that did not.
import { ledgerOf, planOf } from './ledger.js';
import { check } from './token.js';

const anyOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, x-custom',
  'access-control-allow-methods': 'GET, POST',
};

/** What answers a good token: /<user>/api/<name>[/<id>] */
const endpoints = {
  me: (request, claims) => Response.json(claims),
  forbidden: () => new Response(null, { status: 403 }),
  never: () => refusal(),
  once401,
  redirect: (request) => Response.redirect(new URL(request.url).searchParams.get('to')),
};

export async function callApi(request, user) {
  const ledger = ledgerOf(user);
  const answer = await answerOf(request, user, ledger);
  ledger.answers[answer.status] = (ledger.answers[answer.status] ?? 0) + 1;
  return answer;
}

async function answerOf(request, user, ledger) {
  const claims = check(request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '', user);
  if (claims?.expired !== undefined) ledger.expired.push(claims.expired);
  if (claims?.sub !== user || claims.number <= planOf(user).refusedUpTo) return refusal();
  const name = new URL(request.url).pathname.split('/')[3];
  return endpoints[name](request, claims, ledger);
}

const refusal = () => new Response(null, { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } });

/** Takes a body for the ledger, refuses the first time, and says the second time what came. */
async function once401(request, claims, { bodies }) {
  const id = new URL(request.url).pathname.split('/')[4];
  const type = request.headers.get('content-type');
  const bytes = await request.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex();
  const seen = (bodies[id] ??= []);
  seen.push({ method: request.method, type, length: bytes.byteLength, digest, custom: request.headers.get('x-custom') });
  if (seen.length === 1) return refusal();
  const form = /^multipart/.test(type) && (await new Response(bytes, { headers: { 'content-type': type } }).formData());
  return Response.json({ digest, form: form && (await readable(form)) });
}

async function readable(form) {
  const entries = [...form].map(async ([name, value]) => [name, typeof value === 'string' ? value : await value.text()]);
  return Object.fromEntries(await Promise.all(entries));
}

/** As another origin: whoever comes here by a redirect should have left the token behind. */
export function seeElsewhere(request, user) {
  const { pathname } = new URL(request.url);
  const { elsewhere } = ledgerOf(user);
  elsewhere.push({ method: request.method, authorization: request.headers.get('authorization') });
  const status = request.method === 'OPTIONS' ? 204 : pathname.endsWith('/401') ? 401 : 200;
  return new Response(null, { status, headers: anyOrigin });
}
