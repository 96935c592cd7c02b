/** What is wrong with a token's form: which character, which part, what was expected. */
const PARTS: Readonly<Record<string, string>> = {
  header: 'header',
  claims: 'claims',
  signature: 'signature',
  surplus: 'part that is too many',
};
const KINDS: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'an array',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  date: 'a number: seconds since 1970',
  audience: 'a text, or a list of texts',
};
const HINTS: Readonly<Record<string, string>> = {
  '=': 'Tokens carry no padding.',
  '+': 'That is base64; a token is base64url, where it would be “-”.',
  '/': 'That is base64; a token is base64url, where it would be “_”.',
  '…': 'The token was shortened by whatever showed it.',
};

export const faults = {
  count: (count: number) => {
    if (count === 1) return 'There is no dot in it: a token has three parts, parted by two dots.';
    if (count === 2) return 'Two parts rather than three. Was the end, the signature, lost in copying?';
    if (count === 5) return 'Five parts: this looks like an encrypted token (JWE). It can be read only with its key.';
    return `${count} parts rather than three. Are several tokens pasted here?`;
  },
  tooLong: (length: number, most: number) =>
    `The token has ${length.toLocaleString('en-GB')} characters. More than ${most.toLocaleString('en-GB')} are not read.`,
  character: (found: string, part: string, number: number) =>
    `“${found}” does not belong in a token (character ${number} of the ${PARTS[part]}). Expected: letters, digits, “-” and “_”. ${HINTS[found] ?? ''}`.trim(),
  empty: (part: string) => `The ${PARTS[part]} ${part === 'claims' ? 'are' : 'is'} empty. Expected: a JSON object, in base64url.`,
  length: (part: string, length: number) =>
    `The ${PARTS[part]}, with ${length} characters, ${part === 'claims' ? 'are' : 'is'} a character too long or too short: something was lost in copying.`,
  strayBits: (part: string, number: number) =>
    `The last character of the ${PARTS[part]} (character ${number}) has bits that mean nothing and should be zero: it was changed, or something behind it was lost.`,
  inPart: (part: string, number: number, message: string) =>
    `In the ${PARTS[part]}, from character ${number}: ${message}`,

  utf8: (number: number) => `byte ${number} is not UTF-8 text. Was the part cut or changed, or is it encrypted?`,
  byteOrderMark: 'there is a byte order mark in front. Expected: {',
  tooDeep: (most: number) => `arrays and objects are nested deeper than ${most} levels.`,
  noJson: 'there is no JSON.',
  noObject: (kind: string) => `this is JSON, but ${KINDS[kind]} and not an object. Expected: {"…": …}`,
  repeated: (name: string) => `the name “${name}” stands there twice. Which one counts would depend on who reads it.`,
  surrogate: 'there is half of a surrogate pair, which is no character.',
  numberRange: (source: string) => `the number ${source} is larger than any that programs can hold.`,
  json: {
    breaksOff: (expected: string) => `the JSON breaks off. Expected next: ${expected}.`,
    leadingZero: 'this is not JSON, whose numbers have no zero in front.',
    comment: 'this is not JSON, which has no comments.',
    symbol: (found: string) =>
      `this is not JSON. “${found}” is nothing that JSON knows: it has objects, arrays, numbers, true, false, null, and texts in double quotes.`,
    unexpected: (found: string, expected: string) => `this is not JSON. “${found}” stands where ${expected} was expected.`,
    expected: {
      PropertyNameExpected: 'a name in double quotes',
      ValueExpected: 'a value',
      ColonExpected: 'a colon',
      CommaExpected: 'a comma or the closing bracket',
      CloseBraceExpected: 'a comma or a closing brace',
      CloseBracketExpected: 'a comma or a closing bracket',
      EndOfFileExpected: 'the end',
      UnexpectedEndOfString: 'a closing quote',
      UnexpectedEndOfNumber: 'a digit',
      InvalidUnicode: 'four hexadecimal digits after \\u',
      InvalidEscapeCharacter: 'an escape that JSON knows (\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u)',
      InvalidCharacter: 'an escape for this control character',
      other: 'something else',
    },
  },

  noAlg: 'there is no “alg”. Expected: the name of an algorithm, such as "alg": "RS256".',
  parameterType: (name: string, kind: string) => `“${name}” is ${KINDS[kind]}. Expected: a text.`,
  algNone: 'the algorithm is “none”: the token is not signed, so anyone can have written it. Nobody should accept it.',
  algUnknown: (name: string) => `“${name}” is no algorithm that is known here.`,
  critical: '“crit” names extensions that have to be understood and are not, or it breaks its rules (RFC 7515 section 4.1.11).',
  unencoded: '“b64” is false, but the claims of a JWT are always base64url (RFC 7797 section 7).',
  claimType: (name: string, kind: string, expected: string) =>
    `“${name}” is ${KINDS[kind]}. Expected: ${EXPECTED[expected]}.`,
};
