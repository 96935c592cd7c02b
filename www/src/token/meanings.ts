/** What the registered and the common names mean (RFC 7515, RFC 7519, OpenID Connect Core, RFC 9068). */
export const HEADER_MEANINGS: Readonly<Record<string, string>> = {
  alg: 'Algorithm of the signature',
  typ: 'Kind of token',
  cty: 'Kind of content',
  kid: 'Which key signed',
  crit: 'Must be understood',
  jku: 'Where its keys are said to be',
  jwk: 'A key it brings along',
  x5c: 'Certificate chain',
  x5t: 'Certificate thumbprint',
};

export const CLAIM_MEANINGS: Readonly<Record<string, string>> = {
  iss: 'Issuer: who made it',
  sub: 'Subject: who it is about',
  aud: 'Audience: who may accept it',
  exp: 'Expires',
  nbf: 'Not valid before',
  iat: 'Issued',
  jti: 'Token’s own number',
  auth_time: 'When the person signed in',
  updated_at: 'When the profile changed',
  nonce: 'Ties it to one request',
  azp: 'Authorized party',
  client_id: 'Client it was issued to',
  scope: 'What it allows',
  scp: 'What it allows',
  roles: 'Roles',
  groups: 'Groups',
  sid: 'Session',
  acr: 'How sure the sign-in was',
  amr: 'How the person signed in',
  at_hash: 'Binds the access token',
  c_hash: 'Binds the code',
  act: 'Who acts for the subject',
  cnf: 'Key the bearer must prove',
  name: 'Name',
  email: 'E-mail address',
  email_verified: 'Was the address checked?',
};

/** Claims that hold seconds since the epoch (NumericDate). */
export const TIME_CLAIMS: ReadonlySet<string> = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at']);
