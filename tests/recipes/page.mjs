// @ts-check
// Makes Node the page that the recipes are written for: what is relative is on a server of ours, and its cookies are kept.
import { Site } from './site.mjs';

export const site = await Site.start();
const { origin } = site;

const { fetch: nodeFetch, Request: NodeRequest } = globalThis;
const absolute = (/** @type {RequestInfo | URL} */ input) => (input instanceof NodeRequest ? input : new URL(input, origin));

class PageRequest extends NodeRequest {
  /** @param {RequestInfo | URL} input @param {RequestInit} [init] */
  constructor(input, init) {
    super(absolute(input), init);
  }
}

/** The only cookie there is. */
let cookie = '';

/** @param {RequestInfo | URL} input @param {RequestInit} [init] */
async function pageFetch(input, init) {
  const request = new PageRequest(input, init);
  if (cookie) request.headers.set('Cookie', cookie);
  const response = await nodeFetch(request);
  [cookie = cookie] = response.headers.getSetCookie().map((text) => text.split(';')[0]);
  return response;
}

/** Where the page has been led to. @type {string[]} */
export const visited = [];

Object.assign(globalThis, {
  location: { origin, href: `${origin}/`, assign: (/** @type {string} */ path) => visited.push(path) },
  Request: PageRequest,
  fetch: pageFetch,
});
