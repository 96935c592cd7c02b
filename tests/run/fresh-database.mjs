// @ts-check
// A D1 database for tests: the tables, the demo account, and the clients, as `npm start` sets them up.
import { mkdir, rm } from 'node:fs/promises';
import { migrate, seed } from '../../www/database.mjs';

/**
 * @param {string} folder it is emptied first
 * @param {string} origin where the Worker will be
 * @param {import('../../www/clients.mjs').Client[]} [clients] more of them
 * @returns the demo account, and the secret of the clients that have one
 */
export async function freshDatabase(folder, origin, clients = []) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await migrate(folder);
  return seed(origin, { persistTo: folder, clients });
}
