import { useSyncExternalStore } from 'react';
import { session } from './session.js';

const subscribe = (/** @type {() => void} */ changed) => {
  const stop = new AbortController();
  for (const type of ['refresh', 'expire', 'clear']) session.addEventListener(type, changed, { signal: stop.signal });
  return () => stop.abort();
};

/** What the access token says of whoever is signed in; null when nobody is. */
export const useClaims = () => useSyncExternalStore(subscribe, () => session.claims, () => null);
