// @ts-check
// Somebody with a browser, over plain HTTP: a cookie jar with a browser's rules, an address, no redirects followed.
import { randomInt } from 'node:crypto';
import { CookieJar } from 'tough-cookie';
import { about } from './about.mjs';

/** @typedef {ReturnType<typeof visitor>} Visitor */
/**
 * @typedef {object} Sent
 * @property {Record<string, string>} [headers]
 * @property {Record<string, string> | string} [form]
 * @property {BodyInit} [body]
 * @property {string} [method] POST where there is something to send, unless told
 */

/** So that nobody is limited by what others did. */
export const someAddress = () => `198.51.${randomInt(256)}.${randomInt(1, 255)}`;

/** @param {{ url?: string, address?: string }} [options] */
export function visitor({ url = about.url, address = someAddress() } = {}) {
  const jar = new CookieJar(undefined, { prefixSecurity: 'strict', allowSecureOnLocal: true });

  /** @param {string} path @param {Sent} [sent] */
  async function send(path, { headers = {}, form, body, method = form || body ? 'POST' : 'GET' } = {}) {
    const target = new URL(path, url);
    const cookie = await jar.getCookieString(target.href, { sameSiteContext: 'strict' });
    const response = await fetch(target, {
      method,
      redirect: 'manual',
      body: form ? new URLSearchParams(form) : (body ?? null),
      headers: { 'cf-connecting-ip': address, ...(cookie && { cookie }), ...headers },
    });
    for (const one of response.headers.getSetCookie())
      await jar.setCookie(one, target.href, { sameSiteContext: 'strict' });
    return response;
  }

  return {
    url,
    jar,
    address,
    send,
    /** A form of one of the server's own pages. @param {string} path @param {Record<string, string>} form */
    submit: (path, form) => send(path, { form, headers: { origin: url } }),
    /** @param {string} name of a cookie */
    cookie: async (name) => (await jar.getCookies(url)).find(({ key }) => key === name),
  };
}
