// @ts-check
// Puts the parts together, and is what the application sees of them.
/** @import { Session as Contract, SessionOptions, TokenSet } from '../client.js' */
import { createClock, wall } from './clock.js';
import { createHolder } from './holder.js';
import { checkOptions, originOf } from './options.js';
import { createRefresher } from './refresher.js';
import { createFetch } from './send.js';
import { SessionError } from './session-error.js';
import { inPage, openStorage } from './storage.js';
import { createTabs } from './tabs.js';
import { tokenSet } from './token-set.js';
import { onWake } from './wake.js';

/** What a timer can wait, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** @param {SessionOptions} options @returns {Contract} */
export function createSession({
  refresh,
  tokens,
  storage = 'memory',
  storageKey = 'jotwasm.session',
  refreshBefore = 60,
  autoRefresh = false,
  clockSkew = 'auto',
  allowedOrigins = inPage() ? [location.origin] : [],
  fetch,
  crossTab = inPage(),
  lockTimeout = 10,
  retryDelay = 1,
  ...unknown
}) {
  checkOptions(refresh, storage, clockSkew, { refreshBefore, lockTimeout, retryDelay }, unknown);
  const origins = new Set(allowedOrigins.map(originOf));
  const life = new AbortController();
  const { signal } = life;
  /** @type {any} */
  let timer;

  const emit = (/** @type {string} */ type, /** @type {object} */ detail) => {
    if (!signal.aborted) session.dispatchEvent(new CustomEvent(type, { detail }));
  };

  /** @param {string} type @param {string} reason */
  const changed = (type, reason) => {
    // Whoever waits for an answer has got one.
    if (reason != 'refresh') refresher.stop();
    emit(type, { reason });
    schedule();
  };

  const clock = createClock(clockSkew);
  const area = openStorage(storage, storageKey);
  const holder = createHolder(clock, area, refreshBefore, changed, (note) => tabs && tabs.tell({ note }));
  const tabs = crossTab && createTabs(storageKey, lockTimeout * 1000, holder);
  const refresher = createRefresher(refresh, retryDelay, clock, holder, tabs, (detail) => emit('error', detail));
  const { note, left, untilDue } = holder;

  const refreshIfDue = async () => {
    if (untilDue() <= 0 && !signal.aborted) await refresher.refresh();
  };

  /** By the clock, since a timer may be late by hours. */
  const schedule = () => {
    clearTimeout(timer);
    if (!autoRefresh || signal.aborted) return;
    const wait = Math.max(untilDue(), refresher.pause()) * 1000;
    timer = setTimeout(() => refreshIfDue().then(schedule), Math.min(wait, LONGEST));
    timer.unref?.();
  };

  const getToken = async () => {
    // Another tab may have one for a session that starts without.
    if (left() <= 0) await ready;
    await refreshIfDue();
    signal.throwIfAborted();
    const { tokens } = note();
    if (!tokens || left() <= 0) throw new SessionError(tokens ? 'ERR_SESSION_REFRESH_FAILED' : 'ERR_SESSION_EXPIRED');
    return tokens.accessToken;
  };

  /** After a 401: a token other than the one that was refused. @param {string} refused @returns {Promise<string | void>} */
  const another = async (refused) => {
    if (refused == note().tokens?.accessToken) await refresher.refresh();
    const token = await getToken().catch(() => {});
    if (token != refused) return token;
  };

  class Session extends EventTarget {
    /** Bound, as all of them, so that it can be handed on like fetch. */
    fetch = createFetch(fetch, origins, signal, getToken, another);
    getToken = getToken;
    expiresIn = left;
    clear = holder.clear;

    get tokens() {
      const { tokens } = note();
      return tokens && { ...tokens };
    }

    get claims() {
      return holder.claims();
    }

    get clockSkew() {
      return Math.round(wall() - clock.now()) || 0;
    }

    /** @param {TokenSet} tokens */
    setTokens(tokens) {
      holder.receive(tokenSet(tokens), 'app');
    }

    dispose() {
      life.abort();
      refresher.stop();
      if (tabs) tabs.close();
      clearTimeout(timer);
    }
  }
  /** @type {any} */
  const session = new Session();
  session[Symbol.dispose ?? 'dispose'] = session.dispose;

  /** @param {Event} event */
  const wake = ({ type }) => {
    // If it was one of our own, its message says more than an empty storage.
    if (type == 'storage') return void setTimeout(holder.reread, 100);
    if (tabs) {
      // An open channel keeps a page out of the back-forward cache.
      if (type == 'pagehide') return tabs.close();
      tabs.open();
      tabs.newer(note().at);
    }
    if (type == 'online') refresher.reset();
    holder.reread();
    schedule();
  };

  holder.start(tokens);
  onWake(wake, signal);
  const ready = tabs && tabs.newer(note().at);
  schedule();
  return session;
}
