// @ts-check
// Where keys may come from: whoever can change them on the way can sign what he likes.

/** @param {URL} url */
export const isLoopback = ({ hostname }) => /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/**
 * @param {string | URL} address
 * @param {string} name
 */
export function secureUrl(address, name) {
  if (!URL.canParse(address)) throw new TypeError(`${name} is not an absolute URL`);
  const url = new URL(address);
  const isSecure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  if (!isSecure) throw new TypeError(`${name} must begin with https:// (http:// only on this machine)`);
  if (url.username || url.password) throw new TypeError(`${name} holds a user's name or password: use options.headers`);
  url.hash = '';
  return url;
}
