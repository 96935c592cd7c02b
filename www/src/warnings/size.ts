/** Where a token of this length will not fit. */
import { caution, type Warning } from './warning.ts';

/** Name, value and attributes of a cookie together; some room for the others. */
const COOKIE = 4096 - 96;
/** What many servers take for one header field, or for all of them. */
const HEADER = 8192 - 192;

export function sizeWarnings({ length: count }: string): Warning[] {
  if (count > HEADER) return [caution('tooBigForHeader', { count })];
  return count > COOKIE ? [caution('tooBigForCookie', { count })] : [];
}
