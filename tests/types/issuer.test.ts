// jotwasm/server, issuing: what a dependent's compiler must accept, and what it must refuse. Checked by tsc, never run.
import { Key } from 'jotwasm';
import type { Jwks } from 'jotwasm';
import { RefreshError, createIssuer, d1Schema, d1Store, memoryStore } from 'jotwasm/server';
import type { IssuedTokens, Issuer, IssuerOptions, RefreshErrorCode } from 'jotwasm/server';
import type { RefreshRecord, RefreshStore } from 'jotwasm/server';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Equal<A, B>): void => {};

const key = Key.generate('ES256');
const options: IssuerOptions = { key, issuer: 'https://login.example', audience: ['api'], store: memoryStore() };
const issuer = createIssuer({ ...options, accessTokenTtl: '5m', refreshTokenTtl: 86_400, reuseLeeway: 0 });
createIssuer({ ...options, algorithm: 'ES256', previousKeys: [key.publicKey()], store: d1Store({} as unknown) });

same<typeof issuer, Issuer>(true);
same<typeof d1Schema, string>(true);
same<ReturnType<typeof memoryStore>, RefreshStore>(true);
same<ReturnType<typeof issuer.issue>, Promise<IssuedTokens>>(true);
same<ReturnType<typeof issuer.refresh>, Promise<IssuedTokens>>(true);
same<ReturnType<typeof issuer.revoke>, Promise<void>>(true);
same<typeof issuer.jwks, Jwks>(true);
same<IssuedTokens['scope'], string | undefined>(true);
issuer.issue('ada', { scope: 'read', role: 'admin' });

/** A store of one's own. */
class Store implements RefreshStore {
  insert = async (record: RefreshRecord): Promise<void> => void record.hash;
  find = async (): Promise<RefreshRecord | null> => null;
  markUsed = async (): Promise<boolean> => false;
  revokeFamily = async (): Promise<void> => {};
  revokeSubject = async (): Promise<void> => {};
  deleteExpired = async (): Promise<number> => 0;
}
createIssuer({ ...options, store: new Store() });

const error: unknown = undefined;
if (error instanceof RefreshError) same<typeof error.code, RefreshErrorCode>(true);

// @ts-expect-error There is no default for what is in every token.
createIssuer({ key, store: memoryStore() });
// @ts-expect-error No such option.
createIssuer({ ...options, ttl: 5 });
// @ts-expect-error A JWK is read once, by Key.fromJwk.
createIssuer({ ...options, key: key.toJwk({ private: true }) });
// @ts-expect-error Published keys do not change.
issuer.jwks = { keys: [] };
// @ts-expect-error A subject is a string.
issuer.issue(7);
// @ts-expect-error A store has six methods.
createIssuer({ ...options, store: { find: async () => null } });
