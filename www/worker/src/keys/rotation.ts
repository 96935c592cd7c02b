/** What the scheduled handler does with the signing keys. */
import type { Environment } from '../environment.ts';
import { now } from '../secrets.ts';
import { settingsOf } from '../settings.ts';
import { addKey, storedKeys } from './signing-keys.ts';

export async function rotateKeys(environment: Environment): Promise<void> {
  const { KEY_LIFETIME, KEY_AHEAD, KEY_GRACE, ACCESS_TOKEN_TTL, ID_TOKEN_TTL } = settingsOf(environment);
  const time = now();
  const keys = await storedKeys(environment);
  const last = keys.at(-1);
  if (!last) return addKey(environment, time, 0);
  if (last.signs_from + KEY_LIFETIME - KEY_AHEAD <= time) await addKey(environment, time + KEY_AHEAD, last.signs_from);

  // A key is out of use from the next one's turn, and its last token is gone a lifetime later.
  const tokens = Math.max(ACCESS_TOKEN_TTL, ID_TOKEN_TTL) + KEY_GRACE;
  const gone = keys.filter((_, at) => (keys[at + 1]?.signs_from ?? Infinity) + tokens <= time);
  for (const { kid } of gone) await environment.DB.prepare('DELETE FROM signing_keys WHERE kid = ?1').bind(kid).run();
}
