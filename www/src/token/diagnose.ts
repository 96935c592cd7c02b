/**
 * Says in a sentence where a token is broken, beyond the library's verdict that it is. Empty when
 * nothing is found.
 */
export function diagnose(token: string): string {
  return countParts(token) || firstWrongCharacter(token) || wrongJson(token);
}

const NAMES = ['header', 'claims', 'signature'];

function countParts(token: string): string {
  const count = token.split('.').length;
  if (count === 3) return '';
  if (count === 5)
    return 'Five parts: this looks like an encrypted token (JWE). It can be read only with its key.';
  if (count === 1) return 'There is no dot in it: a token has three parts, parted by two dots.';
  if (count === 2) return 'Two parts rather than three. Was the end, the signature, lost in copying?';
  return `${count} parts rather than three. Are several tokens pasted here?`;
}

function firstWrongCharacter(token: string): string {
  const wrong = /[^\w.-]/u.exec(token);
  if (!wrong) return '';
  const before = token.slice(0, wrong.index).split('.');
  const where = `character ${(before.at(-1)?.length ?? 0) + 1} of the ${NAMES[before.length - 1]}`;
  const hint: Record<string, string> = {
    '=': 'Tokens carry no padding.',
    '+': 'That is base64; a token is base64url, where it would be “-”.',
    '/': 'That is base64; a token is base64url, where it would be “_”.',
    '…': 'The token was shortened by whatever showed it.',
  };
  return `“${wrong[0]}” does not belong in a token (${where}). ${hint[wrong[0]] ?? ''}`.trim();
}

function wrongJson(token: string): string {
  for (const [index, part] of token.split('.').slice(0, 2).entries()) {
    const fault = faultOf(part);
    if (fault) return `The ${NAMES[index]} ${fault}.`;
  }
  return '';
}

function faultOf(part: string): string {
  if (part === '') return 'is empty';
  if (part.length % 4 === 1) return 'is a character too long or too short: something was lost in copying';
  try {
    const value: unknown = JSON.parse(utf8(part));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? ''
      : 'is JSON, but not an object';
  } catch (error) {
    return error instanceof SyntaxError ? 'is not JSON once decoded' : 'is not UTF-8 text once decoded';
  }
}

function utf8(part: string): string {
  const binary = atob(part.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
