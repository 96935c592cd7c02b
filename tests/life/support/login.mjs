// @ts-check
import { randomBytes } from 'node:crypto';
import { about } from './about.mjs';
import { visitor } from './visitor.mjs';

/** @typedef {import('./visitor.mjs').Visitor} Visitor */

/** @param {{ email?: string, password?: string, url?: string, address?: string }} [options] the demo account */
export async function loggedIn({ email = about.email, password = about.password, ...where } = {}) {
  const who = visitor(where);
  const response = await who.submit('/login', { email, password });
  if (response.status !== 303) throw new Error(`The log-in was answered ${response.status}.`);
  return who;
}

/** Somebody new, logged in. @param {{ url?: string, address?: string }} [where] */
export async function registered(where) {
  const who = visitor(where);
  const account = {
    email: `${randomBytes(6).toString('hex')}@example.com`,
    name: 'Grace',
    password: randomBytes(12).toString('hex'),
  };
  const response = await who.submit('/register', account);
  if (response.status !== 303) throw new Error(`The registration was answered ${response.status}.`);
  return { who, account };
}
