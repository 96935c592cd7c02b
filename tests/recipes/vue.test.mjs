// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectScope, nextTick, watchEffect } from 'vue';
import './page.mjs';

const { session } = await import('./session.js');
const { logIn } = await import('./fetch.js');
const { useClaims } = await import('./vue.js');

test('vue: the claims follow the session until the component is gone', async () => {
  /** @type {unknown[]} */
  const seen = [];
  const scope = effectScope();
  const claims = /** @type {ReturnType<typeof useClaims>} */ (scope.run(useClaims));
  scope.run(() => watchEffect(() => void seen.push(claims.value?.sub)));
  await logIn(new FormData());
  await nextTick();
  session.clear();
  await nextTick();
  assert.deepEqual(seen, [undefined, 'ada', undefined]);

  scope.stop();
  await logIn(new FormData());
  assert.equal(claims.value, null);
});
