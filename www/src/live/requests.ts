/** The two requests the demo Worker answers. */
import type { Sent } from './exchange.ts';

export function signInRequest(subject: string, expiresIn: number): Sent {
  return {
    method: 'POST',
    path: '/api/token',
    headers: [['content-type', 'application/json']],
    body: JSON.stringify({ ...(subject === '' ? {} : { subject }), expiresIn }),
  };
}

export function meRequest(token: string): Sent {
  return { method: 'GET', path: '/api/me', headers: [['authorization', `Bearer ${token}`]], body: null };
}
