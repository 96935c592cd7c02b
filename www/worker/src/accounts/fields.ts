/** What people may type into the forms of an account. */
import type { Parameters } from '../http/form.ts';

/** Control and line-breaking characters, which have no business in a name. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u;
/** As browsers check it, which is not all that RFC 5322 allows. */
const EMAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/;

export const LENGTHS = { email: 254, name: 64, password: { least: 12, most: 256 } };

export const emailOf = ({ email = '' }: Parameters): string => email.trim().toLowerCase();

export interface Registration {
  email: string;
  name: string;
  password: string;
}

/** @returns what is wrong, in words, or the fields */
export function registrationOf(form: Parameters): Registration | string {
  const email = emailOf(form);
  const name = (form.name ?? '').trim();
  const password = form.password ?? '';
  if (email.length > LENGTHS.email || !EMAIL.test(email)) return 'That is not an e-mail address.';
  if (name === '' || name.length > LENGTHS.name || UNSEEN.test(name)) {
    return `The name must have 1 to ${LENGTHS.name} visible characters.`;
  }
  const { least, most } = LENGTHS.password;
  if (password.length < least || password.length > most)
    return `The password must have ${least} to ${most} characters.`;
  return { email, name, password };
}
