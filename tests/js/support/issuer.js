// An issuer to try, and what it was given.
import { Key } from 'jotwasm';
import { createIssuer, memoryStore } from 'jotwasm/server';

export const ISSUER = 'https://login.example';

/** @param {object} [options] over those that every issuer needs */
export const issuerWith = (options = {}) =>
  createIssuer({ key: Key.generate('HS256'), issuer: ISSUER, audience: 'api', store: memoryStore(), ...options });

/** The refresh token of a new family. @param {any} issuer @param {string} [subject] */
export const login = async (issuer, subject = 'ada') => (await issuer.issue(subject)).refresh_token;

/** The refresh token that comes next. @param {any} issuer @param {string} token */
export const next = async (issuer, token) => (await issuer.refresh(token)).refresh_token;

/**
 * A store that tells whoever is interested, before it does its work.
 * @param {any} store
 * @param {(method: string, values: any[]) => unknown} hear what it throws, the store throws
 */
export const overheard = (store, hear) =>
  Object.fromEntries(
    Object.entries(store).map(([method, work]) => [
      method,
      async (...values) => {
        await hear(method, values);
        return work(...values);
      },
    ]),
  );

/**
 * The promise is rejected with a RefreshError of this code.
 * @param {any} assert
 * @param {{ RefreshError: Function }} server
 */
export const refreshRefusals = (assert, { RefreshError }) => async (promise, code, message = code) => {
  const error = await promise.then(() => ({ code: 'none' }), (reason) => reason);
  assert.equal(error.code, code, message);
  assert.true(error instanceof RefreshError && error.name === 'RefreshError', message);
};
