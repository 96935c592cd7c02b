/** Reads JSON up to the first thing that does not belong there (RFC 8259). */
export type Expected =
  | 'value'
  | 'memberOrEnd'
  | 'name'
  | 'colon'
  | 'commaOrBrace'
  | 'commaOrBracket'
  | 'quote'
  | 'escape'
  | 'hex'
  | 'plainText'
  | 'digit'
  | 'noLeadingZero'
  | 'shallower'
  | 'end'
  | 'object'
  | 'otherName';

const DEEPEST = 200;
const LITERAL = /true|false|null/y;
const BLANK = /[ \t\n\r]*/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const DIGITS = /[0-9]+/y;

/** Where it is, as an index into the text, and what could stand there. */
export class Fault extends Error {
  readonly at: number;
  readonly expected: Expected;
  constructor(at: number, expected: Expected) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

/** Throws a Fault. */
export class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): void {
    this.#skip(BLANK);
    if (this.#here() !== '{') {
      const start = this.#at;
      // Something whole, but not an object? Then that is the fault, not the first thing within it.
      this.#value();
      throw new Fault(start, 'object');
    }
    this.#value();
    this.#skip(BLANK);
    if (this.#at < this.#text.length) throw this.#fault('end');
  }

  #value(): void {
    this.#skip(BLANK);
    const here = this.#here();
    if (here === '{') this.#nested(() => this.#object());
    else if (here === '[') this.#nested(() => this.#array());
    else if (here === '"') this.#string();
    else if (/[-0-9]/.test(here)) this.#number();
    else if (!this.#skip(LITERAL)) throw this.#fault('value');
  }

  #nested(read: () => void): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw this.#fault('shallower');
    read();
    this.#depth -= 1;
  }

  #object(): void {
    const names = new Set<string>();
    this.#at += 1;
    this.#skip(BLANK);
    if (this.#take('}')) return;
    for (let first = true; ; first = false) {
      this.#skip(BLANK);
      if (this.#here() !== '"') throw this.#fault(first ? 'memberOrEnd' : 'name');
      this.#name(names);
      this.#skip(BLANK);
      if (!this.#take(':')) throw this.#fault('colon');
      this.#value();
      this.#skip(BLANK);
      if (this.#take('}')) return;
      if (!this.#take(',')) throw this.#fault('commaOrBrace');
    }
  }

  #name(names: Set<string>): void {
    const start = this.#at;
    this.#string();
    const name = JSON.parse(this.#text.slice(start, this.#at)) as string;
    if (names.has(name)) throw new Fault(start, 'otherName');
    names.add(name);
  }

  #array(): void {
    this.#at += 1;
    this.#skip(BLANK);
    if (this.#take(']')) return;
    for (;;) {
      this.#value();
      this.#skip(BLANK);
      if (this.#take(']')) return;
      if (!this.#take(',')) throw this.#fault('commaOrBracket');
    }
  }

  #string(): void {
    this.#at += 1;
    for (;;) {
      this.#skip(PLAIN);
      if (this.#take('"')) return;
      if (this.#at >= this.#text.length || /[\n\r]/.test(this.#here())) throw this.#fault('quote');
      if (!this.#take('\\')) throw this.#fault('plainText');
      if (this.#take('u')) this.#hex();
      else if (!/["\\/bfnrt]/.test(this.#here())) throw this.#fault('escape');
      else this.#at += 1;
    }
  }

  #hex(): void {
    for (let count = 0; count < 4; count += 1, this.#at += 1) {
      if (!/[0-9a-f]/i.test(this.#here())) throw this.#fault('hex');
    }
  }

  #number(): void {
    this.#take('-');
    if (!this.#take('0')) this.#digits();
    else if (/[0-9]/.test(this.#here())) throw new Fault(this.#at - 1, 'noLeadingZero');
    if (this.#take('.')) this.#digits();
    if (this.#take('e') || this.#take('E')) {
      if (!this.#take('+')) this.#take('-');
      this.#digits();
    }
  }

  #digits(): void {
    if (!this.#skip(DIGITS)) throw this.#fault('digit');
  }

  #here(): string {
    return this.#text.charAt(this.#at);
  }

  #take(char: string): boolean {
    const there = this.#here() === char;
    if (there) this.#at += 1;
    return there;
  }

  /** Whether anything was there to skip. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const length = pattern.exec(this.#text)?.[0].length ?? 0;
    this.#at += length;
    return length > 0;
  }

  #fault(expected: Expected): Fault {
    return new Fault(this.#at, expected);
  }
}
