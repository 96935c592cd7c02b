// What can happen to a text, to bytes and to JSON on the way from one program to another.

const STRANGE = [
  '',
  ' ',
  '\n',
  '\0',
  '.',
  '..',
  '=',
  '"',
  '{',
  '}',
  '[',
  '-----',
  '\ufeff',
  '\ud800',
  '\udfff',
  '\u{1f511}',
  'é',
  '\u2028',
  '%00',
  '../',
];
const VALUES = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e21,
  NaN,
  Infinity,
  2 ** 53,
  '',
  'x',
  '\ud800',
  'A'.repeat(5000),
  [],
  [null],
  ['x'],
  [[]],
  {},
  { toString: 1 },
  { kty: 'oct' },
  { alg: 'none' },
];

/** @param {ReturnType<typeof import('./random.js').random>} random */
export function mutations(random) {
  const { below, pick, bytes } = random;
  const noise = () => String.fromCharCode(...bytes(1 + below(8)));
  const unicode = () => String.fromCharCode(...Array.from({ length: 1 + below(4) }, () => below(65536)));

  /** One thing that happens at one place. */
  const edits = [
    (text, at) =>
      text.slice(0, at) + String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << below(7))) + text.slice(at + 1),
    (text, at) => text.slice(0, at),
    (text, at) => text.slice(at),
    (text, at) => text.slice(0, at) + text.slice(at + 1 + below(8)),
    (text, at) => text.slice(0, at) + pick(STRANGE) + text.slice(at),
    (text, at) => text.slice(0, at) + noise() + text.slice(at),
    (text, at) => text.slice(0, at) + unicode() + text.slice(at),
    (text, at) => text.slice(0, at) + text.slice(below(text.length + 1)),
    (text, at) => text.slice(0, at) + text + text.slice(at),
    (text, at) => text.slice(0, at) + pick('ABCXYZabcxyz019-_') + text.slice(at + 1),
  ];

  /** @param {string} source @param {string[]} others to splice with */
  function text(source, others = [source]) {
    let result = below(8) ? source : splice(source, pick(others));
    for (let count = 1 + below(3); count > 0; count--)
      result = pick(edits)(result, below(result.length + 1)).slice(0, 20_000);
    return result;
  }

  const splice = (one, other) => one.slice(0, below(one.length + 1)) + other.slice(below(other.length + 1));

  /** @param {Uint8Array} source */
  function data(source) {
    const copy = below(3) ? source.slice() : below(2) ? source.slice(0, 1 + below(source.length)) : bytes(below(200));
    for (let count = below(3); count > 0 && copy.length; count--) copy[below(copy.length)] ^= 1 << below(8);
    return copy;
  }

  /** Changes one member of an object, on some level. */
  function object(source) {
    const copy = Array.isArray(source) ? [...source] : { ...source };
    const names = Object.keys(copy);
    const name =
      below(8) && names.length
        ? pick(names)
        : pick(['x', 'k', 'd', 'alg', 'kid', 'use', 'key_ops', 'crv', 'kty', 'keys', '__proto__', 'toJSON']);
    const value = copy[name];
    if (below(8) === 0) delete copy[name];
    else if (typeof value === 'string' && below(3)) copy[name] = text(value);
    else if (value && typeof value === 'object' && below(3)) copy[name] = object(value);
    else
      Object.defineProperty(copy, name, { value: pick(VALUES), enumerable: true, configurable: true, writable: true });
    return copy;
  }

  return { text, data, object, value: () => pick(VALUES) };
}
