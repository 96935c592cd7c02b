/** Durations and limits, each with the variable that changes it. All times are in seconds. */
import type { Environment } from './environment.ts';

const DEFAULTS = {
  /** An access token cannot be called back by everybody who reads it: make it short. */
  ACCESS_TOKEN_TTL: 300,
  /** Counted anew with each refresh. */
  REFRESH_TOKEN_TTL: 30 * 86_400,
  ID_TOKEN_TTL: 300,
  /** RFC 6749 section 4.1.2 recommends ten minutes at most; a redirect takes a second. */
  CODE_TTL: 60,
  /** How long somebody stays logged in at this server. */
  SESSION_TTL: 12 * 3600,
  /** For refresh tokens that were used twice by mistake: `reuseLeeway` of createIssuer(). */
  REUSE_LEEWAY: 10,

  /** A signing key signs for so long. */
  KEY_LIFETIME: 30 * 86_400,
  /** It is published so long before: whoever keeps the key set has to come by. */
  KEY_AHEAD: 3600,
  /** It stays for so long after its last token, for clocks that are late. */
  KEY_GRACE: 120,

  /** Registrations from one address, within so long. */
  REGISTER_MOST: 3,
  REGISTER_WITHIN: 300,
  /**
   * Log-ins that may fail in a row, at one address or account, before each has to wait for twice as long. A row ends
   * when nothing fails for so long.
   */
  LOGIN_FREE: 3,
  LOGIN_WITHIN: 300,
  LOGIN_DELAY: 10,
  LOGIN_DELAY_MOST: 300,

  /** How long the account page remembers. */
  AUDIT_TTL: 90 * 86_400,
};

export type Settings = Readonly<typeof DEFAULTS>;

/** @throws {Error} for a variable that is no number: a limit that silently is another one is worse */
export function settingsOf(environment: Environment): Settings {
  const settings = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS) as (keyof Settings)[]) {
    const given = environment[name];
    if (given === undefined || given === '') continue;
    const value = Number(given);
    if (!Number.isFinite(value) || value < 0) throw new Error(`The variable ${name} is not a number of seconds.`);
    settings[name] = value;
  }
  return settings;
}
