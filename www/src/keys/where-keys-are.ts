/** Which addresses an issuer or a JWKS URL stands for, and which of them a page may ask. */
export type UrlFault = 'notAUrl' | 'notHttps' | 'credentials';
/** In the order in which they are asked. */
export interface Plan {
  urls: string[];
  host: string;
}

const OPENID = '/.well-known/openid-configuration';
const OAUTH = '/.well-known/oauth-authorization-server';
/** A path that is a document's rather than an issuer's. */
const DOCUMENT = /\/\.well-known\/|\bjwks?\b|\/(?:certs?|keys?)\/?$|\.json$/i;

export function planFetch(text: string): Plan | UrlFault {
  const url = addressOf(text);
  if (typeof url === 'string') return url;
  return { urls: candidates(url), host: url.host };
}

/** What may be asked: HTTPS, and one's own machine. */
export function addressOf(text: string): URL | UrlFault {
  if (!URL.canParse(text.trim())) return 'notAUrl';
  const url = new URL(text.trim());
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'notAUrl';
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1'].includes(url.hostname)) return 'notHttps';
  if (url.username !== '' || url.password !== '') return 'credentials';
  url.hash = '';
  return url;
}

/** OpenID Connect Discovery section 4.1 appends to the issuer's path, RFC 8414 section 3.1 puts itself before it. */
function candidates(url: URL): string[] {
  if (url.search !== '' || DOCUMENT.test(url.pathname)) return [url.href];
  const path = url.pathname.replace(/\/$/, '');
  const discovery = [`${url.origin}${path}${OPENID}`, `${url.origin}${OAUTH}${path}`];
  return path === '' ? discovery : [...discovery, url.href];
}

/** The issuer whose document a URL is, or would lead to; undefined where it is that of the keys themselves. */
export function issuerOf(text: string): string | undefined {
  const url = addressOf(text);
  if (typeof url === 'string') return undefined;
  const { origin, pathname } = url;
  if (pathname.endsWith(OPENID)) return origin + pathname.slice(0, -OPENID.length);
  if (pathname.startsWith(OAUTH)) return origin + pathname.slice(OAUTH.length);
  return url.search !== '' || DOCUMENT.test(pathname) ? undefined : origin + pathname;
}

/** Without a slash at the end, which discovery leaves out. */
export function sameIssuer(one: string, other: string): boolean {
  return one.replace(/\/$/, '') === other.replace(/\/$/, '');
}
