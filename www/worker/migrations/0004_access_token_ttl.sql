-- Seconds that this client's access tokens live; NULL is what the server does otherwise, ACCESS_TOKEN_TTL.
ALTER TABLE clients ADD COLUMN access_token_ttl INTEGER CHECK (access_token_ttl > 0);
