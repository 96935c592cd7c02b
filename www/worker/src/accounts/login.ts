/** /login: credentials. Unknown account or wrong password, the answer is the same, and so is the time it takes. */
import type { Context } from 'hono';
import { record } from '../audit.ts';
import type { App } from '../environment.ts';
import { addressOf } from '../http/address.ts';
import { redirect, withCookies } from '../http/answers.ts';
import { readForm } from '../http/form.ts';
import { requireOwnOrigin } from '../http/origin.ts';
import { bucketOf, countLogin, forgetFailures } from '../limits.ts';
import { loginPage } from '../pages/login-page.ts';
import { beginSession } from '../sessions.ts';
import { settingsOf } from '../settings.ts';
import { demoAccount } from './demo.ts';
import { emailOf, LENGTHS } from './fields.ts';
import { checkPassword, hashPassword } from './password.ts';
import { returnTo } from './return-to.ts';
import { replacePassword, userByEmail } from './users.ts';

export async function showLogin({ req, env }: Context<App>): Promise<Response> {
  const target = await returnTo(req.raw, env, req.query('return_to'));
  return loginPage(200, target, { demo: demoAccount(req.raw, env) });
}

export async function login({ req, env }: Context<App>): Promise<Response> {
  requireOwnOrigin(req.raw, env);
  const form = await readForm(req.raw);
  const target = await returnTo(req.raw, env, form.return_to);
  const email = emailOf(form).slice(0, LENGTHS.email);
  const password = (form.password ?? '').slice(0, LENGTHS.password.most + 1);
  const account = await bucketOf('account', email);
  const attempt = await countLogin(env.DB, [await bucketOf('address', addressOf(req.raw)), account], settingsOf(env));

  const user = await userByEmail(env.DB, email);
  const { matches, outdated } = await checkPassword(password, user?.password);
  if (!user || !matches) {
    // The same work for both: an entry of nobody is read by nobody.
    await record(env.DB, req.raw, { user: user?.id ?? '', event: 'login_failed' });
    return loginPage(401, target, { email: form.email, problem: 'The e-mail address or the password is wrong.' });
  }
  await forgetFailures(env.DB, attempt, account);
  if (outdated) await replacePassword(env.DB, user, await hashPassword(password));
  await record(env.DB, req.raw, { user: user.id, event: 'login' });
  return withCookies(redirect(target.path), await beginSession(req.raw, env, user.id));
}
