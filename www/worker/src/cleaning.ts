/** What the scheduled handler throws away: everything that can do nothing any more. */
import { d1Store } from 'jotwasm/server';
import type { Environment } from './environment.ts';
import { now } from './secrets.ts';
import { settingsOf } from './settings.ts';

const DAY = 86_400;

export async function clean(environment: Environment): Promise<void> {
  const { DB } = environment;
  const { REFRESH_TOKEN_TTL, REGISTER_WITHIN, LOGIN_WITHIN, LOGIN_DELAY_MOST, AUDIT_TTL } = settingsOf(environment);
  const time = now();
  const before = (sql: string, then: number) => DB.prepare(sql).bind(then);
  await DB.batch([
    before('DELETE FROM attempts WHERE at < ?1', time - Math.max(REGISTER_WITHIN, LOGIN_WITHIN + LOGIN_DELAY_MOST)),
    // A day longer: a code that is replayed later still gives away who took it.
    before('DELETE FROM codes WHERE expires_at < ?1', time - DAY),
    before('DELETE FROM sessions WHERE expires_at < ?1', time),
    before('DELETE FROM grants WHERE used_at < ?1', time - REFRESH_TOKEN_TTL - DAY),
    before('DELETE FROM audit WHERE at < ?1', time - AUDIT_TTL),
  ]);
  await d1Store(DB).deleteExpired(time - DAY);
}
