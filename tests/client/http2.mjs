// HTTP/2 before the Worker: without it, Chromium does not stream the body of a request.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createSecureServer } from 'node:http2';

/** A key that protects nothing: the pages of these tests, for as long as they run. */
const pem = new URL('http2.pem', import.meta.url);

/** @param {string} target the Worker's address */
export async function overHttp2(target) {
  const both = await readFile(pem);
  const server = createSecureServer({ key: both, cert: both, allowHTTP1: true }, (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const plain = Object.entries(headers).filter(([name]) => !name.startsWith(':'));
    const call = request(target + url, { method, headers: Object.fromEntries(plain) }, (answer) => {
      const { connection, 'keep-alive': _, 'transfer-encoding': __, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode, rest);
      answer.pipe(outgoing);
    });
    call.on('error', () => outgoing.stream?.close());
    incoming.pipe(call);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `https://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
