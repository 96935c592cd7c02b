-- Lists are JSON arrays of texts.
CREATE TABLE clients (
  id TEXT PRIMARY KEY NOT NULL, -- letters, digits and "-": they are part of the name of a cookie
  name TEXT NOT NULL, -- shown on the consent page
  kind TEXT NOT NULL CHECK (kind IN ('browser', 'native', 'server', 'api')),
  delivery TEXT NOT NULL CHECK (delivery IN ('cookie', 'body')), -- how the refresh token arrives
  secret_hash TEXT, -- SHA-256, base64url, of a random secret; public clients have none
  redirect_uris TEXT NOT NULL DEFAULT '[]',
  post_logout_redirect_uris TEXT NOT NULL DEFAULT '[]',
  origins TEXT NOT NULL DEFAULT '[]', -- of the pages that may call
  scopes TEXT NOT NULL DEFAULT '[]',
  resource TEXT -- of an API: which of them it is, and may ask about
) WITHOUT ROWID;

CREATE TABLE consents (
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  scope TEXT NOT NULL,
  PRIMARY KEY (user_id, client_id, scope)
) WITHOUT ROWID;

-- What a client was granted: a family of refresh tokens, and the access tokens that name the grant.
CREATE TABLE grants (
  id TEXT PRIMARY KEY NOT NULL,
  family TEXT UNIQUE, -- of jotwasm_refresh_tokens, once there is one
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  session_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  resource TEXT, -- the API that it is for
  authenticated_at REAL NOT NULL,
  created_at REAL NOT NULL,
  used_at REAL NOT NULL,
  revoked_at REAL
) WITHOUT ROWID;
CREATE INDEX grants_user ON grants (user_id, created_at);
CREATE INDEX grants_session ON grants (session_id);
CREATE INDEX grants_used ON grants (used_at);

CREATE TABLE codes (
  hash TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  session_id TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  scope TEXT NOT NULL,
  resource TEXT,
  nonce TEXT,
  challenge TEXT NOT NULL, -- PKCE, S256
  authenticated_at REAL NOT NULL,
  expires_at REAL NOT NULL,
  used_at REAL,
  replayed_at REAL,
  grant_id TEXT
) WITHOUT ROWID;
CREATE INDEX codes_expiry ON codes (expires_at);
CREATE INDEX codes_session ON codes (session_id);

CREATE TABLE signing_keys (
  kid TEXT PRIMARY KEY NOT NULL, -- RFC 7638
  sealed TEXT NOT NULL, -- the private JWK, encrypted with the secret KEY_SECRET
  signs_from REAL NOT NULL
) WITHOUT ROWID;
