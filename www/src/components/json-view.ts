/** JSON, exact and in lines, lightly coloured. */
import { h } from '../dom.ts';
import type { JsonValue } from '../json/read.ts';
import { words } from '../language/words.ts';
import { prettyTokens, type JsonToken } from '../token/pretty.ts';
import { visible } from '../token/visible.ts';
import { textNodes } from './plain-text.ts';

/** Coloured; what has more pieces is text alone. */
const MOST_TOKENS = 4000;

export function createJsonView(value: JsonValue, caption: string): HTMLElement {
  const tokens = prettyTokens(value);
  const content =
    tokens.length > MOST_TOKENS
      ? [visible(tokens.map(({ text }) => text).join(''))]
      : tokens.map(nodeOf);
  return h(
    'pre',
    { class: 'json', tabindex: '0', role: 'group', 'aria-label': words().claims.jsonOf(visible(caption)) },
    ...content,
  );
}

function nodeOf({ text, kind }: JsonToken): HTMLElement | string {
  return kind === 'sign' ? text : h('span', { class: `json-${kind}` }, ...textNodes(text));
}
