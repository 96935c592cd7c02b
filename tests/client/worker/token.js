// POST login and token: issues pairs of tokens, rotates the refresh token, and revokes its family when one is used again
// (RFC 9700, section 4.14.2), without any leeway.
import { Key, decode, sign, verify } from 'jotwasm';
import { ledgerOf, planOf } from './ledger.js';

const key = Key.fromSecret('a secret for the session tests, 32 bytes or more', 'HS256');

/** Refresh token to its family, and opaque access token to what a JWT would say. */
const refreshTokens = new Map();
const opaqueTokens = new Map();

/** The time that it is for a user, in seconds: tests let hours pass. */
const now = (user) => Date.now() / 1000 + planOf(user).ahead;

export function login(request, user) {
  return issue(user, { revoked: false, current: '' });
}

export async function refresh(request, user) {
  const ledger = ledgerOf(user);
  const form = await request.formData();
  const trouble = await meet(planOf(user).next.shift());
  if (trouble) return (ledger.failures++, trouble);
  const given = form.get('refresh_token');
  const family = refreshTokens.get(given);
  if (!family || family.revoked) return refused(ledger);
  if (given !== family.current) {
    ledger.reuses++;
    family.revoked = true;
    return refused(ledger);
  }
  ledger.refreshes.push(Math.round((now(user) - family.since) * 10) / 10);
  return issue(user, family);
}

/** What has been planned for this call. */
async function meet(trouble) {
  if (typeof trouble === 'number') await new Promise((resolve) => setTimeout(resolve, trouble));
  if (trouble === 'fail') return Response.json({ error: 'server_error' }, { status: 500 });
  if (trouble === 'refuse') return Response.json({ error: 'invalid_grant' }, { status: 400 });
  if (trouble === 'die') return new Response(new ReadableStream({ pull: (body) => body.error(new Error('died')) }));
}

function refused(ledger) {
  ledger.revoked++;
  return Response.json({ error: 'invalid_grant' }, { status: 400 });
}

function issue(user, family) {
  const { life, opaque } = planOf(user);
  const number = ++ledgerOf(user).issued;
  family.current = crypto.randomUUID();
  family.since = now(user);
  refreshTokens.set(family.current, family);
  const claims = { sub: user, number };
  const currentDate = Math.floor(now(user));
  const access_token = opaque ? opaqueToken({ ...claims, exp: now(user) + life }) : sign(claims, key, { expiresIn: life, currentDate });
  const tokens = { access_token, refresh_token: family.current, token_type: 'Bearer', ...(opaque && { expires_in: life }) };
  const date = new Date(now(user) * 1000).toUTCString();
  return Response.json(tokens, { headers: { 'cache-control': 'no-store', date } });
}

function opaqueToken(claims) {
  const token = crypto.randomUUID();
  opaqueTokens.set(token, claims);
  return token;
}

/** @returns its claims, { expired: for so many seconds }, or nothing when it is none of ours */
export function check(token, user) {
  const opaque = opaqueTokens.get(token);
  if (opaque) return opaque.exp > now(user) ? opaque : { expired: now(user) - opaque.exp };
  try {
    return verify(token, key, { currentDate: now(user) });
  } catch (error) {
    if (error.code === 'ERR_JWT_EXPIRED') return { expired: now(user) - decode(token).exp };
  }
}
