// @ts-check

/**
 * The bytes of lower- or upper-case hex digits, of which there is an even number.
 * @param {string} hex
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function fromHex(hex) {
  const native = /** @type {{ fromHex?: (hex: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array).fromHex;
  if (native) return native.call(Uint8Array, hex);
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = (digit(hex.charCodeAt(2 * i)) << 4) | digit(hex.charCodeAt(2 * i + 1));
  }
  return bytes;
}

/** '0' to '9' stand at 48, 'a' to 'f' at 97; bit 5 is all that sets 'A' apart from 'a'. @param {number} code */
const digit = (code) => (code < 58 ? code - 48 : (code | 32) - 87);
