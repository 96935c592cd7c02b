/** What should not be in a payload, which anyone can read: found by the members' names and by how values look. */
import { isCredential } from './credentials.ts';
import { isNationalId, isPayment, isPersonal } from './personal.ts';
import { caution, danger, type Warning } from './warning.ts';

/** One value in the payload, and how it is called there. */
export interface Member {
  /** "user.contact.email" */
  path: string;
  /** Its last name in lower case, in words: "phone number" for `phoneNumber` and `phone_number`. */
  name: string;
  value: unknown;
}

const DEEPEST = 10;
const MOST_MEMBERS = 2000;
const LONGEST_NAME = 48;
const MOST_NAMES = 6;

export function payloadWarnings(payload: Record<string, unknown>): Warning[] {
  const members: Member[] = [];
  collect(payload, '', '', 0, members);
  const found = { credentials: members.filter(isCredential) } as Record<
    'credentials' | 'payment' | 'nationalId' | 'personal',
    Member[]
  >;
  const others = members.filter((member) => !found.credentials.includes(member));
  found.payment = others.filter(isPayment);
  found.nationalId = others.filter((member) => !found.payment.includes(member) && isNationalId(member));
  found.personal = others.filter((member) => isPersonal(member) && !found.nationalId.includes(member));
  return [
    ...about('credentials', danger, found.credentials),
    ...about('payment', danger, found.payment),
    ...about('nationalId', danger, found.nationalId),
    ...about('personal', caution, found.personal),
  ];
}

function about(
  id: 'credentials' | 'payment' | 'nationalId' | 'personal',
  make: typeof danger,
  members: Member[],
): Warning[] {
  if (members.length === 0) return [];
  const names = [...new Set(members.map(({ path }) => path))];
  return [make(id, { names: names.slice(0, MOST_NAMES), count: names.length }, names[0]!.split('.')[0])];
}

/** Elements of a list go by the list's name. */
function collect(value: unknown, path: string, name: string, depth: number, members: Member[]): void {
  if (members.length >= MOST_MEMBERS || depth > DEEPEST) return;
  if (path !== '') members.push({ path, name, value });
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (Array.isArray(value)) collect(inner, path, name, depth + 1, members);
    else collect(inner, joined(path, key), inWords(key), depth + 1, members);
  }
}

function joined(path: string, key: string): string {
  const short = key.length > LONGEST_NAME ? `${key.slice(0, LONGEST_NAME)}…` : key;
  return path === '' ? short : `${path}.${short}`;
}

function inWords(key: string): string {
  // Namespaced claims: "https://example.com/email".
  const last = key.split(/[/:#]/).at(-1)!;
  return last
    .slice(0, LONGEST_NAME)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[\s_.-]+/g, ' ')
    .trim()
    .toLowerCase();
}
