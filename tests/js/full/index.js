// What runs once jotwasm/full is imported, in the same process, page or Worker as everything before.
import algorithms from './algorithms.test.js';
import interop from './interop.test.js';
import keyReuse from '../key-reuse.test.js';
import keys from './keys.test.js';
import opensslKeys from './openssl-keys.test.js';
import rfc from './rfc.test.js';
import server from './server.test.js';
import takeover from './takeover.test.js';

/**
 * @param {any} QUnit
 * @param {typeof import('jotwasm')} jotwasm
 * @param {() => Promise<typeof import('jotwasm/full')>} load
 */
export function registerFull(QUnit, jotwasm, load) {
  const serverAfterwards = server(QUnit, jotwasm);
  // First: it makes keys before it loads.
  takeover(QUnit, jotwasm, load);
  QUnit.module('jotwasm/full', { before: load }, () => {
    for (const register of [algorithms, keys, keyReuse, opensslKeys, rfc, interop, serverAfterwards]) register(QUnit, jotwasm);
  });
}
