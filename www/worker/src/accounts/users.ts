/** The accounts in the database. */
import type { Database } from '../environment.ts';
import { now } from '../secrets.ts';

export interface User {
  id: string;
  email: string;
  name: string;
  password: string;
}

const COLUMNS = 'id, email, name, password';

/** @returns null when there is one with this address */
export async function createUser(database: Database, about: Omit<User, 'id'>): Promise<string | null> {
  const id = crypto.randomUUID();
  const { meta } = await database
    .prepare('INSERT OR IGNORE INTO users (id, email, name, password, created_at) VALUES (?1, ?2, ?3, ?4, ?5)')
    .bind(id, about.email, about.name, about.password, now())
    .run();
  return meta.changes > 0 ? id : null;
}

export const userByEmail = (database: Database, email: string): Promise<User | null> =>
  database.prepare(`SELECT ${COLUMNS} FROM users WHERE email = ?1`).bind(email).first<User>();

export const userById = (database: Database, id: string): Promise<User | null> =>
  database.prepare(`SELECT ${COLUMNS} FROM users WHERE id = ?1`).bind(id).first<User>();

/** Unless somebody has changed it meanwhile. */
export async function replacePassword(database: Database, user: User, password: string): Promise<void> {
  await database
    .prepare('UPDATE users SET password = ?3 WHERE id = ?1 AND password = ?2')
    .bind(user.id, user.password, password)
    .run();
}
