/** Where each step is written down. */
import type { Step } from './flow.ts';

export interface Reference {
  text: string;
  href: string;
}

const rfc = (number: number, section: string): Reference => ({
  text: `RFC ${number}, ${section}`,
  href: `https://www.rfc-editor.org/rfc/rfc${number}.html#section-${section}`,
});

const LOGOUT: Reference = {
  text: 'OpenID Connect RP-Initiated Logout 1.0, 2',
  href: 'https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout',
};

export const REFERENCES: Readonly<Record<Step, readonly Reference[]>> = {
  login: [rfc(6749, '4.1.1'), rfc(7636, '4.2')],
  token: [rfc(6749, '4.1.3'), rfc(7636, '4.5')],
  call: [rfc(6750, '2.1')],
  verify: [rfc(9068, '4'), rfc(8725, '3'), rfc(6750, '3.1')],
  expire: [rfc(7519, '4.1.4'), rfc(6750, '3.1')],
  refresh: [rfc(6749, '6')],
  reuse: [rfc(9700, '4.14.2')],
  logout: [rfc(7009, '2.1'), LOGOUT],
};
