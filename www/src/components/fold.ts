/** Text of the wire with its long secrets cut short: a press shows one whole, or takes a JWT to the first field. */
import { h } from '../dom.ts';
import { lessonWords } from '../language/words.ts';
import { cutToken } from '../token/pieces.ts';

export type Look = (token: string) => void;

/** A JWT, a refresh token, a code, a verifier: long stretches without a space. */
const LONG = /[\w-]{8,}(?:\.[\w-]{16,}){1,2}|[\w-]{40,}/g;
const JWT = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;
const KEPT = 10;

/** With its end: tokens of a kind begin alike, refresh tokens of a family for instance. */
export const shortened = (text: string): string => `${text.slice(0, 6)}…${text.slice(-6)}`;
const begun = (part: string): string => (part.length <= KEPT ? part : `${part.slice(0, KEPT)}…`);

export function folded(text: string, look: Look): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const { 0: long, index } of text.matchAll(LONG)) {
    parts.push(text.slice(end, index), ...fold(long, look));
    end = index + long.length;
  }
  return [...parts, text.slice(end)];
}

function fold(long: string, look: Look): Node[] {
  const isJwt = JWT.test(long);
  const button = h('button', { type: 'button', class: 'fold', onclick: toggle });
  let isOpen = true;
  function toggle(): void {
    isOpen = !isOpen;
    const pieces = isJwt ? cutToken(long) : [{ kind: 'aside', text: long }];
    const shown = pieces.map(({ kind, text }) =>
      h('span', { class: `piece piece-${kind}` }, isOpen ? text : isJwt ? begun(text) : shortened(text)),
    );
    button.replaceChildren(...shown);
    button.setAttribute('aria-expanded', String(isOpen));
    button.title = isOpen ? lessonWords().trace.shorten : lessonWords().trace.whole;
  }
  toggle();
  if (!isJwt) return [button];
  const inspect = h(
    'button',
    { type: 'button', class: 'fold-inspect', onclick: () => look(long) },
    lessonWords().trace.inspect,
  );
  return [button, document.createTextNode(' '), inspect];
}
