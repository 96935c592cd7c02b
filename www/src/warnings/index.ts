/** Everything there is to warn of, the worst first. */
import { headerWarnings } from './header.ts';
import { identityWarnings } from './identity.ts';
import { payloadWarnings } from './payload.ts';
import { secretWarningsOf } from './secret.ts';
import { sizeWarnings } from './size.ts';
import { timeWarnings } from './times.ts';
import type { Subject, Warning } from './warning.ts';

export function warningsOf(subject: Subject): Warning[] {
  const { header, payload, token, key, now } = subject;
  return sorted([
    ...headerWarnings(header),
    ...secretWarningsOf(header['alg'], key),
    ...payloadWarnings(payload),
    ...timeWarnings(payload, now),
    ...identityWarnings(payload),
    ...sizeWarnings(token),
  ]);
}

/** Danger before caution; otherwise in the order they came. */
export function sorted(warnings: readonly Warning[]): Warning[] {
  return [...warnings].sort((one, other) => Number(other.level === 'danger') - Number(one.level === 'danger'));
}
