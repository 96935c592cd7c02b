/** The secrets of one log-in (RFC 7636): in memory, for one time. */
import type { Attempt, Step } from './flow.ts';

export async function newAttempt(step: Step, scope: string): Promise<Attempt> {
  const verifier = random(32);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { step, scope, state: random(16), nonce: random(16), verifier, challenge: base64url(new Uint8Array(digest)) };
}

const random = (bytes: number): string => base64url(crypto.getRandomValues(new Uint8Array(bytes)));

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
