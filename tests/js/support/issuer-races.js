// @ts-check
// What many who come at once get from an issuer, by name, for every store: each case gets an empty one, and compares
// with same(actual, expected). The clock stands still; it knows no test runner.
/** @import { IssuedTokens, Issuer, IssuerOptions, RefreshStore } from 'jotwasm/server' */
/** @import { Case, Same } from './store-contract.js' */
import { Key } from 'jotwasm';
import { createIssuer } from 'jotwasm/server';
import { stopClock } from './clock.js';

const MANY = 50;

/** 'ok' or the error's code. @param {Promise<unknown>} promise @returns {Promise<string>} */
const outcome = (promise) => promise.then(() => 'ok', (error) => error.code ?? String(error));
/** How often there is each outcome. @param {Promise<unknown>[]} promises */
async function tally(promises) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const one of await Promise.all(promises.map(outcome))) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}
/** @template T @param {(at: number) => T} make */
const many = (make) => Array.from({ length: MANY }, (_, at) => make(at));
/** Of those that were fulfilled. @param {PromiseSettledResult<IssuedTokens | void>[]} settled */
const tokensOf = (settled) => settled.flatMap((one) => (one.status === 'fulfilled' && one.value?.refresh_token) || []);
/** Codes of those that were rejected. @param {PromiseSettledResult<unknown>[]} settled */
const codesOf = (settled) => settled.flatMap((one) => (one.status === 'rejected' ? one.reason.code : []));

/** @param {RefreshStore} store @param {Partial<IssuerOptions>} [options] */
const issuerOn = (store, options) =>
  createIssuer({ key: Key.generate('HS256'), issuer: 'https://login.example', audience: 'api', store, ...options });

/** @param {Issuer} issuer @param {string[]} tokens */
async function countLiving(issuer, tokens) {
  let living = 0;
  for (const token of tokens) if ((await outcome(issuer.refresh(token))) === 'ok') living++;
  return living;
}

/** @type {Record<string, (store: RefreshStore, same: Same, clock: ReturnType<typeof stopClock>) => Promise<void>>} */
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
    same(await tally(pairs.map((pair) => issuer.refresh(pair.refresh_token))), { ok: MANY });
  },

  async 'outside the leeway, fifty at once leave a family that is revoked'(store, same, clock) {
    const issuer = issuerOn(store);
    const { refresh_token: token } = await issuer.issue('ada');
    const { refresh_token: next } = await issuer.refresh(token);
    clock.advance(10);
    same(await tally(many(() => issuer.refresh(token))), { ERR_REFRESH_REUSED: MANY });
    same(await outcome(issuer.refresh(next)), 'ERR_REFRESH_REVOKED');
  },

  async 'without a leeway, fifty at once leave a family that is revoked'(store, same) {
    const issuer = issuerOn(store, { reuseLeeway: 0 });
    const { refresh_token: token } = await issuer.issue('ada');
    const settled = await Promise.allSettled(many(() => issuer.refresh(token)));
    same(codesOf(settled).filter((code) => code === 'ERR_REFRESH_REUSED').length, MANY - 1);
    // The first had its pair before the others came, or not at all.
    same(await countLiving(issuer, tokensOf(settled)), 0);
    same(await outcome(issuer.refresh(token)), 'ERR_REFRESH_REUSED');
  },

  async 'who logs out among fifty who refresh is logged out'(store, same) {
    const issuer = issuerOn(store);
    const { refresh_token: token } = await issuer.issue('ada');
    /** @type {Promise<IssuedTokens | void>[]} */
    const calls = many((at) => (at === 25 ? issuer.revoke(token) : issuer.refresh(token)));
    const settled = await Promise.allSettled(calls);
    same(codesOf(settled).filter((code) => code !== 'ERR_REFRESH_REVOKED'), []);
    same(await countLiving(issuer, [token, ...tokensOf(settled)]), 0);
  },

  async 'who is logged out everywhere is, and another subject is not'(store, same) {
    const issuer = issuerOn(store);
    const families = await Promise.all(many(() => issuer.issue('ada')));
    const { refresh_token: other } = await issuer.issue('bob');
    const work = Promise.allSettled(families.map(({ refresh_token: token }) => issuer.refresh(token)));
    await issuer.revokeSubject('ada');
    const settled = await work;
    same(await countLiving(issuer, [...tokensOf(settled), ...families.map((pair) => pair.refresh_token)]), 0);
    same(await outcome(issuer.refresh(other)), 'ok');
  },

  async 'fifty families do not mind each other'(store, same, clock) {
    const issuer = issuerOn(store);
    const families = await Promise.all(many(() => issuer.issue('ada')));
    const next = await Promise.all(families.map(({ refresh_token: token }) => issuer.refresh(token)));
    clock.advance(60);
    same(await outcome(issuer.refresh(families[0].refresh_token)), 'ERR_REFRESH_REUSED');
    const last = await tally(next.map(({ refresh_token: token }) => issuer.refresh(token)));
    same(last, { ERR_REFRESH_REVOKED: 1, ok: MANY - 1 });
  },
};

/** @type {Record<string, Case>} */
export const races = Object.fromEntries(Object.entries(cases).map(([name, body]) => [name, withClock(body)]));

/** @param {typeof cases[string]} body @returns {Case} */
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
