/** Header parameters that keep a token from being accepted by anyone who is careful (RFC 7515 section 4). */
import { rangeOf, type JsonMember, type JsonValue } from '../json/read.ts';
import { words } from '../language/words.ts';
import type { TextFault } from './text-faults.ts';

/** @param refused the checks that failed: which algorithms and extensions are understood is not decided here */
export function faultsInHeader(root: JsonValue, refused: ReadonlySet<string>): TextFault[] {
  const say = words().faults;
  const find = (name: string): JsonMember | undefined => root.members.find((member) => member.name === name);
  const alg = find('alg');
  const faults = ['alg', 'kid', 'typ', 'cty'].flatMap((name) => {
    const member = find(name);
    if (!member || member.value.kind === 'string') return [];
    return [{ ...rangeOf(member.value), message: say.parameterType(name, member.value.kind) }];
  });
  if (!alg) faults.push({ ...rangeOf(root), message: say.noAlg });
  else if (alg.value.kind === 'string' && refused.has('algorithm')) faults.push(algorithmFault(alg.value));
  return refused.has('crit') ? [...faults, ...criticalFaults(find('crit'), find('b64'))] : faults;
}

function algorithmFault(value: JsonValue): TextFault {
  const say = words().faults;
  const isNone = value.text.toLowerCase() === 'none';
  return { ...rangeOf(value), message: isNone ? say.algNone : say.algUnknown(value.text.slice(0, 40)) };
}

function criticalFaults(crit: JsonMember | undefined, b64: JsonMember | undefined): TextFault[] {
  const say = words().faults;
  if (b64?.value.source === 'false') return [{ ...rangeOf(b64.value), message: say.unencoded }];
  return crit ? [{ ...rangeOf(crit.value), message: say.critical }] : [];
}
