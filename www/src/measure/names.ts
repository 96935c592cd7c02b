import { words } from '../language/words.ts';
import type { TaskName } from './tasks.ts';

/** "Verify ES256" */
export function nameOf({ operation, alg }: TaskName): string {
  const { sign, verify, decode } = words().measure;
  if (operation === 'decode') return decode;
  return operation === 'sign' ? sign(alg ?? '') : verify(alg ?? '');
}
