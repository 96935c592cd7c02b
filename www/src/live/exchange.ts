/** One request to the Worker with its answer, kept as it will be shown. */
export type Lines = readonly (readonly [name: string, value: string])[];
export interface Sent {
  method: string;
  path: string;
  headers: Lines;
  body: string | null;
  /** Of a form: sent as its body, or with GET as the query. Shown one by one. */
  fields?: Lines;
  /** Said beside it, where it does not speak for itself. */
  note?: Note;
}
export type Note = 'onceMore' | 'thief' | 'owner' | 'silent';
export interface Answer {
  status: number;
  statusText: string;
  headers: Lines;
  body: string;
  milliseconds: number;
}
/** Why there is no answer to show. */
export type Trouble = 'noAnswer' | 'notSent' | 'inWindow';
export interface Exchange {
  sent: Sent;
  answer: Answer | null;
  trouble: Trouble | null;
  at: number;
  /** Where a redirect led to; null without one. */
  location: URL | null;
}

/** What is worth reading in an answer; the security headers would only hide it. */
const SHOWN = ['www-authenticate', 'content-type', 'cache-control', 'allow'];

export async function exchange(sent: Sent): Promise<Exchange> {
  const at = Date.now();
  const start = performance.now();
  try {
    const response = await fetch(urlOf(sent), {
      method: sent.method,
      headers: sent.headers.map(([name, value]) => [name, value]),
      body: bodyTo(sent),
      cache: 'no-store',
    });
    const milliseconds = performance.now() - start;
    if (response.redirected) return redirected(sent, at, new URL(response.url), milliseconds);
    const answer = describe(response, await response.text(), milliseconds);
    return { sent, trouble: null, answer, at, location: null };
  } catch {
    return { sent, answer: null, trouble: 'noAnswer', at, location: null };
  }
}

/** A fetch follows redirects and shows only where they ended; the Worker's are all 303. */
export function redirected(sent: Sent, at: number, location: URL, milliseconds: number): Exchange {
  const headers = [['location', location.pathname + location.search]] as const;
  const answer = { status: 303, statusText: 'See Other', headers, body: '', milliseconds };
  return { sent, trouble: null, answer, at, location };
}

/** One that stays on this side. */
export function unsent(sent: Sent, trouble: Trouble): Exchange {
  return { sent, answer: null, trouble, at: Date.now(), location: null };
}

export function urlOf({ method, path, fields }: Sent): string {
  return method === 'GET' && fields ? `${path}?${formOf(fields)}` : path;
}

function bodyTo({ method, body, fields }: Sent): BodyInit | null {
  return method !== 'GET' && fields ? formOf(fields) : body;
}

function formOf(fields: Lines): URLSearchParams {
  return new URLSearchParams(fields.map(([name, value]) => [name, value]));
}

export function bodyOf(done: Exchange): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(done.answer?.body ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function describe(response: Response, body: string, milliseconds: number): Answer {
  const headers = SHOWN.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  // HTTP/2 has no reason phrase; the trace reads better with one.
  const statusText = response.statusText || REASONS[response.status] || '';
  return { status: response.status, statusText, headers, body, milliseconds };
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
};
