// Globals that are somebody else's for the length of a test.

/**
 * Puts something else in place of what an object has under this name.
 * @param {object} target @param {string} name @param {PropertyDescriptor} descriptor
 * @returns {() => void} puts everything back as it was
 */
export function replace(target, name, descriptor) {
  const former = Object.getOwnPropertyDescriptor(target, name);
  if (former && !former.configurable) {
    target[name] = descriptor.value;
    return () => void (target[name] = former.value);
  }
  Object.defineProperty(target, name, { configurable: true, ...descriptor });
  return () => {
    if (former) Object.defineProperty(target, name, former);
    else delete target[name];
  };
}

/** Replacements that end together, the last one first. */
export class Replacements {
  #undo = [];

  /** @param {object} target @param {string} name @param {unknown} value */
  value(target, name, value) {
    this.#undo.push(replace(target, name, { value, writable: true }));
  }

  /** @param {object} target @param {string} name @param {() => unknown} get */
  getter(target, name, get) {
    this.#undo.push(replace(target, name, { get }));
  }

  restore() {
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }
}
