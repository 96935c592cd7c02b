/**
 * Bytes of the module's memory. Nobody hands it out, but what the call writes is written there.
 * @param {() => void} call one that writes
 */
export function memoryOf(call) {
  const { encodeInto } = TextEncoder.prototype;
  let bytes = 0;
  TextEncoder.prototype.encodeInto = function (text, into) {
    bytes = into.buffer.byteLength;
    return encodeInto.call(this, text, into);
  };
  try {
    call();
  } finally {
    TextEncoder.prototype.encodeInto = encodeInto;
  }
  return bytes;
}
