/** What stands around a token: what the place calls it, and what has to be left out to get at it. */
import { words } from '../language/words.ts';

/** "access_token", "cookie session"; empty where nothing names it. */
export function nameBefore(text: string, from: number): string {
  const before = text.slice(Math.max(0, from - 300), from).replace(/\\?["'`“‘]*(?:s(?::|%3A))?$/i, '');
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/bearer\s*$/i.test(before)) return /authorization/i.test(line) ? 'Authorization' : 'Bearer';
  const option = /(--[\w-]+)[= ]\s*$/.exec(line)?.[1];
  if (option && !isCookieOption(option)) return option;
  const name = /([\w.$~-]{1,64})["'`\\]*\s*(?:=>|[:=])\s*["'`\\]*$/.exec(before)?.[1] ?? '';
  if (name !== '' && isInCookies(line)) return words().inspect.cookie(name);
  return name;
}

function isCookieOption(option: string): boolean {
  return option === '--cookie';
}

function isInCookies(line: string): boolean {
  const isHeader = /(?:^|[\s"'])(?:set-)?cookie["']?\s*[:=]/i.test(line);
  return isHeader || /(?:^|\s)(?:-b|--cookie)[= ]?\s*["']?[^"']*$/.test(line);
}

/** In words, for "Read without …". */
export function leftOut(before: string, inside: string, after: string): string[] {
  const say = words().inspect.leftOut;
  const [head, tail] = [before.slice(-4000), after.slice(0, 4000)];
  const left = aroundIt(head, tail);
  const isWithin = left.some((each) => Object.values(say.around).includes(each));
  if (!isWithin && /["'`“”‘’«»]/.test(head.slice(-1) + tail.slice(0, 1))) left.push(say.quotes);
  if (/\s/.test(inside)) left.push(say.lineBreaks);
  if (/%[\dA-F]{2}/i.test(inside)) left.push(say.percent);
  return left;
}

/** `export TOKEN=`, `const token = "`, `"access_token": "`. */
const NAMED = /^\s*(?:(?:export|set|const|let|var)\s+)?["'`]?([\w.$-]{1,64})["'`]?\s*[:=]\s*["'`“‘]?\s*$/i;

function aroundIt(head: string, tail: string): string[] {
  const say = words().inspect.leftOut;
  const { around } = say;
  if (/(?:^|[\s$])curl\s/.test(head)) return [around.curl];
  if (/^\W*(?:set-)?cookie\s*:/i.test(head)) return [around.cookies];
  if (/[\w.+-]+:\/\/\S*$/.test(head)) return [around.url];
  if (/^\s*[[{]/.test(head)) return [around.json];
  const plain = head.replace(/authorization\s*["'`]?\s*[:=]/i, '').replace(/bearer(?=\s)/i, '');
  const name = NAMED.exec(plain)?.[1];
  if (!/^[\s"'`“”‘’«»,;]*$/.test(name ? '' : plain) || !/^[\s"'`“”‘’«»,;.]*$/.test(tail)) return [around.text];
  return [
    /authorization/i.test(head) && say.headerName,
    name && say.name(name),
    /bearer\s/i.test(head) && say.bearer,
  ].filter((each) => typeof each === 'string');
}
