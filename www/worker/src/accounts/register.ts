/** /register: a new account, for a person with a browser. */
import type { Context } from 'hono';
import { record } from '../audit.ts';
import type { App } from '../environment.ts';
import { addressOf } from '../http/address.ts';
import { redirect, withCookies } from '../http/answers.ts';
import { readForm } from '../http/form.ts';
import { requireOwnOrigin } from '../http/origin.ts';
import { bucketOf, countRegistration } from '../limits.ts';
import { registerPage } from '../pages/register-page.ts';
import { beginSession } from '../sessions.ts';
import { settingsOf } from '../settings.ts';
import { registrationOf } from './fields.ts';
import { hashPassword } from './password.ts';
import { returnTo } from './return-to.ts';
import { createUser } from './users.ts';

export async function showRegister({ req, env }: Context<App>): Promise<Response> {
  return registerPage(200, await returnTo(req.raw, env, req.query('return_to')));
}

export async function register({ req, env }: Context<App>): Promise<Response> {
  requireOwnOrigin(req.raw, env);
  const form = await readForm(req.raw);
  const target = await returnTo(req.raw, env, form.return_to);
  const given = registrationOf(form);
  if (typeof given === 'string')
    return registerPage(400, target, { email: form.email, name: form.name, problem: given });
  await countRegistration(env.DB, await bucketOf('register', addressOf(req.raw)), settingsOf(env));
  const { email, name, password } = given;
  const user = await createUser(env.DB, { email, name, password: await hashPassword(password) });
  // Without mail there is no other way to say it; the limit keeps it from telling who has an account.
  if (user === null)
    return registerPage(409, target, { email, name, problem: 'This address has an account. Log in instead.' });
  await record(env.DB, req.raw, { user, event: 'registered' });
  return withCookies(redirect(target.path), await beginSession(req.raw, env, user));
}
