// Times that are as near as whole seconds allow.

/** @param {any} assert */
export const near = (assert) => (actual, expected, message, within = 1.1) =>
  assert.true(Math.abs(actual - expected) <= within, `${message ?? 'seconds'}: ${actual} is about ${expected}`);
