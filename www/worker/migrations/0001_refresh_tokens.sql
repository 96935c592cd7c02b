CREATE TABLE IF NOT EXISTS jotwasm_refresh_tokens (id TEXT PRIMARY KEY NOT NULL, family TEXT NOT NULL, subject TEXT NOT NULL, hash TEXT NOT NULL, expires_at REAL NOT NULL, used_at REAL, revoked_at REAL, data TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS jotwasm_refresh_family ON jotwasm_refresh_tokens (family, revoked_at);
CREATE INDEX IF NOT EXISTS jotwasm_refresh_subject ON jotwasm_refresh_tokens (subject, revoked_at);
CREATE INDEX IF NOT EXISTS jotwasm_refresh_expiry ON jotwasm_refresh_tokens (expires_at);
