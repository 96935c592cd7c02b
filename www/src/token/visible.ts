/** Characters that show nothing, or turn the text around them: a token may hold them to deceive its reader. */
export interface Run {
  text: string;
  /** "U+202E" for what would not be seen. */
  hidden: string | null;
}

/**
 * Controls, format characters (the bidirectional ones and zero-width spaces among them), private use, separators, odd
 * spaces. Line breaks and tabs are seen; a joiner between the parts of an emoji belongs there.
 */
const HIDDEN = new RegExp(
  [
    String.raw`(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d`,
    String.raw`(?![\t\n\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]`,
    String.raw`(?! |\u3000)\p{Zs}`,
  ].join('|'),
  'gu',
);

export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(HIDDEN)) {
    if (index > done) runs.push({ text: text.slice(done, index), hidden: null });
    runs.push({ text: found, hidden: codePoint(found) });
    done = index + found.length;
  }
  if (done < text.length) runs.push({ text: text.slice(done), hidden: null });
  return runs;
}

/** In one line of text, where there is no room for elements. */
export function visible(text: string): string {
  return runsOf(text).map((run) => run.hidden ?? run.text).join('');
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
