/**
 * Finds the token in what was pasted: `Bearer …`, an Authorization header, quotes and line breaks are
 * all usual.
 */
export type Part = 'header' | 'claims' | 'signature' | 'surplus';
export interface Piece {
  text: string;
  kind: Part | 'dot' | 'fault' | 'aside';
}
export interface Found {
  token: string;
  /** The pasted text again, cut by what each stretch of it is: for colouring in place. */
  pieces: Piece[];
  /** What was left out to get at the token, in words. */
  leftOut: string[];
}

const LEAD = /^\s*(?:["'`]\s*)?(?:authorization\s*[:=]\s*)?(?:["'`]\s*)?(bearer\s+)?(?:["'`])?/i;
const TAIL = /["'`,;\s]*$/;
const PARTS: Part[] = ['header', 'claims', 'signature'];

export function findToken(pasted: string): Found {
  const lead = LEAD.exec(pasted)?.[0] ?? '';
  const tail = TAIL.exec(pasted.slice(lead.length))?.[0] ?? '';
  const body = pasted.slice(lead.length, pasted.length - tail.length);
  return {
    token: body.replace(/\s+/g, ''),
    pieces: [...aside(lead), ...cut(body), ...aside(tail)],
    leftOut: describe(lead, body, tail),
  };
}

/** Colours for a token that is known to be nothing but a token. */
export function cutToken(token: string): Piece[] {
  return cut(token);
}

function cut(body: string): Piece[] {
  const pieces: Piece[] = [];
  let part = 0;
  for (const text of body.match(/\.|\s+|[\w-]+|[^\w.\s-]+/g) ?? []) {
    if (text === '.') {
      part += 1;
      pieces.push({ text, kind: 'dot' });
    } else if (/^\s/.test(text)) pieces.push({ text, kind: 'aside' });
    else if (/^[\w-]/.test(text)) pieces.push({ text, kind: PARTS[part] ?? 'surplus' });
    else pieces.push({ text, kind: 'fault' });
  }
  return pieces;
}

function aside(text: string): Piece[] {
  return text === '' ? [] : [{ text, kind: 'aside' }];
}

function describe(lead: string, body: string, tail: string): string[] {
  const left = [];
  if (/authorization/i.test(lead)) left.push('the header’s name');
  if (/bearer/i.test(lead)) left.push('“Bearer”');
  if (/["'`]/.test(lead + tail)) left.push('quotes');
  if (/\s/.test(body)) left.push('line breaks and spaces');
  return left;
}
