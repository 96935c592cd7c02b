/** A token as text, each part in its colour. */
import { h, replace } from '../dom.ts';
import { cutToken, type Piece } from '../token/pieces.ts';

export function renderPieces(element: Element, pieces: Piece[]): void {
  const spans = pieces.map(({ text, kind, faulty }) =>
    h('span', { class: `piece piece-${kind}${faulty ? ' piece-fault' : ''}` }, text),
  );
  replace(element, ...spans);
}

export function renderToken(element: Element, token: string): void {
  renderPieces(element, cutToken(token));
}

/** Enough of each part to recognise the token by. */
export function renderShortToken(element: Element, token: string, keep = 12): void {
  renderPieces(
    element,
    cutToken(token).map((piece) => ({ ...piece, text: shortenPart(piece.text, keep) })),
  );
}

function shortenPart(part: string, keep: number): string {
  return part.length > keep * 1.5 ? `${part.slice(0, keep)}…` : part;
}
