/**
 * Passwords, by scrypt (RFC 7914). PBKDF2 would want 600,000 rounds, and Cloudflare's WebCrypto refuses more than
 * 100,000 (workerd itself, which runs on your machine, does not: it would fail only once it is deployed). scrypt is in
 * workerd's node:crypto, and makes a guess cost memory as well.
 */
import { scrypt } from 'node:crypto';
import { fromBase64url, isSame, toBase64url } from '../secrets.ts';

/** As OWASP advises for 16 MiB: N is 2^ln. Raise it, and passwords are hashed again as people log in. */
const COST: Cost = { ln: 14, r: 8, p: 5 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** https://github.com/P-H-C/phc-string-format */
const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/;

interface Cost {
  ln: number;
  r: number;
  p: number;
}

export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const hash = await derive(password, salt, COST);
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${toBase64url(salt)}$${toBase64url(hash)}`;
}

/**
 * @param stored undefined where there is no such account, which takes as long
 * @returns outdated: to be hashed again
 */
export async function checkPassword(
  password: string,
  stored: string | undefined,
): Promise<{ matches: boolean; outdated: boolean }> {
  const [, ln, r, p, salt, hash] = STORED.exec(stored ?? '') ?? [];
  if (salt === undefined || hash === undefined) {
    await derive(password, new Uint8Array(SALT_BYTES), COST);
    return { matches: false, outdated: false };
  }
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const matches = isSame(await derive(password, fromBase64url(salt), cost), fromBase64url(hash));
  return { matches, outdated: cost.ln !== COST.ln || cost.r !== COST.r || cost.p !== COST.p };
}

function derive(password: string, salt: Uint8Array, { ln, r, p }: Cost): Promise<Uint8Array> {
  const N = 2 ** ln;
  // The same letters, whatever keyboard they come from (NIST SP 800-63B section 5.1.1.2).
  const bytes = new TextEncoder().encode(password.normalize('NFKC'));
  return new Promise((resolve, reject) => {
    const options = { N, r, p, maxmem: 256 * N * r };
    scrypt(bytes, salt, HASH_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
