/** What an API looks at before it answers (RFC 9068 section 4), by the same library with the same keys. */
import { explain } from 'jotwasm/full';

export const CHECKED = ['signature', 'typ', 'iss', 'aud', 'exp', 'scope'] as const;
export interface ApiCheck {
  name: (typeof CHECKED)[number];
  ok: boolean;
}
export interface Api {
  issuer: string;
  audience: string;
  scope: string;
}

export function checksOf(token: string, jwks: object, { issuer, audience, scope }: Api): ApiCheck[] {
  const options = { issuer, audience, typ: 'at+jwt' };
  const { checks, payload } = explain(token, jwks as Parameters<typeof explain>[1], options);
  const granted = typeof payload?.['scope'] === 'string' ? payload['scope'].split(' ') : [];
  return CHECKED.map((name) => {
    if (name === 'scope') return { name, ok: granted.includes(scope) };
    const made = checks.filter((check) => check.name === name);
    // Without exp, nothing ever expires: an API does not take that.
    const isThere = made.length > 0 && (name !== 'exp' || payload?.exp !== undefined);
    return { name, ok: isThere && made.every(({ ok }) => ok) };
  });
}

/** The same token but for one letter of its claims: whoever changes anything has no key to sign it again. */
export function changed(token: string): string {
  const [header, claims = '', signature] = token.split('.');
  const middle = Math.floor(claims.length / 2);
  const letter = claims[middle] === 'A' ? 'B' : 'A';
  return [header, claims.slice(0, middle) + letter + claims.slice(middle + 1), signature].join('.');
}
