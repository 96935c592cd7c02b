// @ts-check
/** @import { RefreshStore } from './issuer.js' */
import { now } from '../time.js';

/** One call in so many cleans. By chance, because on Workers an issuer may live for one request only. */
const EVERY = 100;
/** Seconds. For a day, the client hears that its token expired, and a token that was used still gives a thief away. */
const KEPT = 86_400;

/**
 * Deletes expired records, now and then.
 * @param {RefreshStore} store
 */
export async function cleanNowAndThen(store) {
  if (Math.random() * EVERY >= 1) return;
  try {
    await store.deleteExpired(now() - KEPT);
  } catch {
    // The tokens are there, and the next one tries again.
  }
}
