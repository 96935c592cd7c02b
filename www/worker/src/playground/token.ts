/**
 * POST /api/token: signs a demo token for whoever asks. There is nobody to be here, so there is no
 * password.
 */
import { sign } from 'jotwasm';
import { json } from '../http/answers.ts';
import { invalidRequest } from '../http/errors.ts';
import { AUDIENCE, instanceKey, ISSUER, TOKEN_TYPE } from './issuer.ts';
import { readJsonObject } from './json-body.ts';

const MAX_BODY_BYTES = 1024;
const LIFETIME = { least: 1, most: 3600, usual: 60 };
const SUBJECT = { most: 64, usual: 'guest' };

/** Control and line-breaking characters, which have no business in a name. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u;

export async function issueToken(request: Request): Promise<Response> {
  const { subject, expiresIn } = await readJsonObject(request, MAX_BODY_BYTES);
  const lifetime = readLifetime(expiresIn);
  const key = instanceKey();
  const token = sign({ scope: 'profile:read' }, key, {
    issuer: ISSUER,
    audience: AUDIENCE,
    subject: readSubject(subject),
    expiresIn: lifetime,
    jwtid: crypto.randomUUID(),
    keyid: key.thumbprint(),
    header: { typ: TOKEN_TYPE },
  });
  return json(200, { access_token: token, token_type: 'Bearer', expires_in: lifetime });
}

function readSubject(value: unknown = SUBJECT.usual): string {
  if (typeof value === 'string' && value.length <= SUBJECT.most && /\S/.test(value) && !UNSEEN.test(value)) {
    return value;
  }
  throw invalidRequest(`subject must be a text of 1 to ${SUBJECT.most} visible characters.`);
}

function readLifetime(value: unknown = LIFETIME.usual): number {
  const seconds = Number.isInteger(value) ? Number(value) : 0;
  if (seconds >= LIFETIME.least && seconds <= LIFETIME.most) return seconds;
  throw invalidRequest(`expiresIn must be a whole number of seconds from ${LIFETIME.least} to ${LIFETIME.most}.`);
}
