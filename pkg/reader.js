// @ts-check
// Text out of a module's memory, which the module has checked to be UTF-8. A byte order mark in it is text, not a mark.

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads from one address to another.
 * @param {ArrayBuffer} memory
 * @returns {(start: number, end: number) => string}
 */
export const readerOf = (memory) => (start, end) => decoder.decode(new Uint8Array(memory, start, end - start));
