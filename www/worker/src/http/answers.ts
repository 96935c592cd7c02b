/** Answers in JSON, redirects, and the headers of both. */

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return new Response(`${JSON.stringify(body)}\n`, { status, headers: { ...HEADERS, ...type, ...headers } });
}

export function empty(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...HEADERS, ...headers } });
}

/** 303: what was a POST becomes a GET, and no browser sends a password on (RFC 9700 section 4.12). */
export function redirect(location: string, headers: Record<string, string> = {}): Response {
  // To a page of ours, as the page itself says it: a window that was opened from here stays the opener's own.
  const toOurs = /^\/(?!\/)/.test(location) && { 'cross-origin-opener-policy': 'same-origin' };
  return empty(303, { location, ...toOurs, ...headers });
}

export function withCookies(response: Response, ...cookies: string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
