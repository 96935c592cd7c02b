/** POST /api/token: signs a demo token for whoever asks. There is nobody to be here, so there is no password. */
import { sign } from 'jotwasm';
import { HttpError, json, readJsonObject } from './http.ts';
import { AUDIENCE, instanceKey, ISSUER, TOKEN_TYPE } from './issuer.ts';

const MAX_BODY_BYTES = 1024;
const LIFETIME = { least: 1, most: 3600, usual: 60 };
const SUBJECT = { most: 64, usual: 'guest' };

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
  // Control and line-breaking characters have no business in a name.
  if (typeof value !== 'string' || value.length > SUBJECT.most || !/^[^\p{C}\p{Zl}\p{Zp}]*\S[^\p{C}\p{Zl}\p{Zp}]*$/u.test(value)) {
    throw new HttpError(400, 'invalid_request', `subject must be a text of 1 to ${SUBJECT.most} visible characters.`);
  }
  return value;
}

function readLifetime(value: unknown = LIFETIME.usual): number {
  if (!Number.isInteger(value) || Number(value) < LIFETIME.least || Number(value) > LIFETIME.most) {
    throw new HttpError(400, 'invalid_request', `expiresIn must be a whole number of seconds from ${LIFETIME.least} to ${LIFETIME.most}.`);
  }
  return Number(value);
}
