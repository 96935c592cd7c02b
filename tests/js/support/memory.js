/**
 * The module's memory. Nobody hands it out, but what the call writes is written there.
 * @param {() => void} call one that writes
 * @returns {ArrayBuffer}
 */
export function bufferOf(call) {
  const { encodeInto } = TextEncoder.prototype;
  let buffer = new ArrayBuffer(0);
  TextEncoder.prototype.encodeInto = function (text, into) {
    buffer = into.buffer;
    return encodeInto.call(this, text, into);
  };
  try {
    call();
  } finally {
    TextEncoder.prototype.encodeInto = encodeInto;
  }
  return buffer;
}

/** How many bytes it has. @param {() => void} call */
export const memoryOf = (call) => bufferOf(call).byteLength;

/** Whether bytes of a text stand anywhere in it. @param {ArrayBuffer} buffer @param {string} text */
export function holds(buffer, text) {
  const wanted = new TextEncoder().encode(text);
  const bytes = new Uint8Array(buffer);
  for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
