/** What the sign panel is made of: its controls, what they say, and what they come to. */
import type { Algorithm } from 'jotwasm/full';
import { createChoice } from '../components/choice.ts';
import { createClaimsEditor } from '../components/claims-editor.ts';
import { createHeaderEditor } from '../components/header-editor.ts';
import { createSelect } from '../components/select.ts';
import { createSignedToken } from '../components/signed-token.ts';
import { createSigningKey } from '../components/signing-key.ts';
import { createWarnings } from '../components/warnings.ts';
import { h, setText } from '../dom.ts';
import { describeAlgorithm, FAMILIES, type Family } from '../keys/algorithms.ts';
import { LIFETIMES, signWith, type Lifetime, type Signed } from '../keys/sign-with.ts';
import { headerRefusal, whyUnsigned, type Refusal } from '../keys/why-unsigned.ts';
import { words } from '../language/words.ts';
import type { SignState } from './sign.ts';

export type SignParts = ReturnType<typeof createSignParts>;

interface Handlers {
  change(): void;
  changeKey(): void;
  turnTo(alg: Algorithm): void;
}

const FIRST_CLAIMS = {
  iss: 'https://login.example',
  sub: 'ada',
  aud: 'https://api.example',
  scope: 'notes:read notes:write',
};

export function createSignParts(alg: Algorithm, { change, changeKey, turnTo }: Handlers) {
  const say = words().sign;
  const lifetimes = LIFETIMES.map((each) => [each, say.lifetimes[each]] as const);
  const key = createSigningKey(alg, changeKey);
  return {
    algorithm: createSelect<Algorithm>(words().algorithms.choose, groups(), turnTo),
    about: h('p', { class: 'algorithm-about' }),
    lifetime: createChoice<Lifetime>(say.lifetime, lifetimes, change),
    lifetimeHint: h('p', { class: 'lifetime-hint' }),
    key,
    header: createHeaderEditor(key.thumbprint, change),
    claims: createClaimsEditor(change),
    output: createSignedToken(turnTo),
    warnings: createWarnings(),
  };
}

function groups(): { label: string; values: readonly Algorithm[] }[] {
  const { families } = words().algorithms;
  return (Object.keys(FAMILIES) as Family[]).map((family) => ({ label: families[family], values: FAMILIES[family] }));
}

/** With what a writer had put in, or with an example and a new key. */
export function fill({ algorithm, lifetime, header, claims, key }: SignParts, state?: SignState): void {
  algorithm.set(state?.algorithm ?? 'HS256');
  lifetime.set(state?.lifetime ?? '15m');
  header.setText(state?.header ?? JSON.stringify({ alg: 'HS256', typ: 'JWT' }, null, 2));
  claims.setText(state?.claims ?? JSON.stringify(FIRST_CLAIMS, null, 2));
  if (!state) return key.begin('HS256');
  key.set(state.key, state.isKeyMade);
  header.adopt(key.kid());
}

export function describe({ algorithm, about, lifetime, lifetimeHint }: SignParts): void {
  const after = lifetime.value();
  setText(about, describeAlgorithm(algorithm.value()));
  setText(lifetimeHint, words().sign.lifetimeHint[after === 'none' || after === 'written' ? after : 'preset']);
}

/** Signs what stands there. */
export function attempt(parts: SignParts): Signed | Refusal {
  const say = words().sign;
  const alg = parts.algorithm.value();
  const header = parts.header.read(),
    claims = parts.claims.read();
  if (!header) return { text: say.headerFirst, choose: null };
  if (!claims) return { text: say.claimsFirst, choose: null };
  const refusal = headerRefusal(header, alg);
  if (refusal) return refusal;
  try {
    return signWith({ header, claims, key: parts.key.value(), alg, lifetime: parts.lifetime.value() });
  } catch (error) {
    return whyUnsigned(error, alg);
  }
}
