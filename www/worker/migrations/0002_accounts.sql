-- Times are in seconds since the Unix epoch.
CREATE TABLE users (
  id TEXT PRIMARY KEY NOT NULL,
  email TEXT NOT NULL UNIQUE, -- in lower case
  name TEXT NOT NULL,
  password TEXT NOT NULL, -- $scrypt$ln=…,r=…,p=…$salt$hash
  created_at REAL NOT NULL
) WITHOUT ROWID;

-- A browser where somebody is logged in. Of its cookie, only the hash is here.
CREATE TABLE sessions (
  id TEXT PRIMARY KEY NOT NULL, -- `sid` of ID tokens
  hash TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  agent TEXT NOT NULL,
  authenticated_at REAL NOT NULL,
  expires_at REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- Registrations, and log-ins that failed. The bucket is a hash: people type passwords where their name belongs.
CREATE TABLE attempts (
  id TEXT NOT NULL,
  bucket TEXT NOT NULL,
  at REAL NOT NULL,
  streak INTEGER NOT NULL -- how many there are in a row, with this one
);
CREATE INDEX attempts_bucket ON attempts (bucket, at);
CREATE INDEX attempts_at ON attempts (at);
CREATE INDEX attempts_id ON attempts (id);

-- What happened to an account, for its owner to read.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at REAL NOT NULL,
  user_id TEXT NOT NULL,
  event TEXT NOT NULL,
  client_id TEXT,
  address TEXT
);
CREATE INDEX audit_user ON audit (user_id, at);
CREATE INDEX audit_at ON audit (at);
