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
