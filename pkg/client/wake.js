// @ts-check
// What happens to a page behind its back: it was in the background, asleep, in the back-forward cache, offline.

const EVENTS = ['visibilitychange', 'pageshow', 'pagehide', 'online', 'storage'];

/**
 * @param {(event: any) => void} listener
 * @param {AbortSignal} signal ends it
 */
export function onWake(listener, signal) {
  for (const type of EVENTS) globalThis.addEventListener?.(type, listener, { signal });
}
