// @ts-check
// Requests over connections that stay open, each sent as soon as the answer to the one before has come. Written on bare
// sockets: on a machine with two cores, an HTTP client would be most of what is measured.
import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * @typedef {{ bytes: Buffer, status: number }} Sending what is sent, and the status that has to come
 * @typedef {{ answers: number, errors: string[], seconds: number, latencies: Float64Array }} Load latencies in ms, sorted
 */

/**
 * @param {string} path
 * @param {string | undefined} token
 * @param {number} status
 * @returns {Sending}
 */
export function sending(path, token, status) {
  const authorization = token === undefined ? '' : `Authorization: Bearer ${token}\r\n`;
  return { bytes: Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${authorization}\r\n`), status };
}

/** The status of an answer that is whole, or nothing yet. @param {string} text */
function statusOf(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end)) ?? [];
  const isWhole = length ? text.length >= end + 4 + Number(length) : text.endsWith('\r\n0\r\n\r\n');
  return isWhole ? Number(text.slice(9, 12)) : undefined;
}

/**
 * @param {number} port
 * @param {Sending[]} pool sent in turn
 * @param {{ connections: number, seconds: number }} settings
 * @returns {Promise<Load>}
 */
export async function load(port, pool, { connections, seconds }) {
  const began = performance.now();
  const end = began + seconds * 1000;
  const all = await Promise.all(Array.from({ length: connections }, (_, n) => oneConnection(port, pool, n, end)));
  const latencies = Float64Array.from(all.flatMap((one) => one.latencies)).sort();
  const errors = all.flatMap((one) => one.errors);
  return { answers: latencies.length, errors, seconds: (performance.now() - began) / 1000, latencies };
}

/** @param {number} port @param {Sending[]} pool @param {number} first @param {number} end */
async function oneConnection(port, pool, first, end) {
  /** @type {number[]} */
  const latencies = [];
  /** @type {string[]} */
  const errors = [];
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  try {
    await once(socket, 'connect');
    for (let n = first; performance.now() < end; n++) {
      const { bytes, status } = pool[n % pool.length];
      const sent = performance.now();
      const got = await answered(socket, bytes);
      latencies.push(performance.now() - sent);
      if (got !== status) errors.push(`${got} where ${status} was to come`);
    }
  } catch (error) {
    errors.push(String(error));
  }
  socket.destroy();
  return { latencies, errors };
}

/** @param {import('node:net').Socket} socket @param {Buffer} bytes @returns {Promise<number>} */
function answered(socket, bytes) {
  return new Promise((resolve, reject) => {
    let text = '';
    const done = (/** @type {() => void} */ settle) => {
      socket.removeAllListeners('data').removeAllListeners('error').removeAllListeners('close');
      settle();
    };
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const status = statusOf(text);
      if (status !== undefined) done(() => resolve(status));
    });
    socket.on('error', (error) => done(() => reject(error)));
    socket.on('close', () => done(() => reject(new Error('the connection was closed'))));
    socket.write(bytes);
  });
}
