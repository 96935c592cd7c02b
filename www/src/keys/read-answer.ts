/** One request for a JSON document: nothing of the reader goes along, and nothing of it is kept. */
export type AnswerFault = 'blocked' | 'offline' | 'timeout' | 'tooLarge' | 'status' | 'html' | 'notJson';

/** The last three are those of a document that is not the one it should be. */
export type Fault = AnswerFault | 'noKeys' | 'noJwksUri' | 'badJwksUri';

export class FetchFault extends Error {
  readonly fault: Fault;
  readonly url: string;
  readonly status: number;

  constructor(fault: Fault, url: string, status = 0) {
    super(fault);
    this.fault = fault;
    this.url = url;
    this.status = status;
  }
}

const TIMEOUT_SECONDS = 10;
const LIMIT_BYTES = 2 ** 20;

/** @throws {FetchFault} */
export async function readAnswer(url: string): Promise<unknown> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), TIMEOUT_SECONDS * 1000);
  try {
    return parse(await ask(url, controller.signal), url);
  } catch (error) {
    if (error instanceof FetchFault) throw error;
    if (controller.signal.aborted) throw new FetchFault('timeout', url);
    throw new FetchFault(navigator.onLine ? 'blocked' : 'offline', url);
  } finally {
    clearTimeout(timer);
  }
}

async function ask(url: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(url, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'follow',
    headers: { accept: 'application/json' },
    signal,
  });
  if (!answer.ok) throw new FetchFault('status', url, answer.status);
  return readLimited(answer, url);
}

/** What an answer says of its own length may be wrong, so it is counted. */
async function readLimited(answer: Response, url: string): Promise<string> {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '',
    bytes = 0;
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done || !value) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > LIMIT_BYTES) {
      void reader?.cancel();
      throw new FetchFault('tooLarge', url);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parse(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FetchFault(/^\s*</.test(text) ? 'html' : 'notJson', url);
  }
}
