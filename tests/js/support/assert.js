// Assertions on what a call throws.

/**
 * The call throws a JwtError with these details and no others.
 * @param {any} assert
 * @param {{ JwtError: Function }} jotwasm
 */
export function refusals(assert, { JwtError }) {
  return (call, code, details = {}, message = code) => {
    assert.throws(
      call,
      (error) => {
        const { claim, reason } = error;
        const same = error.code === code && claim === details.claim && reason === details.reason;
        if (!same)
          assert.propEqual({ code: error.code, claim, reason, message: error.message }, { code, ...details }, message);
        return same && error instanceof JwtError && error.name === 'JwtError';
      },
      message,
    );
  };
}

/**
 * The same for a promise, which the call must return whatever is wrong.
 * @param {any} assert
 * @param {{ JwtError: Function }} jotwasm
 */
export function rejections(assert, { JwtError }) {
  return async (call, code, details = {}, message = code) => {
    const error = await rejected(call());
    const { claim, reason } = error;
    assert.propEqual(
      { code: error.code, claim, reason },
      { claim: undefined, reason: undefined, code, ...details },
      message,
    );
    assert.true(error instanceof JwtError && error.name === 'JwtError', `${message}: ${error}`);
    return error;
  };
}

/** A TypeError, likewise. @param {any} assert */
export const asyncMistakes = (assert) => async (call, message) => {
  const error = await rejected(call());
  assert.true(error instanceof TypeError && error.code === undefined, `${message}: ${error}`);
  return error;
};

/** What the promise is rejected with. @param {Promise<unknown>} promise */
export async function rejected(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/**
 * The call is a mistake in the program: a TypeError, which no token or key can bring about.
 * @param {any} assert
 */
export const mistakes = (assert) => (call, message) => {
  assert.throws(call, (error) => error instanceof TypeError && error.code === undefined, message);
};

/** What the call throws. */
export function caught(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
