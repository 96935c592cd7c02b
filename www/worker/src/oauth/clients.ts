/** Who may ask for tokens. There is no registration over HTTP: a client is a row. */
import type { Database } from '../environment.ts';
import type { Resource } from './scopes.ts';

export interface Client {
  id: string;
  name: string;
  /** api: it asks what a token is worth, and gets none itself. */
  kind: 'browser' | 'native' | 'server' | 'api';
  delivery: 'cookie' | 'body';
  secretHash: string | null;
  redirectUris: string[];
  postLogoutRedirectUris: string[];
  origins: string[];
  scopes: string[];
  resource: Resource | null;
  /** In seconds, where it is not the server's. */
  accessTokenTtl: number | null;
}

interface Row {
  id: string;
  name: string;
  kind: Client['kind'];
  delivery: Client['delivery'];
  secret_hash: string | null;
  redirect_uris: string;
  post_logout_redirect_uris: string;
  origins: string;
  scopes: string;
  resource: Resource | null;
  access_token_ttl: number | null;
}

export async function clientById(database: Database, id: string): Promise<Client | null> {
  const row = await database.prepare('SELECT * FROM clients WHERE id = ?1').bind(id).first<Row>();
  if (!row) return null;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    delivery: row.delivery,
    secretHash: row.secret_hash,
    redirectUris: JSON.parse(row.redirect_uris) as string[],
    postLogoutRedirectUris: JSON.parse(row.post_logout_redirect_uris) as string[],
    origins: JSON.parse(row.origins) as string[],
    scopes: JSON.parse(row.scopes) as string[],
    resource: row.resource,
    accessTokenTtl: row.access_token_ttl,
  };
}

export async function isRegisteredOrigin(database: Database, origin: string): Promise<boolean> {
  const sql = 'SELECT 1 FROM clients, json_each(clients.origins) WHERE json_each.value = ?1 LIMIT 1';
  return (await database.prepare(sql).bind(origin).first()) !== null;
}

/** A native app listens on this machine, on the port that it gets (RFC 8252 section 7.3). */
const LOOPBACK = /^(http:\/\/(?:127\.0\.0\.1|\[::1\])):\d{1,5}(?=\/|$)/;

/** To the letter (RFC 9700 section 4.1.3), but for that port. */
export function isRedirectUri({ kind, redirectUris }: Client, uri: string): boolean {
  if (redirectUris.includes(uri)) return true;
  return kind === 'native' && LOOPBACK.test(uri) && redirectUris.includes(uri.replace(LOOPBACK, '$1'));
}
