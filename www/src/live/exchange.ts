/** One request to the demo Worker with its answer, kept as it will be shown. */
export type Lines = readonly (readonly [name: string, value: string])[];
export interface Sent {
  method: string;
  path: string;
  headers: Lines;
  body: string | null;
}
export interface Answer {
  status: number;
  statusText: string;
  headers: Lines;
  body: string;
  milliseconds: number;
}
export interface Exchange {
  sent: Sent;
  answer: Answer | null;
  trouble: string | null;
}

/** What is worth reading in an answer; the security headers would only hide it. */
const SHOWN = ['www-authenticate', 'content-type', 'cache-control', 'allow'];

export async function exchange(sent: Sent): Promise<Exchange> {
  const start = performance.now();
  try {
    const response = await fetch(sent.path, {
      method: sent.method,
      headers: sent.headers.map(([name, value]) => [name, value]),
      body: sent.body,
      cache: 'no-store',
    });
    const body = await response.text();
    return { sent, trouble: null, answer: describe(response, body, performance.now() - start) };
  } catch {
    return {
      sent,
      answer: null,
      trouble: 'No answer. Is the demo Worker running? `npm start` serves it together with this page.',
    };
  }
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
  404: 'Not Found',
  405: 'Method Not Allowed',
};
