/** What is to be said about a key besides whether it verifies: what was mended, what is odd, what would help. */
import type { Header, KeySet } from 'jotwasm/full';
import { words } from '../language/words.ts';
import { otherMember, otherReading } from './attempts.ts';
import type { KeyFacts } from './facts.ts';
import type { KeyInput } from './key-input.ts';
import { nameMember } from './key-names.ts';
import { mendJwk } from './mend-jwk.ts';
import { mendPem } from './mend-pem.ts';
import { membersOf } from './read-key.ts';
import { addressOf, issuerOf, sameIssuer } from './where-keys-are.ts';

export interface Remark {
  tone: 'good' | 'caution' | 'idle';
  text: string;
  /** What would stand in the field if the reader follows it. */
  fix?: KeyInput;
}

const FEWEST_BITS = 2048;

/** How the text became a key. */
export function remarksOnText(input: KeyInput): Remark[] {
  const { mended } = words().keyHelp;
  if (input.text.trim() === '') return [];
  return mendsOf(input).map((mend) => ({ tone: 'idle', text: mended[mend] }));
}

export function remarksOnKey(input: KeyInput, facts: KeyFacts): Remark[] {
  const { key, keyHelp } = words();
  const remarks: Remark[] = [];
  if (input.kind === 'pem' && /BEGIN (?:X509 )?CERTIFICATE/.test(input.text))
    remarks.push({ tone: 'idle', text: keyHelp.certificate });
  if (facts.type === 'private') remarks.push({ tone: 'caution', text: keyHelp.privateKey });
  if (facts.kty === 'RSA' && (facts.bits ?? FEWEST_BITS) < FEWEST_BITS)
    remarks.push({ tone: 'caution', text: keyHelp.shortRsa(facts.bits ?? 0) });
  if (input.kind === 'secret' && input.encoding === 'utf8' && input.text.endsWith('\n'))
    remarks.push({ tone: 'caution', text: key.lineBreakCounts });
  return remarks;
}

/** What would have verified, where nothing did. */
export function remarksOnFailure(token: string, header: Header, input: KeyInput): Remark[] {
  const reading = otherReading(token, header, input);
  if (reading) return [{ tone: 'good', text: nameReading(input, reading), fix: reading }];
  const members = membersOf(input) ?? [];
  const { keyHelp } = words();
  const member = otherMember(token, header, members);
  if (!member) return [];
  const key = typeof member.kid === 'string' ? keyHelp.theKeyWithKid(member.kid) : keyHelp.aKeyWithoutKid;
  const { kid, alg } = header;
  const named = kid === undefined ? keyHelp.algOnly(alg) : keyHelp.kidAndAlg(kid, alg);
  return [{ tone: 'good', text: keyHelp.otherMember(`${key} (${member.alg ?? member.kty})`, named) }];
}

/** What a set has, where it has nothing that fits. */
export function remarksOnSet(input: KeyInput, set: KeySet, header: Header, found: boolean): Remark[] {
  const { keyHelp } = words();
  const members = membersOf(input) ?? [];
  if (members.length === 0) return [{ tone: 'caution', text: keyHelp.emptySet }];
  const remarks: Remark[] = [];
  const there = members.map(nameMember).join(', ');
  if (!found) {
    const { kid, alg } = header;
    const text =
      kid !== undefined && !members.some((member) => member.kid === kid)
        ? keyHelp.noKidFits(kid, there)
        : keyHelp.noAlgFits(alg, there);
    remarks.push({ tone: 'caution', text });
  }
  const unusable = members.length - set.size;
  return unusable > 0 ? [...remarks, { tone: 'idle', text: keyHelp.unusableKeys(unusable) }] : remarks;
}

/** Whose keys were fetched, against what the URL and the token say. */
export function remarksOnIssuer({ fetched }: KeyInput, iss: unknown): Remark[] {
  const { keyHelp } = words();
  if (!fetched) return [];
  const asked = issuerOf(fetched.asked);
  const { issuer = asked } = fetched;
  if (issuer === undefined) return [];
  const remarks: Remark[] = [];
  if (asked !== undefined && !sameIssuer(issuer, asked))
    remarks.push({ tone: 'caution', text: keyHelp.issuerIsNotUrl(issuer) });
  if (typeof iss === 'string' && issuer !== iss && !isTyped(fetched.issuer, asked, iss))
    remarks.push({ tone: 'caution', text: keyHelp.issuerIsNotIss(issuer, iss) });
  return remarks;
}

/** A slash at the end of what somebody typed says nothing; one in the document does. */
function isTyped(issuer: string | undefined, asked: string | undefined, iss: string): boolean {
  return issuer === undefined && asked !== undefined && sameIssuer(asked, iss);
}

/** The issuer that a token names, where it can be asked for keys. A token is hostile: only the URL itself is taken. */
export function issuerToAsk(iss: unknown): URL | null {
  if (typeof iss !== 'string' || !/^https?:\/\//i.test(iss)) return null;
  const url = addressOf(iss);
  return typeof url === 'string' ? null : url;
}

type Mended = keyof ReturnType<typeof words>['keyHelp']['mended'];

function mendsOf({ kind, text, fetched }: KeyInput): Mended[] {
  if (kind === 'pem') return mendPem(text).mends;
  if (kind !== 'jwk' || fetched) return [];
  try {
    return mendJwk(text).mends;
  } catch {
    return [];
  }
}

function nameReading(input: KeyInput, reading: KeyInput): string {
  const { key, keyHelp } = words();
  const encoding = key.encodings[reading.encoding];
  if (reading.text.endsWith('\n') && !input.text.endsWith('\n')) return keyHelp.readsWithLineBreak;
  return reading.text === input.text ? keyHelp.readsOtherwise(encoding) : keyHelp.readsTrimmed(encoding);
}
