// Runs calls side by side on a store, in an order that a seed decides: every step of the store waits to be picked.

/** @param {any} store @returns {{ store: any, run: typeof run }} */
export function interleaved(store) {
  /** Steps that wait to be taken. @type {(() => void)[]} */
  let waiting = [];
  let busy = 0;
  let settled = () => {};
  const rest = () => {
    if (--busy === 0) settled();
  };

  const step = (method) => (...values) =>
    new Promise((resolve, reject) => {
      waiting.push(() => {
        busy++;
        store[method](...values).then(resolve, reject);
      });
      rest();
    });

  /**
   * @param {(() => Promise<unknown>)[]} calls
   * @param {{ below: (limit: number) => number }} random
   * @param {() => void} tick before each step
   */
  async function run(calls, random, tick) {
    busy = calls.length;
    const done = calls.map((call) => call().finally(rest));
    const results = Promise.allSettled(done);
    while (busy || waiting.length) {
      if (busy) await new Promise((resolve) => (settled = resolve));
      if (!waiting.length) break;
      tick();
      const [taken] = waiting.splice(random.below(waiting.length), 1);
      taken();
    }
    return results;
  }

  return { store: Object.fromEntries(Object.keys(store).map((method) => [method, step(method)])), run };
}
