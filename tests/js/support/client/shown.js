// Whatever can be seen of a value without asking for it: as JSON, as text, and as the runtime's console would have it.

/** @param {any} value */
export function shown(value) {
  return [String(value), value?.message, value?.stack, json(value), ...inspected(value), walked(value)].join('\n');
}

function json(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

/** That of workerd reads every accessor of what extends its EventTarget, so that nothing can be hidden from it. */
const inWorkerd = globalThis.navigator?.userAgent == 'Cloudflare-Workers';

/** By the console of Node, Deno or Bun. */
function inspected(value) {
  if (inWorkerd) return [];
  const { process, Deno, Bun } = /** @type {any} */ (globalThis);
  const inspect = process?.getBuiltinModule?.('node:util').inspect;
  return [inspect?.(value, { depth: 9, showHidden: true }), Deno?.inspect(value, { depth: 9 }), Bun?.inspect(value)];
}

/** Every own property, however deep, enumerable or not. */
function walked(value, seen = new Set()) {
  if (Object(value) !== value) return String(value);
  if (seen.has(value)) return '';
  seen.add(value);
  const descriptors = Object.values(Object.getOwnPropertyDescriptors(value));
  return descriptors.map((one) => ('value' in one ? walked(one.value, seen) : '')).join('\n');
}
