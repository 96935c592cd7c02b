// @ts-check
// navigator.locks as one tab sees it: its locks end with it, and nothing is granted to it while it is frozen.
/** @import { Tab } from './tab.mjs' */

/** @param {Tab} tab */
export function lockManager(tab) {
  const { locks } = tab.device;
  const arrives = (/** @type {Promise<any>} */ promise) =>
    new Promise((resolve, reject) => {
      promise.then((value) => tab.deliver(() => resolve(value)), (error) => tab.deliver(() => reject(error)));
    });
  const awake = () => Promise.race([tab.ended, new Promise((resolve) => tab.deliver(() => resolve(undefined)))]);
  return {
    query: () => arrives(locks.query()),
    /** @param {string} name @param {any} options @param {any} [callback] */
    async request(name, options, callback = options) {
      const hold = async (/** @type {unknown} */ lock) => {
        await awake();
        if (!tab.gone) return Promise.race([tab.ended, callback(lock)]);
      };
      tab.locks++;
      try {
        return await arrives(locks.request(name, typeof options == 'function' ? {} : options, hold));
      } finally {
        tab.locks--;
      }
    },
  };
}
