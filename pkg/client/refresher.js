// @ts-check
// Asks for new tokens: one call at a time, whoever wants them, and not too often when it fails.
/** @import { SessionOptions } from '../client.js' */
/** @import { Clock } from './clock.js' */
/** @import { Holder } from './holder.js' */
/** @import { Tabs } from './tabs.js' */
import { stopwatch } from './clock.js';
import { abortable } from './send.js';
import { isRefused, tokensOf } from './token-set.js';

/** How long the others have to come up with newer tokens when ours were refused, in milliseconds. */
const LAST_CALL = 1000;
/** Back-off doubles so many times. */
const DOUBLINGS = 5;

/**
 * @param {SessionOptions['refresh']} refresh
 * @param {number} retryDelay
 * @param {Clock} clock
 * @param {Holder} holder
 * @param {Tabs | false} tabs
 * @param {(detail: object) => void} failed
 */
export function createRefresher(refresh, retryDelay, clock, holder, tabs, failed) {
  const { note, reread } = holder;
  let abort = new AbortController();
  /** @type {Promise<void> | undefined} */
  let running;
  let failures = 0;
  let notBefore = 0;

  const backOff = () => {
    notBefore = stopwatch() + retryDelay * 2 ** Math.min(failures++, DOUBLINGS);
  };

  /** The network is back: what failed before says nothing any more. */
  const reset = () => {
    failures = 0;
    notBefore = 0;
  };

  /** Seconds until it may be tried again. */
  const pause = () => Math.max(notBefore - stopwatch(), 0);

  /** @param {ReturnType<typeof note>} before @param {AbortSignal} signal */
  const renew = async (before, signal) => {
    /** Whoever signed out, signed in, or was first meanwhile is right. */
    const isOver = () => (reread(), signal.aborted || note() != before);
    if (isOver() || !before.tokens) return;
    const began = clock.now();
    // From here, so that no clock that is set meanwhile turns time back.
    clock.set(began);
    try {
      const answer = await refresh({ ...before.tokens }, { signal });
      const { tokens, date } = await tokensOf(answer, before.tokens.refreshToken);
      if (!isOver()) holder.receive(tokens, 'refresh', date, clock.now() - began);
    } catch (error) {
      if (!isRefused(error)) throw error;
      if (tabs) await tabs.newer(before.at, LAST_CALL);
      if (!isOver()) holder.end();
    }
  };

  const run = async () => {
    if (pause()) return;
    const { signal } = (abort = new AbortController());
    const before = note();
    const work = () => abortable(renew(before, signal), signal);
    try {
      await abortable(tabs ? tabs.exclusively(work, signal) : work(), signal);
    } catch (error) {
      if (signal.aborted) return;
      backOff();
      const { name: reason, response, status = response?.status } = Object(error);
      // Of an error of somebody else, which may hold tokens, as much as cannot.
      return failed({ code: 'ERR_SESSION_REFRESH_FAILED', reason, status: +status || undefined, retryIn: pause() });
    }
    // Tokens that are due when they arrive must not make a loop.
    if (holder.untilDue() <= 0) backOff();
    else reset();
  };

  return {
    pause,
    reset,
    stop: () => {
      abort.abort();
      running = undefined;
    },
    /** Everybody who asks while it runs waits for the same. What came of it is seen by the tokens. */
    refresh: () => {
      const mine = (running ??= run().finally(() => {
        if (running == mine) running = undefined;
      }));
      return mine;
    },
  };
}
