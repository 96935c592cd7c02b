// One token, and for each option of verify what that token fits and what it does not.
import { NOW, forge } from './tokens.js';

const HEADER = { alg: 'HS256', typ: 'JWT', crit: ['x'], x: 1 };
export const CLAIMS = { iss: 'a', aud: ['b', 'c'], sub: 'ada', jti: '7', nonce: 'n', iat: NOW, exp: NOW + 60 };
/** What the token needs whatever else is asked. */
export const BASE = { currentDate: NOW + 30, crit: ['x'] };
export const mismatch = (name) => ['ERR_JWT_CLAIM_VALIDATION_FAILED', { claim: name, reason: 'mismatch' }];
const missing = (name) => ['ERR_JWT_CLAIM_VALIDATION_FAILED', { claim: name, reason: 'missing' }];
export const expired = (name) => ['ERR_JWT_EXPIRED', { claim: name, reason: 'check_failed' }];

/** What the token fits, what it does not, and how that is refused. */
export const RULES = {
  algorithms: [['HS256'], ['HS512'], ['ERR_JOSE_ALG_NOT_ALLOWED']],
  issuer: ['a', 'b', mismatch('iss')],
  audience: ['b', 'a', mismatch('aud')],
  subject: ['ada', 'eve', mismatch('sub')],
  jwtid: ['7', '8', mismatch('jti')],
  nonce: ['n', 'm', mismatch('nonce')],
  maxTokenAge: [60, 10, expired('iat')],
  requiredClaims: [['sub'], ['scope'], missing('scope')],
  typ: ['JWT', 'at+jwt', mismatch('typ')],
  crit: [['x'], ['y'], ['ERR_JWS_INVALID']],
  maxTokenBytes: [1000, 100, ['ERR_JWT_INVALID']],
  currentDate: [NOW, NOW + 60, expired('exp')],
};

export const ruled = () => forge(HEADER, CLAIMS);
