/** What somebody has agreed to, so as not to be asked again. */
import type { Database } from '../environment.ts';

interface Consent {
  user: string;
  client: string;
  scopes: string[];
}

export async function hasConsented(database: Database, { user, client, scopes }: Consent): Promise<boolean> {
  const { results } = await database
    .prepare('SELECT scope FROM consents WHERE user_id = ?1 AND client_id = ?2')
    .bind(user, client)
    .all<{ scope: string }>();
  const agreed = results.map(({ scope }) => scope);
  return scopes.every((scope) => agreed.includes(scope));
}

export async function consent(database: Database, { user, client, scopes }: Consent): Promise<void> {
  const insert = 'INSERT OR IGNORE INTO consents (user_id, client_id, scope) VALUES (?1, ?2, ?3)';
  await database.batch(scopes.map((scope) => database.prepare(insert).bind(user, client, scope)));
}
