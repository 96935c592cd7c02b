// @ts-check
// Where tokens outlive the page, if anywhere. A storage that is full, forbidden or broken is as good as none.
/** @import { SessionOptions } from '../client.js' */
/** @import { Note } from './note.js' */
import { noteOf } from './note.js';

/** A server has no page, and nothing that may be shared between its visitors. */
export const inPage = () => !!globalThis.location;

/** @param {SessionOptions['storage']} storage @param {string} key */
export function openStorage(storage, key) {
  const area = attempt(() =>
    typeof storage == 'object' ? storage : inPage() && /** @type {any} */ (globalThis)[storage + 'Storage'],
  );
  return {
    /** @returns {Note | undefined} */
    read: () => attempt(() => noteOf(JSON.parse(area.getItem(key)))),
    /** @param {Note} note */
    write: (note) => attempt(() => (note.tokens ? area.setItem(key, JSON.stringify(note)) : area.removeItem(key))),
  };
}

function attempt(/** @type {() => any} */ action) {
  try {
    return action();
  } catch {} // the tokens stay in memory
}
