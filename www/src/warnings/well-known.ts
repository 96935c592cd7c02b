/** Secrets out of tutorials, documentation and defaults: the first that anyone tries. */
import { Key, verifyJws } from 'jotwasm/full';
import { nextTask } from '../clock.ts';
import { isHmac } from '../keys/needs.ts';

/** Each on its own, or as it stands in the documentation of a well-known library. */
const SECRETS: readonly string[] = [
  ...words(`
    secret Secret SECRET secrets password Password password1 passw0rd 123456 12345678 123456789 1234567890 qwerty
    admin test key token jwt changeme change-me change_me changeit CHANGE_ME change-this default example foobar foo
    bar hello dev development root none null undefined secretkey secretKey secret-key secret_key SecretKey
    SECRET_KEY secret123 secret1234 mysecret mySecret my-secret my_secret mysecretkey mySecretKey my-secret-key
    my_secret_key yoursecret your-secret your_secret your-secret-key your_secret_key yourSecretKey supersecret
    superSecret super-secret super_secret super-secret-key supersecretkey super-secret-jwt-key topsecret top-secret
    verysecret jwtsecret jwtSecret jwt-secret jwt_secret JWT_SECRET jwtSecretKey your_jwt_secret your-jwt-secret
    my_jwt_secret mySecretJWT jwtkey jwt-key shhhhh shhhhhared-secret privateKey private_key privatekey signingkey
    accesstoken access_token_secret refresh_token_secret your-256-bit-secret your-384-bit-secret your-512-bit-secret
    a-string-secret-at-least-256-bits-long AllYourBase my-32-character-ultra-secure-and-ultra-long-secret
  `),
  'keyboard cat',
  'a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long',
  'a-valid-string-secret-that-is-at-least-384-bits-long',
  '09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7',
  'qwertyuiopasdfghjklzxcvbnm123456',
  'gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr9C',
  'DO NOT USE THIS VALUE. INSTEAD, CREATE A COMPLEX SECRET AND KEEP IT SAFE OUTSIDE OF THE SOURCE CODE.',
  'THIS IS USED TO SIGN AND VERIFY JWT TOKENS, REPLACE IT WITH YOUR OWN SECRET, IT CAN BE ANY STRING',
  'this is my custom Secret key for authentication',
  'this-is-my-custom-secret-key-for-authentication',
];
const KNOWN = new Set(SECRETS);

/** A longer token would take too long to try them all. */
const LONGEST = 16_384;
const AT_ONCE = 12;

export function isWellKnown(secret: string): boolean {
  return KNOWN.has(secret);
}

/**
 * The well-known secret that a token is signed with; null where it is none of them, or where nobody wants to know any
 * more. A few at a time: the page answers in between.
 */
export async function wellKnownSecretOf(
  token: string,
  alg: unknown,
  isWanted: () => boolean,
): Promise<string | null> {
  if (!isHmac(alg) || token.length > LONGEST) return null;
  for (let next = 0; next < SECRETS.length && isWanted(); next += AT_ONCE) {
    const found = SECRETS.slice(next, next + AT_ONCE).find((secret) => isSignedWith(token, secret, alg));
    if (found !== undefined) return found;
    await nextTask();
  }
  return null;
}

function isSignedWith(token: string, secret: string, alg: 'HS256' | 'HS384' | 'HS512'): boolean {
  const key = Key.fromSecret(secret, alg, { allowInsecureKeySizes: true });
  try {
    verifyJws(token, key);
    return true;
  } catch {
    return false;
  } finally {
    key.free();
  }
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
