/** A PEM as it comes out of environment variables, JSON files and chats, put back in order. */
import { isBareDer } from './key-input.ts';

/** What had to be done to it. */
export type Mend = 'quotes' | 'newlines' | 'lines' | 'dashes' | 'armour';
export interface MendedPem {
  pem: string;
  mends: Mend[];
}

const BLOCK = /[-–—]{2,}\s*BEGIN ([A-Z0-9 ]+?)\s*[-–—]{2,}([\s\S]*?)[-–—]{2,}\s*END \1\s*[-–—]{2,}/g;
/** How a public key, a certificate and private keys open, in this order of likelihood. */
const LABELS = ['PUBLIC KEY', 'CERTIFICATE', 'PRIVATE KEY', 'RSA PUBLIC KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'];

export function mendPem(text: string): MendedPem {
  const mends: Mend[] = [];
  const plain = unescape(unquote(text.trim(), mends), mends);
  if (isBareDer(plain)) return { pem: armour('PUBLIC KEY', plain), mends: [...mends, 'armour'] };
  const pem = plain.replace(BLOCK, (block: string, label: string, body: string) => {
    const dashed = block.startsWith(`-----BEGIN ${label}-----`) && block.endsWith(`-----END ${label}-----`);
    // Headers, as an encrypted key has them, would be lost.
    if (/:/.test(body) || (dashed && isInLines(body))) return block;
    add(mends, dashed ? 'lines' : 'dashes');
    return armour(label, body);
  });
  return { pem, mends };
}

/** The same body under every label that it may belong to. */
export function underEveryLabel(body: string): string[] {
  return LABELS.map((label) => armour(label, body));
}

function unquote(text: string, mends: Mend[]): string {
  const [, , inner] = /^(["'`])([\s\S]*)\1[,;]?$/.exec(text) ?? [];
  if (inner === undefined) return text;
  add(mends, 'quotes');
  return inner.trim();
}

function unescape(text: string, mends: Mend[]): string {
  if (!/\\[nr]/.test(text)) return text;
  add(mends, 'newlines');
  return text.replace(/(?:\\r)?\\n|\\r/g, '\n').trim();
}

function isInLines(body: string): boolean {
  return /^[ \t\r]*\n/.test(body) && /\n[ \t]*$/.test(body) && !/\S[ \t]+\S/.test(body);
}

function armour(label: string, body: string): string {
  const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
}

function add(mends: Mend[], mend: Mend): void {
  if (!mends.includes(mend)) mends.push(mend);
}
