/** /consent: what the consent page sends. The request in it is checked once more, from the start. */
import type { Context } from 'hono';
import type { App } from '../environment.ts';
import { redirect } from '../http/answers.ts';
import { PageError } from '../http/errors.ts';
import { readForm } from '../http/form.ts';
import { issuerOf, requireOwnOrigin } from '../http/origin.ts';
import { sessionOf } from '../sessions.ts';
import { AuthorizationError, authorizationRequestOf } from './authorization-request.ts';
import { answering, successOf } from './authorize.ts';
import { consent } from './consents.ts';

export async function decide({ req, env }: Context<App>): Promise<Response> {
  requireOwnOrigin(req.raw, env);
  const issuer = issuerOf(req.raw, env);
  const { request: query = '', decision } = await readForm(req.raw);
  return answering(issuer, async () => {
    const request = await authorizationRequestOf(env.DB, new URLSearchParams(query), issuer);
    const session = await sessionOf(req.raw, env.DB);
    if (!session) return redirect(`/login?${new URLSearchParams({ return_to: `/authorize?${query}` })}`);
    if (decision === 'deny') throw new AuthorizationError(request, 'access_denied', 'The answer was no.');
    if (decision !== 'allow') throw new PageError(400, 'The form is not complete.');
    await consent(env.DB, { user: session.user, client: request.client.id, scopes: request.scopes });
    return redirect(await successOf(request, session, { issuer, env }));
  });
}
