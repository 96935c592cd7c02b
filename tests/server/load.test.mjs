// @ts-check
// All that `npm run load` does, in seconds and judging no time: whether it runs, and whether it would notice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'jotwasm';
import { load, sending } from './load/client.mjs';
import { isFlat, report } from './load/report.mjs';
import { inTurns, underLoad } from './load/run.mjs';
import { sizes } from './load/sizes.mjs';
import { startWorkerd } from './support/workerd.mjs';

const SETTINGS = { connections: 50, seconds: 2, warm: 0.5 };
const within = { timeout: 120_000 };

for (const library of /** @type {const} */ (['jotwasm', 'jose'])) {
  test(
    `${library}: ${SETTINGS.connections} connections for ${SETTINGS.seconds} s, and every answer is the one due`,
    within,
    async () => {
      const outcome = await underLoad(library, 'ES256', SETTINGS);
      assert.deepEqual(outcome.errors, []);
      assert.ok(outcome.answers > SETTINGS.connections, `${outcome.answers} answers`);
      assert.equal(outcome.latencies.length, outcome.answers);
      assert.ok(outcome.memory.length > 10 && outcome.memory.every((size) => size > 1));
      const text = report([], [outcome], [], { machine: 'x', ...SETTINGS });
      assert.match(text, new RegExp(`\\| ES256, ${library} \\| [\\d,]+ \\| [\\d.]+ ms \\| [\\d.]+ ms \\| 0 \\| `));
    },
  );
}

test('in turns, both answer', within, async () => {
  const { ratios, ...other } = await inTurns('EdDSA', { connections: 5, seconds: 0.5, rounds: 3 });
  assert.deepEqual([other, ratios.length, ratios.every((ratio) => ratio > 0)], [{ alg: 'EdDSA' }, 3, true]);
  const text = report([], [], [{ alg: 'EdDSA', ratios: [0.5, 1, 2] }], { machine: 'x', ...SETTINGS });
  assert.match(text, /\n- EdDSA: 1\.00 \(0\.50 to 2\.00\)\n/);
});

test('a wrong answer is an error, and so is a connection that is cut', within, async () => {
  const vars = { JWKS: JSON.stringify({ keys: [Key.generate('ES256').toJwk()] }) };
  const worker = await startWorkerd('load-jotwasm.mjs', { name: 'wrong', vars });
  const pool = [sending('/notes', 'a.b.c', 200)];
  const wrong = await load(worker.port, pool, { connections: 1, seconds: 0.2 });
  assert.equal(new Set(wrong.errors).has('401 where 200 was to come'), true);
  const cut = load(worker.port, [sending('/notes', undefined, 401)], { connections: 2, seconds: 60 });
  await worker.stop();
  const { errors } = await cut;
  assert.equal(errors.length, 2, errors.join());
});

test('memory that grows is noticed, a saw is not', () => {
  const outcome = (/** @type {(n: number) => number} */ at) =>
    /** @type {any} */ ({ memory: Array.from({ length: 100 }, (_, n) => at(n)) });
  assert.equal(isFlat(outcome((n) => 80 + (n % 20))), true);
  assert.equal(isFlat(outcome((n) => 80 + n)), false);
});

test(
  'what wrangler would upload: the guard alone, and less than a quarter of what a free Worker may weigh',
  within,
  async () => {
    const found = await sizes();
    assert.deepEqual(
      found.map(({ library, minified }) => `${library} ${minified}`),
      ['jotwasm false', 'jotwasm true', 'jose false', 'jose true'],
    );
    for (const { raw, gzip } of found) assert.ok(raw > gzip && gzip > 1 && gzip < (3 * 1024) / 4, `${gzip} KiB`);
  },
);
