/** The keys that sign: made when there is none, published before their turn and until their last token is gone. */
import { Key, type Jwk } from 'jotwasm';
import type { Database, Environment } from '../environment.ts';
import { now } from '../secrets.ts';
import { settingsOf } from '../settings.ts';
import { seal, unseal } from './seal.ts';

export interface SigningKeys {
  /** Whose turn it is. */
  key: Key;
  /** Published beside it: those that come next, and those that signed before. */
  others: Key[];
}

interface Row {
  kid: string;
  sealed: string;
  signs_from: number;
}
interface Known {
  at: number;
  database: Database;
  keys: { key: Key; signsFrom: number }[];
}

/** For as long as an isolate lives; a key's turn is announced well before this is old. */
const KEPT = 60;
let known: Known | undefined;

export async function signingKeys(environment: Environment): Promise<SigningKeys> {
  const { KEY_AHEAD } = settingsOf(environment);
  const time = now();
  if (!known || known.database !== environment.DB || time - known.at > Math.min(KEPT, KEY_AHEAD / 4)) {
    known = { at: time, database: environment.DB, keys: await readKeys(environment) };
  }
  const { keys } = known;
  const signing = keys.findLast(({ signsFrom }) => signsFrom <= time) ?? keys[0];
  if (!signing) throw new Error('There is no signing key.');
  return { key: signing.key, others: keys.filter((one) => one !== signing).map(({ key }) => key) };
}

async function readKeys(environment: Environment): Promise<Known['keys']> {
  const rows = await storedKeys(environment);
  if (rows.length === 0) {
    await addKey(environment, now(), 0);
    return readKeys(environment);
  }
  const read = async ({ sealed, signs_from: signsFrom }: Row) => {
    const jwk = JSON.parse(await unseal(environment, sealed)) as Jwk;
    return { key: Key.fromJwk(jwk), signsFrom };
  };
  return Promise.all(rows.map(read));
}

/** By their turn, the first to sign first. */
export async function storedKeys({ DB }: Environment): Promise<Row[]> {
  const sql = 'SELECT kid, sealed, signs_from FROM signing_keys ORDER BY signs_from, kid';
  return (await DB.prepare(sql).all<Row>()).results;
}

/** Unless somebody else was first: there must be no key whose turn comes after `unlessAfter`. */
export async function addKey(environment: Environment, signsFrom: number, unlessAfter: number): Promise<void> {
  const key = Key.generate('ES256');
  const sealed = await seal(environment, JSON.stringify(key.toJwk({ private: true })));
  await environment.DB.prepare(
    `INSERT INTO signing_keys (kid, sealed, signs_from) SELECT ?1, ?2, ?3
     WHERE NOT EXISTS (SELECT 1 FROM signing_keys WHERE signs_from > ?4)`,
  )
    .bind(key.thumbprint(), sealed, signsFrom, unlessAfter)
    .run();
}
