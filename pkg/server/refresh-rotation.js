// @ts-check
// Rotation with reuse detection (RFC 9700 section 4.14.2). Of what a store does, only markUsed() has to be a step that
// nobody comes between; CONTRIBUTING says why that is enough.
/** @import { RefreshRecord, RefreshStore } from './issuer.js' */
/** @import { Place } from './refresh-token.js' */
import { now } from '../time.js';
import { RefreshError } from './refresh-error.js';
import { hashOf, isSameHash, newToken, placeOf, sibling } from './refresh-token.js';

/**
 * The record of a token that we gave out.
 * @param {RefreshStore} store
 * @param {string} token
 * @returns {Promise<{ record: RefreshRecord, place: Place }>}
 */
export async function authenticate(store, token) {
  const place = placeOf(token);
  const record = place && (await store.find(place.id));
  // Who knows an id without its secret does no harm to the family.
  if (!record || !isSameHash(await hashOf(token), record.hash)) throw new RefreshError('ERR_REFRESH_INVALID');
  return { record, place };
}

/**
 * A new token for one that is not used yet, or was used just now.
 * @param {RefreshStore} store
 * @param {string} token
 * @param {{ leeway: number, lifetime: number }} rules in seconds
 * @returns {Promise<{ record: RefreshRecord, token: string }>}
 */
export async function rotate(store, token, { leeway, lifetime }) {
  const { record, place } = await authenticate(store, token);
  const time = now();
  const next = await use(store, record, place, { time, leeway });
  const successor = await succeed(store, record, place, next, Math.floor(time + lifetime));
  // Whoever revoked the family before the successor was there did not reach it; whoever does from now on, does.
  const first = await store.find(place.first);
  if (!first || first.revokedAt !== null) throw new RefreshError('ERR_REFRESH_REVOKED');
  return { record, token: successor };
}

/**
 * Uses the token up, and with it its generation: the first token's record says for all of them whether they are used.
 * @param {RefreshStore} store
 * @param {RefreshRecord} record
 * @param {Place} place
 * @param {{ time: number, leeway: number }} rules
 * @returns {Promise<RefreshRecord | null>} the first of the next generation, where it is known to be there
 */
async function use(store, record, place, { time, leeway }) {
  let first = place.id === place.first ? record : await store.find(place.first);
  if (first?.usedAt === null) {
    requireAlive(first, record, time);
    if (await store.markUsed(place.first, time)) return null;
    first = await store.find(place.first);
  }
  if (!first) throw new RefreshError('ERR_REFRESH_INVALID');
  const next = await store.find(place.next);
  // Clocks of two machines may differ: no use is in the future. One that cannot be seen yet is of just now.
  const elapsed = Math.max(0, time - (first.usedAt ?? time));
  // Whoever goes on with the next generation has received it: then this is somebody else, leeway or not.
  if (elapsed >= leeway || next?.usedAt != null) {
    await store.revokeFamily(place.family, time);
    throw new RefreshError('ERR_REFRESH_REUSED');
  }
  requireAlive(first, record, time);
  return next;
}

/** @param {RefreshRecord} first @param {RefreshRecord} record @param {number} time */
function requireAlive(first, record, time) {
  if (first.revokedAt !== null) throw new RefreshError('ERR_REFRESH_REVOKED');
  if (record.expiresAt <= time) throw new RefreshError('ERR_REFRESH_EXPIRED');
}

/**
 * @param {RefreshStore} store
 * @param {RefreshRecord} parent
 * @param {Place} place the parent's
 * @param {RefreshRecord | null} next
 * @param {number} expiresAt
 * @returns {Promise<string>} the new token
 */
async function succeed(store, parent, place, next, expiresAt) {
  const { family } = place;
  const { subject, data } = parent;
  if (!next) {
    try {
      return await insertNew(store, { id: place.next, family, subject, expiresAt, data });
    } catch (error) {
      // Somebody within the leeway was quicker; or it is the store that failed.
      next = await store.find(place.next);
      if (!next) throw error;
    }
  }
  // Never longer than the first, which is cleaned away once it has expired.
  return insertNew(store, { id: sibling(place.next), family, subject, expiresAt: next.expiresAt, data });
}

/**
 * @param {RefreshStore} store
 * @param {Omit<RefreshRecord, 'hash' | 'usedAt' | 'revokedAt'>} about
 * @returns {Promise<string>} the token
 */
export async function insertNew(store, about) {
  const { token, hash } = await newToken(about.id);
  await store.insert({ ...about, hash, usedAt: null, revokedAt: null });
  return token;
}
