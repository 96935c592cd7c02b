/** JSON in and out without rounding: a number that JavaScript cannot hold stays as it is written. */
interface Raw {
  rawJSON(text: string): unknown;
  parse(text: string, revive: (name: string, value: unknown, context?: { source?: string }) => unknown): unknown;
}
const json = JSON as unknown as Raw;

/** Where the browser has no JSON.rawJSON yet, large numbers are rounded. */
const isExact = 'rawJSON' in JSON;

/** @throws SyntaxError */
export function parseExactly(text: string): unknown {
  if (!isExact) return JSON.parse(text);
  return json.parse(text, (_name, value, context) => {
    if (typeof value !== 'number' || !context?.source || String(value) === context.source) return value;
    // Beyond the largest number, JavaScript would write null.
    if (!Number.isFinite(value)) return json.rawJSON(context.source);
    return Number.isSafeInteger(value) || !/^-?\d+$/.test(context.source) ? value : json.rawJSON(context.source);
  });
}

/** Whether something would be lost in this browser. */
export function isRounded(text: string): boolean {
  return !isExact && /[:[,]\s*-?\d{16,}\s*[,\]}]/.test(text);
}

export function write(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
