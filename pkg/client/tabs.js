// @ts-check
// The tabs of one origin: one of them refreshes at a time, and all hear of it. A refresh token that rotates is used
// once, or the server takes it for stolen.
/** @import { Holder } from './holder.js' */
/** @import { Note } from './note.js' */

/** How long a tab has to answer, in milliseconds. */
const ANSWER = 50;
/** And where everything depends on the answers: without a lock, without a token. */
const ELECTION = 500;
/** Longer than a hidden tab's timers take: it was frozen, and the answers are still before it. */
const LATE = 90_000;
/** For how long a tab that has told of new tokens keeps the lock: a message takes its time on a busy machine. */
const TOLD = 2000;

/** @typedef {ReturnType<typeof createTabs>} Tabs */

/**
 * What tabs say: a `note` is new; who has the version `at` wants to know of a newer, and with a number for `ask` whether
 * it may refresh; the number is `busy` when it may not, `by` the attempt of another.
 * What is not said compares with nothing.
 * @typedef {{ note?: Note, ask: number, at: number, busy: number, by: number }} Message
 */

/** @param {string} name of the lock and the channel @param {number} timeout for a lock, in milliseconds @param {Holder} holder */
export function createTabs(name, timeout, holder) {
  /** @type {BroadcastChannel | undefined} */
  let channel;
  /** Lower goes first, and whoever has the lock below zero. NaN while this tab wants nothing. */
  let turn = NaN;
  /** The turn at which this tab refreshes, while it does. */
  let attempt = NaN;
  /** The turn of another that refreshes, or 1 of one that is about to. */
  let rival = 0;
  /** The one that has been waited for long enough. */
  let tired = 0;
  /** @type {Set<() => void>} */
  const waiting = new Set();
  const version = () => holder.note().at;

  const tell = (/** @type {Partial<Message>} */ message) => channel?.postMessage(message);

  /** @param {{ data: Message }} message */
  const hear = ({ data: { note, ask, at, busy, by } }) => {
    if (version() > at) tell({ note: holder.note() });
    if (attempt && ask < 1) tell({ busy: ask, by: attempt });
    else if (ask > turn) tell({ ask: turn, at: version() });
    // Without a lock, this tab may not be the first in line.
    if (ask < turn) rival = 1;
    if (busy == turn && by != tired) rival = by;
    holder.adopt(note);
    for (const check of waiting) check();
  };

  const open = () => {
    if (channel || !globalThis.BroadcastChannel) return;
    channel = new BroadcastChannel(name);
    channel.onmessage = hear;
    /** @type {any} */ (channel).unref?.(); // Node would not exit
  };

  const close = () => {
    channel?.close();
    channel = undefined;
  };

  /** @param {number} at @param {number} ms @returns {Promise<boolean>} is there something newer, after so long at most? */
  const newer = (at, ms = ELECTION) => {
    tell({ ask: turn, at });
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        waiting.delete(check);
        resolve(version() > at);
      };
      const check = () => void (version() > at && done());
      // A tab that was busy has the answers still before it when its timer fires.
      const timer = setTimeout(() => setTimeout(done, ANSWER), ms);
      waiting.add(check);
      check();
    });
  };

  /** @param {() => Promise<void>} work @param {number} at @param {unknown} lock */
  const inTurn = async (work, at, lock) => {
    let mine;
    try {
      for (;;) {
        const began = Date.now();
        rival = 0;
        mine = turn = lock ? -Math.random() : Math.random();
        if (await newer(at, lock ? ANSWER : ELECTION)) return;
        if (!rival && Date.now() - began < LATE) break;
        tired = rival;
        if (await newer(at, timeout)) return;
      }
      attempt = mine;
      await work();
    } finally {
      // Else they are those of a run that came after.
      if (turn == mine) attempt = turn = NaN;
    }
  };

  /**
   * Does the work when it is this tab's turn, unless another did it meanwhile. Without locks, and when the one that has
   * the lock is stuck, the tabs settle it among themselves.
   * @param {() => Promise<void>} work @param {AbortSignal} signal @returns {Promise<void>}
   */
  const exclusively = (work, signal) =>
    new Promise((resolve, reject) => {
      const at = version();
      const wait = new AbortController();
      const run = async (/** @type {unknown} */ lock) => {
        await inTurn(work, at, lock).then(resolve, reject);
        if (lock && version() > at) await new Promise((done) => setTimeout(done, TOLD));
      };
      const locks = globalThis.navigator?.locks;
      if (!locks) return run(null);
      // What the lock was wanted for may arrive before it.
      newer(at, timeout).then(() => wait.abort());
      locks.request(name, { signal: AbortSignal.any([wait.signal, signal]) }, run).catch(() => run(null));
    });

  open();
  return { tell, open, close, newer, exclusively };
}
