// Thousands of things that clients, thieves and time do, one after the other and side by side.
import { memoryStore } from 'jotwasm/server';
import { stoppedClock } from './support/clock.js';
import { interleaved } from './support/interleave.js';
import { issuerWith } from './support/issuer.js';
import { model } from './support/issuer-model.js';
import { random } from './support/random.js';

const SUBJECTS = ['ada', 'bob', 'eve'];
const STEPS = 1000;
const SCHEDULES = 1000;

const outcome = (promise) =>
  promise.then(
    (tokens) => ({ is: 'ok', token: tokens.refresh_token }),
    ({ code, message }) => ({ is: code?.replace('ERR_REFRESH_', '') ?? message }),
  );

/** The client goes on with what is furthest: a sibling of a token that was used meanwhile is an old one. */
const generation = (token) => Number(token.split(/[-.]/)[1]);
const latestFirst = (tokens) => tokens.sort((one, other) => generation(other) - generation(one));

export default function (QUnit) {
  const { module, test } = QUnit;

  module('issuer: as the model says', (hooks) => {
    const clock = stoppedClock(hooks);
    const chance = Math.random;
    hooks.afterEach(() => (Math.random = chance));

    for (const [leeway, lifetime] of [[10, 1000], [0, 1000], [60, 30]]) {
      test(`leeway ${leeway} s, lifetime ${lifetime} s`, async (assert) => {
        Math.random = () => 0; // every call cleans
        const { below, pick } = random(leeway + 1);
        const expected = model({ leeway, lifetime });
        const issuer = issuerWith({ store: memoryStore(), reuseLeeway: leeway, refreshTokenTtl: lifetime });
        const seen = {};

        async function refresh() {
          // Mostly what was given out lately: what is old is dead.
          const known = [...expected.tokens.keys()];
          const token = known[Math.max(0, known.length - 1 - below(below(5) ? 8 : known.length))];
          const should = expected.refresh(token, clock.time);
          const { is, token: later } = await outcome(issuer.refresh(token));
          if (is === 'ok') expected.rotated(token, later, clock.time);
          if (is === 'ok') expected.clean(clock.time);
          seen[is] = (seen[is] ?? 0) + 1;
          return is === should ? undefined : `${is} instead of ${should}`;
        }
        const acts = {
          refresh,
          async login() {
            const subject = pick(SUBJECTS);
            expected.login((await issuer.issue(subject)).refresh_token, subject, clock.time);
            expected.clean(clock.time);
          },
          async revoke() {
            const token = pick([...expected.tokens.keys()]);
            expected.revoke(token);
            await issuer.revoke(token);
          },
          async revokeSubject() {
            const subject = pick(SUBJECTS);
            expected.revokeSubject(subject);
            await issuer.revokeSubject(subject);
          },
        };

        await acts.login();
        for (let step = 0; step < STEPS; step++) {
          const turn = below(100);
          clock.advance(turn > 97 ? pick([lifetime, 90_000]) : pick([0, 0, 0.5, 1, 4, 11]));
          const act = turn === 0 ? 'revokeSubject' : turn < 5 ? 'revoke' : turn < 30 ? 'login' : 'refresh';
          const difference = await acts[act]();
          if (difference) return assert.true(false, `step ${step}, ${act}: ${difference}`);
        }
        const all = ['ok', 'REUSED', 'REVOKED', 'EXPIRED', 'INVALID'];
        assert.deepEqual(all.filter((each) => !seen[each]), [], `it came to all of them: ${JSON.stringify(seen)}`);
      });
    }
  });

  module('issuer: side by side', (hooks) => {
    const clock = stoppedClock(hooks);

    /** A family with some history, then everything at once in one order of steps. */
    async function play(seed, leeway) {
      const { below, pick } = random(seed);
      const inner = memoryStore();
      const { store, run } = interleaved(inner);
      const [calm, busy] = [inner, store].map((each) => issuerWith({ store: each, reuseLeeway: leeway }));
      const tokens = [(await calm.issue('ada')).refresh_token];
      while (below(2)) {
        tokens.push((await calm.refresh(tokens.at(-1))).refresh_token);
        clock.advance(leeway + below(3) - 1);
      }
      const acts = Array.from({ length: 2 + below(4) }, () => ['refresh', pick(tokens.slice(-2))]);
      if (!below(3)) acts.push(below(2) ? ['revoke', pick(tokens)] : ['revokeSubject', 'ada']);
      const calls = acts.map(([act, value]) => () => busy[act](value));
      const advances = below(2) ? () => clock.advance(pick([0, 0, 1, 6])) : () => {};
      const results = await run(calls, { below }, advances);
      const is = ({ status, reason }) => (status === 'fulfilled' ? 'ok' : (reason.code ?? String(reason)));
      const settled = results.map((result, at) => ({ act: acts[at], value: result.value, is: is(result) }));
      return { calm, tokens, settled };
    }

    /** What is wrong with how it came out, if anything. */
    async function judge({ calm, tokens, settled }, leeway) {
      const given = settled.flatMap(({ value }) => value?.refresh_token ?? []);
      const codes = settled.map(({ is }) => is);
      const strange = codes.find((code) => !/^(ok|ERR_REFRESH_(REUSED|REVOKED))$/.test(code));
      if (strange) return `an outcome of ${strange}`;
      const ended = codes.includes('ERR_REFRESH_REUSED') || settled.some(({ act: [name] }) => name !== 'refresh');
      if (!ended && codes.includes('ERR_REFRESH_REVOKED')) return 'revoked by nobody';
      if (leeway === 0) {
        const uses = settled.filter(({ is, act }) => is === 'ok' && act[0] === 'refresh').map(({ act }) => act[1]);
        if (new Set(uses).size < uses.length) return 'a token was exchanged twice without a leeway';
      }
      const afterwards = [];
      for (const token of latestFirst([...given, ...tokens])) afterwards.push((await outcome(calm.refresh(token))).is);
      if (ended && afterwards.includes('ok')) return 'a token of a revoked family lives';
      if (!ended && afterwards[0] !== 'ok') return `nobody can go on: ${afterwards[0]}`;
      return undefined;
    }

    for (const leeway of [10, 0]) {
      test(`whatever the order, leeway ${leeway} s`, async (assert) => {
        const wrong = [];
        const tally = {};
        for (let seed = 1; seed <= SCHEDULES; seed++) {
          const played = await play(seed, leeway);
          for (const { is } of played.settled) tally[is] = (tally[is] ?? 0) + 1;
          const fault = await judge(played, leeway);
          if (fault) wrong.push(`seed ${seed}: ${fault}`);
        }
        assert.deepEqual(wrong, []);
        const all = ['ERR_REFRESH_REUSED', 'ERR_REFRESH_REVOKED', 'ok'];
        assert.deepEqual(Object.keys(tally).sort(), all, `it came to all of them: ${JSON.stringify(tally)}`);
      });
    }
  });
}
