// explain() against verify().

/** @param {typeof import('jotwasm')} jotwasm */
export function verdicts({ JwtError, explain, verify }) {
  const failed = ({ checks }) => checks.filter(({ ok }) => !ok);

  /** What verify() makes of the same arguments: its result, or the JwtError. */
  function verdict(...args) {
    try {
      return { payload: verify(...args) };
    } catch (error) {
      if (error instanceof JwtError) return { error };
      throw error;
    }
  }

  /** What is said in other words than verify()'s, or nothing. */
  function disagreement(found, { payload, error }) {
    const [first] = failed(found);
    if (!error) {
      const same = found.valid && !first && JSON.stringify(found.payload) === JSON.stringify(payload);
      return same ? undefined : { found, payload };
    }
    const same = !found.valid && first?.code === error.code && first.claim === error.claim;
    return same ? undefined : { first, code: error.code, claim: error.claim };
  }

  /** The explanation, once it is what verify() says. */
  function agreed(assert, ...args) {
    const found = explain(...args);
    assert.deepEqual(disagreement(found, verdict(...args)), undefined);
    return found;
  }

  return { agreed, disagreement, failed, verdict };
}
