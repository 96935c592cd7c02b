// What many who come at once get from an issuer, by name, for every store: each case gets an empty one, and compares with
// same(actual, expected). The clock stands still; it knows no test runner.
import { Key } from 'jotwasm';
import { createIssuer } from 'jotwasm/server';
import { stopClock } from './clock.js';

const MANY = 50;

/** 'ok' or the error's code. */
const outcome = (promise) => promise.then(() => 'ok', (error) => error.code ?? String(error));
const outcomes = (promises) => Promise.all(promises.map(outcome));
/** How often there is each. */
const tally = (list) => Object.fromEntries([...new Set(list)].sort().map((one) => [one, list.filter((each) => each === one).length]));
const many = (make) => Array.from({ length: MANY }, (_, at) => make(at));
const tokensOf = (settled) => settled.flatMap(({ value }) => value?.refresh_token ?? []);

/** @param {any} store @param {object} [options] */
const issuerOn = (store, options) =>
  createIssuer({ key: Key.generate('HS256'), issuer: 'https://login.example', audience: 'api', store, ...options });

/** @param {any} issuer @param {string[]} tokens */
async function countLiving(issuer, tokens) {
  let living = 0;
  for (const token of tokens) if ((await outcome(issuer.refresh(token))) === 'ok') living++;
  return living;
}

/** @type {Record<string, (store: any, same: (actual: unknown, expected: unknown) => void, clock: ReturnType<typeof stopClock>) => Promise<void>>} */
const cases = {
  async 'within the leeway, fifty at once leave one living family'(store, same, clock) {
    const issuer = issuerOn(store);
    const { refresh_token: token } = await issuer.issue('ada', { scope: 'read' });
    await issuer.refresh(token);
    clock.advance(9);
    const pairs = await Promise.all(many(() => issuer.refresh(token)));
    const tokens = pairs.map((pair) => pair.refresh_token);
    same(new Set(tokens).size, MANY);
    same(new Set(tokens.map((each) => each.slice(0, 32))).size, 1);
    clock.advance(600);
    const { scope, refresh_token: last } = await issuer.refresh(tokens[MANY - 1]);
    same(scope, 'read');
    clock.advance(600);
    same(await outcome(issuer.refresh(last)), 'ok');
  },

  async 'a token that nobody used yet, fifty at once'(store, same) {
    const issuer = issuerOn(store);
    const { refresh_token: token } = await issuer.issue('ada');
    const pairs = await Promise.all(many(() => issuer.refresh(token)));
    const next = await outcomes(pairs.map((pair) => issuer.refresh(pair.refresh_token)));
    same(tally(next), { ok: MANY });
  },

  async 'outside the leeway, fifty at once leave a family that is revoked'(store, same, clock) {
    const issuer = issuerOn(store);
    const { refresh_token: token } = await issuer.issue('ada');
    const { refresh_token: next } = await issuer.refresh(token);
    clock.advance(10);
    same(tally(await outcomes(many(() => issuer.refresh(token)))), { ERR_REFRESH_REUSED: MANY });
    same(await outcome(issuer.refresh(next)), 'ERR_REFRESH_REVOKED');
  },

  async 'without a leeway, fifty at once leave a family that is revoked'(store, same) {
    const issuer = issuerOn(store, { reuseLeeway: 0 });
    const { refresh_token: token } = await issuer.issue('ada');
    const settled = await Promise.allSettled(many(() => issuer.refresh(token)));
    same(settled.filter(({ reason }) => reason?.code === 'ERR_REFRESH_REUSED').length, MANY - 1);
    // The first had its pair before the others came, or not at all.
    same(await countLiving(issuer, tokensOf(settled)), 0);
    same(await outcome(issuer.refresh(token)), 'ERR_REFRESH_REUSED');
  },

  async 'who logs out among fifty who refresh is logged out'(store, same) {
    const issuer = issuerOn(store);
    const { refresh_token: token } = await issuer.issue('ada');
    const settled = await Promise.allSettled(many((at) => (at === 25 ? issuer.revoke(token) : issuer.refresh(token))));
    const refused = settled.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.code);
    same(refused.filter((code) => code !== 'ERR_REFRESH_REVOKED'), []);
    same(await countLiving(issuer, [token, ...tokensOf(settled)]), 0);
  },

  async 'who is logged out everywhere is, and another subject is not'(store, same) {
    const issuer = issuerOn(store);
    const families = await Promise.all(many(() => issuer.issue('ada')));
    const { refresh_token: other } = await issuer.issue('bob');
    const work = families.map(({ refresh_token: token }) => issuer.refresh(token));
    const settled = await Promise.allSettled([...work, issuer.revokeSubject('ada')]);
    same(await countLiving(issuer, [...tokensOf(settled), ...families.map((pair) => pair.refresh_token)]), 0);
    same(await outcome(issuer.refresh(other)), 'ok');
  },

  async 'fifty families do not mind each other'(store, same, clock) {
    const issuer = issuerOn(store);
    const families = await Promise.all(many(() => issuer.issue('ada')));
    const next = await Promise.all(families.map(({ refresh_token: token }) => issuer.refresh(token)));
    clock.advance(60);
    same(await outcome(issuer.refresh(families[0].refresh_token)), 'ERR_REFRESH_REUSED');
    const last = await outcomes(next.map(({ refresh_token: token }) => issuer.refresh(token)));
    same(tally(last), { ERR_REFRESH_REVOKED: 1, ok: MANY - 1 });
  },
};

/** @type {Record<string, (store: any, same: (actual: unknown, expected: unknown) => void) => Promise<void>>} */
export const races = Object.fromEntries(Object.entries(cases).map(([name, body]) => [name, withClock(body)]));

function withClock(body) {
  return async (store, same) => {
    const clock = stopClock();
    try {
      await body(store, same, clock);
    } finally {
      clock.release();
    }
  };
}
