/** From the code to tokens that the client believes. */
import { verify } from 'jotwasm/full';
import { now } from '../clock.ts';
import { bodyOf, type Exchange } from '../live/exchange.ts';
import type { Attempt, Outcome, Step, Tokens } from './flow.ts';
import { CLIENT, codeExchange, keys } from './requests.ts';
import type { Run } from './run.ts';

/** The code becomes tokens; the ID token is checked as a client has to (OpenID Connect Core section 3.1.3.7). */
export async function takeTokens(run: Run, name: Step, to: 'notes' | 'calendar'): Promise<Outcome> {
  const { code, attempt } = run.flow();
  if (code === null || attempt === null) return 'unexpected';
  const tokens = tokensOf(await run.send(name, codeExchange(code, attempt, run.origin)));
  if (!tokens) return 'refusedCode';
  const jwks = bodyOf(await run.send(name, keys()));
  if (!isForUs(tokens.id, jwks, run.issuer, attempt)) return 'idTokenRefused';
  run.tell({ type: 'granted', tokens, to });
  return 'tokens';
}

export function tokensOf(done: Exchange): Tokens | null {
  const { access_token: access, refresh_token: refresh, id_token: id, expires_in: seconds } = bodyOf(done);
  if (typeof access !== 'string' || typeof refresh !== 'string' || typeof id !== 'string') return null;
  return { access, refresh, id, expiresAt: now() + Number(seconds) };
}

function isForUs(idToken: string, jwks: object, issuer: string, { nonce }: Attempt): boolean {
  try {
    verify(idToken, jwks as Parameters<typeof verify>[1], { issuer, audience: CLIENT, nonce });
    return true;
  } catch {
    return false;
  }
}
