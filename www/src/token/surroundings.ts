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
  return /(?:^|[\s"'])(?:set-)?cookie["']?\s*[:=]/i.test(line) || /(?:^|\s)(?:-b|--cookie)[= ]?\s*["']?[^"']*$/.test(line);
}

/** In words, for "Read without …". */
export function leftOut(before: string, inside: string, after: string): string[] {
  const say = words().inspect.leftOut;
  const [head, tail] = [before.slice(-4000), after.slice(0, 4000)];
  const left = aroundIt(head, tail);
  if (/["'`“”‘’«»]/.test(head.slice(-1) + tail.slice(0, 1)) && left.every((each) => !Object.values(say.around).includes(each)))
    left.push(say.quotes);
  if (/\s/.test(inside)) left.push(say.lineBreaks);
  if (/%[\dA-F]{2}/i.test(inside)) left.push(say.percent);
  return left;
}

function aroundIt(head: string, tail: string): string[] {
  const say = words().inspect.leftOut;
  const { around } = say;
  if (/(?:^|[\s$])curl\s/.test(head)) return [around.curl];
  if (/^\W*(?:set-)?cookie\s*:/i.test(head)) return [around.cookies];
  if (/[\w.+-]+:\/\/\S*$/.test(head)) return [around.url];
  if (/^\s*[[{]/.test(head)) return [around.json];
  const plain = head.replace(/authorization\s*["'`]?\s*[:=]/i, '').replace(/bearer(?=\s)/i, '');
  const name = /^\s*(?:export\s+|set\s+|const\s+|let\s+|var\s+)?["'`]?([\w.$-]{1,64})["'`]?\s*[:=]\s*["'`“‘]?\s*$/i.exec(plain)?.[1];
  if (!/^[\s"'`“”‘’«»,;]*$/.test(name ? '' : plain) || !/^[\s"'`“”‘’«»,;.]*$/.test(tail)) return [around.text];
  return [
    /authorization/i.test(head) && say.headerName,
    name && say.name(name),
    /bearer\s/i.test(head) && say.bearer,
  ].filter((each) => typeof each === 'string');
}
