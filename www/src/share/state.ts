/** What of the page goes into a link, and what of a link goes onto the page. */
import type { KeyInput } from '../keys/read-key.ts';
import type { PageState } from '../page.ts';
import { FragmentError } from './fragment.ts';

/** The parts a person chooses from. */
export const PARTS = ['token', 'key', 'expected', 'signing', 'signingKey'] as const;
export type Part = (typeof PARTS)[number];

type Plain = { [name: string]: unknown };
export interface SharedState {
  inspect?: Plain;
  sign?: Plain;
}

export function choose({ inspect, sign }: PageState, parts: ReadonlySet<Part>): SharedState {
  const { token, key, ...expected } = inspect as PageState['inspect'] & Plain;
  const { key: signingKey, ...signing } = sign as PageState['sign'] & Plain;
  const shared: SharedState = {};
  if (parts.has('token') || parts.has('key') || parts.has('expected')) {
    shared.inspect = {
      ...(parts.has('expected') && expected),
      ...(parts.has('token') && { token }),
      ...(parts.has('key') && { key }),
    };
  }
  if (parts.has('signing')) shared.sign = { ...signing, ...(parts.has('signingKey') && { key: signingKey }) };
  return shared;
}

/** Parts there is nothing of are not offered. */
export function partsIn({ inspect, sign }: PageState): Part[] {
  const { token, key, ...expected } = inspect as PageState['inspect'] & Plain;
  const has: Readonly<Record<Part, boolean>> = {
    token: token.trim() !== '',
    key: Boolean(key?.text.trim()),
    expected: !isEmpty(expected),
    signing: true,
    signingKey: sign.key.text.trim() !== '',
  };
  return PARTS.filter((part) => has[part]);
}

/** @throws a FragmentError when it is not what choose() makes */
export function readShared(value: unknown): { state: Partial<PageState>; parts: Part[] } {
  const { inspect, sign } = plain(value);
  const state: Plain = {};
  if (inspect !== undefined) {
    const { token = '', key = null, ...rest } = plain(inspect);
    state['inspect'] = { ...rest, token: text(token), key: key === null ? null : keyInput(key) };
  }
  if (sign !== undefined) {
    const { key, ...rest } = plain(sign);
    for (const name of ['algorithm', 'claims', 'lifetime']) text(rest[name]);
    // Left out: the one who opens the link signs with a key of their own.
    const none = { kind: String(rest['algorithm']).startsWith('HS') ? 'secret' : 'pem', text: '', encoding: 'utf8' };
    state['sign'] = { ...rest, key: key === undefined ? none : keyInput(key) };
  }
  if (!inspect && !sign) throw new FragmentError('damaged');
  return { state: state as Partial<PageState>, parts: partsOf(plain(inspect ?? {}), sign && plain(sign)) };
}

function partsOf(inspect: Plain, sign: Plain | undefined | unknown): Part[] {
  const { token, key, ...expected } = inspect;
  const found: Part[] = [];
  if (token) found.push('token');
  if (key) found.push('key');
  if (!isEmpty(expected)) found.push('expected');
  if (sign) found.push('signing');
  if (sign && (sign as Plain)['key']) found.push('signingKey');
  return found;
}

function keyInput(value: unknown): KeyInput {
  const key = plain(value);
  for (const name of ['kind', 'text', 'encoding']) text(key[name]);
  return key as unknown as KeyInput;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new FragmentError('damaged');
  return value;
}

/** A new object: what JSON calls __proto__ is left behind. */
function plain(value: unknown): Plain {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FragmentError('damaged');
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '__proto__'));
}

/** Nothing was put in: no text anywhere, and nothing ticked. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === '' || value === false || typeof value === 'number';
}
