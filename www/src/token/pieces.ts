/** A text cut by what each stretch of it is: for colouring in place. */
export type Part = 'header' | 'claims' | 'signature' | 'surplus';
export interface Piece {
  text: string;
  kind: Part | 'dot' | 'aside';
  /** Something is wrong here. */
  faulty: boolean;
}
/** A stretch of characters, `to` not included. */
export interface Range {
  from: number;
  to: number;
}
/** Where a stretch of the token stands in the text around it. */
export interface Stretch extends Range {
  /** Where it begins in the token. */
  at: number;
  /** Usually what stands there; a percent-encoded character is one here, and three there. */
  text: string;
}

export const PARTS: readonly Part[] = ['header', 'claims', 'signature'];
/** More can be neither told apart nor drawn in time. What follows is one piece. */
const MOST_PIECES = 2000;

/** Colours for a token that is known to be nothing but a token. */
export function cutToken(token: string): Piece[] {
  return cutText(token, [{ from: 0, to: token.length, at: 0, text: token }], []);
}

/** @param faults in the token's own characters */
export function cutText(text: string, stretches: readonly Stretch[], faults: readonly Range[]): Piece[] {
  const pieces: Piece[] = [];
  const aside = (from: number, to: number): void => {
    if (to > from) pieces.push({ text: text.slice(from, to), kind: 'aside', faulty: false });
  };
  let done = 0;
  let part = 0;
  for (const stretch of stretches) {
    aside(done, stretch.from);
    done = stretch.to;
    for (const range of split(stretch, faults, MOST_PIECES - pieces.length)) {
      const inside = stretch.text.slice(range.from - stretch.at, range.to - stretch.at);
      if (inside === '.') part += 1;
      const kind = inside === '.' ? 'dot' : (PARTS[part] ?? 'surplus');
      const faulty = faults.some(({ from, to }) => from < range.to && to > range.from);
      pieces.push({ text: shown(text, stretch, range), kind, faulty });
    }
  }
  aside(done, text.length);
  return pieces;
}

/** At its dots, and where a fault begins or ends. */
function split(stretch: Stretch, faults: readonly Range[], most: number): Range[] {
  const end = stretch.at + stretch.text.length;
  const edges = new Set([stretch.at, end]);
  for (const { from, to } of faults) [from, to].forEach((edge) => edge > stretch.at && edge < end && edges.add(edge));
  for (let dot = stretch.text.indexOf('.'); dot !== -1 && edges.size < most; dot = stretch.text.indexOf('.', dot + 1)) {
    edges.add(stretch.at + dot).add(stretch.at + dot + 1);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((to, index) => ({ from: sorted[index]!, to }));
}

/** As it stands in the text around the token. */
function shown(text: string, stretch: Stretch, range: Range): string {
  const isEncoded = stretch.to - stretch.from !== stretch.text.length;
  const from = stretch.from + range.from - stretch.at;
  return isEncoded ? text.slice(stretch.from, stretch.to) : text.slice(from, from + range.to - range.from);
}
