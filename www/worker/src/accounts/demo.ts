/** The demo account for the log-in page: on this machine only, where `npm start` says its password, new each time. */
import type { Environment } from '../environment.ts';
import { isLocal } from '../http/origin.ts';

export function demoAccount(request: Request, environment: Environment): { email: string; password: string } | null {
  const { ISSUER, DEMO_EMAIL: email, DEMO_PASSWORD: password } = environment;
  return !ISSUER && isLocal(request) && email && password ? { email, password } : null;
}
