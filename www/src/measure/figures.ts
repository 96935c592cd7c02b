/** Numbers as a reader wants them: three digits are more than a measurement in a browser can promise. */
import { locale, words } from '../language/words.ts';

export function perSecond(calls: number): string {
  return words().measure.perSecond(new Intl.NumberFormat(locale(), { maximumSignificantDigits: 3 }).format(calls));
}

/** At least 1: which side it is for is said beside it. */
export function ratioOf(ratio: number): string {
  const digits = ratio < 10 ? { minimumFractionDigits: 1, maximumFractionDigits: 1 } : { maximumFractionDigits: 0 };
  return new Intl.NumberFormat(locale(), digits).format(ratio);
}
