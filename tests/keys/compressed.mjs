// @ts-check
// SPKI with a compressed point, which Node reads and has no option to write.
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';

const [SEQUENCE, BIT_STRING] = [0x30, 0x03];

/** @param {number} tag @param {Uint8Array[]} contents below 128 bytes, which is enough for P-521 */
const der = (tag, ...contents) => {
  const body = Buffer.concat(contents);
  return Buffer.concat([Uint8Array.of(tag, body.length), body]);
};

/** @param {import('node:crypto').KeyObject} key @param {number} length of its point, uncompressed */
export function compressed(key, length) {
  const spki = key.export({ type: 'spki', format: 'der' });
  const [x, y] = halves(spki.subarray(-length));
  // The algorithm's identifier is all between the header of the structure and the bit string around the point.
  const start = spki[1] & 0x80 ? 3 : 2;
  const algorithm = spki.subarray(start, start + 2 + spki[start + 1]);
  const point = [Uint8Array.of(0, 2 + (y[y.length - 1] & 1)), x];
  const written = der(SEQUENCE, algorithm, der(BIT_STRING, ...point));
  assert.ok(createPublicKey({ key: written, type: 'spki', format: 'der' }).equals(key));
  const base64 = written.toString('base64').replace(/.{1,64}/g, '$&\n');
  return `-----BEGIN PUBLIC KEY-----\n${base64}-----END PUBLIC KEY-----\n`;
}

/** The coordinates of an uncompressed point. @param {Buffer} point */
function halves(point) {
  assert.equal(point[0], 4);
  const middle = (point.length + 1) / 2;
  return [point.subarray(1, middle), point.subarray(middle)];
}
