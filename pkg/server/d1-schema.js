// @ts-check
// Statements that change nothing when they run again, each on a line of its own: D1's exec() takes a line for a
// statement, `wrangler d1 migrations` looks for semicolons, and prepare() wants one statement at a time.
const table = [
  'id TEXT PRIMARY KEY NOT NULL',
  'family TEXT NOT NULL',
  'subject TEXT NOT NULL',
  'hash TEXT NOT NULL',
  'expires_at REAL NOT NULL',
  'used_at REAL',
  'revoked_at REAL',
  'data TEXT',
].join(', ');

export const d1Schema = [
  `CREATE TABLE IF NOT EXISTS jotwasm_refresh_tokens (${table}) WITHOUT ROWID;`,
  // With revoked_at, so that looking for a revoked relative reads one row, however many there are.
  'CREATE INDEX IF NOT EXISTS jotwasm_refresh_family ON jotwasm_refresh_tokens (family, revoked_at);',
  'CREATE INDEX IF NOT EXISTS jotwasm_refresh_subject ON jotwasm_refresh_tokens (subject, revoked_at);',
  'CREATE INDEX IF NOT EXISTS jotwasm_refresh_expiry ON jotwasm_refresh_tokens (expires_at);',
].join('\n');
