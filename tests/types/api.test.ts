// What a dependent's compiler must accept, and what it must refuse. Checked by tsc, never run.
import { decode, expiresIn, explain, isExpired, JwtError, Key, KeySet, sign, signAsync, verify, verifyAsync } from 'jotwasm';
import { signJws, verifyJws } from 'jotwasm';
import type { Algorithm, AsyncKeyLike, Check, Claims, Complete, ErrorCode, Explanation, Header, Jwk, KeyLike, Signer } from 'jotwasm';
import type { FlattenedJws, GeneralJws, VerifyOptions } from 'jotwasm';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Equal<A, B>): void => {};

interface Session {
  sub: string;
  role: 'admin' | 'user';
}

const key = Key.fromSecret(new Uint8Array(32));
const token = sign({ sub: 'ada' }, key, { expiresIn: '15m', audience: ['api'], header: { kid: 'a' } });

same<typeof token, string>(true);

const claims = verify(token, key);
same<typeof claims, Claims>(true);
same<typeof claims.exp, number | undefined>(true);
same<typeof claims.anything, unknown>(true);

const session = verify<Session>(token, key, { algorithms: ['HS256'], issuer: ['a', 'b'], currentDate: new Date() });
same<typeof session.role, 'admin' | 'user'>(true);

const complete = verify<Session>(token, key, { complete: true });
same<typeof complete, Complete<Session>>(true);
same<typeof complete.header, Header>(true);

const read = decode(token, { complete: true });
same<typeof read.payload, Claims>(true);
same<ReturnType<typeof expiresIn>, number>(true);
same<ReturnType<typeof isExpired>, boolean>(true);
isExpired({ exp: 1 }, { clockTolerance: '30s', currentDate: 0 });

const jwk: Jwk = key.toJwk({ private: true });
const set = new KeySet({ keys: [jwk] });
const keys: KeyLike[] = [key, set, jwk, { keys: [jwk] }, 'a secret', new Uint8Array(32)];
verify(token, (header) => (header.alg === 'HS256' ? set.find(header) : keys[0]!));
same<typeof key.alg, Algorithm | undefined>(true);
same<typeof key.type, 'secret' | 'private' | 'public'>(true);

{
  using scoped = Key.generate('ES256', { kid: 'b' });
  scoped.publicKey().thumbprint('sha384');
}

const compact = signJws('payload', key, { header: { b64: false, crit: ['b64'] }, detached: true });
same<typeof compact, string>(true);
const flat = signJws(new Uint8Array(2), key, { serialization: 'flattened', unprotected: { kid: 'a', x: 1 } });
same<typeof flat, FlattenedJws>(true);
const { payload: content, ...signature } = flat;
const general: GeneralJws = { payload: content, signatures: [signature] };
const checked = verifyJws(general, (header) => (header.kid ? set.find(header) : undefined), { crit: ['urn:x'] });
same<typeof checked.payload, Uint8Array>(true);
verifyJws(compact, key, { payload: 'payload', algorithms: ['HS256'] });

const explained = explain(token, key, { issuer: 'a' });
same<typeof explained, Explanation>(true);
same<typeof explained.checks, Check[]>(true);
same<Check['code'], ErrorCode | undefined>(true);
explain(token);
explain(token, (header) => (header.kid ? key : undefined), { maxTokenAge: '1h' });

const options: VerifyOptions = { maxTokenAge: '1 hour', requiredClaims: ['jti'], typ: 'at+jwt', crit: [] };
verify(token, key, options);

{
  const { privateKey, publicKey } = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const kms: Signer = { alg: 'ES256', kid: 'k', sign: (data) => crypto.subtle.sign('Ed25519', privateKey, data) };
  same<ReturnType<typeof signAsync>, Promise<string>>(true);
  await Promise.all([signAsync({}, privateKey), signAsync({}, kms, { expiresIn: '5m' }), signAsync({}, 'a secret')]);
  const remote = { find: async () => key };
  const lookUps: AsyncKeyLike[] = [publicKey, key, remote, set.find.bind(set), async () => publicKey];
  const session = await verifyAsync<Session>(token, lookUps[0]!, { complete: true });
  same<typeof session, Complete<Session>>(true);
  const claims = await verifyAsync(token, async ({ kid }) => (kid === 'a' ? key : undefined), { issuer: 'a' });
  same<typeof claims, Claims>(true);
  // @ts-expect-error A CryptoKey makes one wait.
  verify(token, publicKey);
  // @ts-expect-error A Signer is asked for signatures; nobody but the caller knows its public key.
  verifyAsync(token, kms);
  // @ts-expect-error A key is looked up for a token; there is none to sign with.
  signAsync({}, () => key);
}

const error: unknown = undefined;
if (error instanceof JwtError) {
  same<typeof error.code, ErrorCode>(true);
  same<typeof error.claim, string | undefined>(true);
}

// @ts-expect-error An algorithm is one of a list, not any string.
Key.generate('HS512/256');
// @ts-expect-error `none` is not an algorithm.
verify(token, key, { algorithms: ['none'] });
// @ts-expect-error Claims are an object.
sign('text', key);
// @ts-expect-error A token is a string.
verify(new Uint8Array(), key);
// @ts-expect-error Keys come from Key's own functions.
new Key();
// @ts-expect-error A function that picks the key may not promise one; verifyAsync is for that.
verify(token, async () => key);
// @ts-expect-error No such option.
sign({}, key, { expires: 5 });
// @ts-expect-error The general serialization is put together from flattened ones.
signJws('x', key, { serialization: 'general' });
// @ts-expect-error A compact JWS has no unprotected header.
signJws('x', key, { unprotected: { kid: 'a' } });
// @ts-expect-error An elliptic curve is no algorithm.
verifyJws('x', key, { algorithms: ['P-256'] });
