// The same with jose, written as its documentation does it, and no laxer: one Bearer token, its scope, the challenge.
import { createLocalJWKSet, jwtVerify } from 'jose';

let keys;
const HEADERS = { 'cache-control': 'no-store' };

function refuse(status, error) {
  const challenge = error ? `Bearer error="${error}"` : 'Bearer';
  return Response.json(
    { error: error ?? 'unauthorized' },
    { status, headers: { ...HEADERS, 'www-authenticate': challenge } },
  );
}

async function guard(request) {
  const header = request.headers.get('authorization');
  if (header === null) return refuse(401);
  const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(header) ?? [];
  if (!token || new URL(request.url).searchParams.has('access_token')) return refuse(400, 'invalid_request');
  try {
    const { payload } = await jwtVerify(token, keys, { issuer: 'https://login.example', audience: 'api' });
    if (!String(payload.scope).split(' ').includes('notes:read')) return refuse(403, 'insufficient_scope');
    return Response.json({ hello: payload.sub });
  } catch {
    return refuse(401, 'invalid_token');
  }
}

export default {
  async fetch(request, { JWKS }) {
    keys ??= createLocalJWKSet(JSON.parse(JWKS ?? '{"keys":[]}'));
    return new URL(request.url).pathname === '/' ? new Response('ready') : guard(request);
  },
};
