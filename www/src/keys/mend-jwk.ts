/** A JWK or JWK Set as JSON, also where it stands in quotes or an array. */
export type JwkMend = 'quoted' | 'array';
export interface MendedJwk {
  value: unknown;
  mends: JwkMend[];
}

/** @throws {SyntaxError} */
export function mendJwk(text: string): MendedJwk {
  const mends: JwkMend[] = [];
  let value: unknown = parse(text.trim(), mends);
  if (typeof value === 'string') {
    mends.push('quoted');
    value = JSON.parse(value);
  }
  if (Array.isArray(value) && value.length > 0 && value.every((one) => isObject(one) && 'kty' in one)) {
    mends.push('array');
    value = { keys: value };
  }
  return { value, mends };
}

/** Single quotes and backticks are no JSON, but shells and JavaScript put them around it. */
function parse(text: string, mends: JwkMend[]): unknown {
  const [, , inner] = /^(['`])([\s\S]*)\1[,;]?$/.exec(text) ?? [];
  if (inner === undefined) return JSON.parse(text);
  mends.push('quoted');
  return JSON.parse(inner);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
