// A model of navigator.locks (https://w3c.github.io/web-locks/), as far as it is exclusive: granted in order, and not
// within the call.

export class Locks {
  /** @type {Map<string, any>} */
  held = new Map();
  pending = [];

  /** @param {import('./device.js').Device} device */
  constructor(device) {
    this.device = device;
  }

  /** @param {string} name @param {any} options @param {any} [callback] */
  async request(name, options, callback = options) {
    const { signal, ifAvailable, steal } = typeof options == 'function' ? {} : options;
    if (name.startsWith('-')) throw new DOMException('a name that is reserved', 'NotSupportedError');
    if (signal && (ifAvailable || steal)) throw new DOMException('not with a signal', 'NotSupportedError');
    signal?.throwIfAborted();
    if (ifAvailable && this.held.has(name)) return callback(null);
    return new Promise((resolve, reject) => {
      const request = { name, callback, resolve, reject };
      this.pending.push(request);
      const abort = () => {
        if (!this.pending.includes(request)) return; // it has been granted
        this.pending.splice(this.pending.indexOf(request), 1);
        reject(signal.reason);
      };
      signal?.addEventListener('abort', abort);
      this.#later();
    });
  }

  async query() {
    const about = ({ name }) => ({ name, mode: 'exclusive', clientId: 'x' });
    await new Promise((resolve) => this.device.after(1, () => resolve(undefined)));
    return { held: [...this.held.values()].map(about), pending: this.pending.map(about) };
  }

  #later() {
    this.device.after(1, () => this.#grant());
  }

  #grant() {
    for (const request of [...this.pending]) {
      if (this.held.has(request.name)) continue;
      this.pending.splice(this.pending.indexOf(request), 1);
      this.held.set(request.name, request);
      void this.#hold(request);
    }
  }

  async #hold(request) {
    const { name, callback, resolve, reject } = request;
    const result = (async () => callback({ name, mode: 'exclusive' }))();
    await result.then(resolve, reject);
    if (this.held.get(name) == request) this.held.delete(name);
    this.#later();
  }

  /** Somebody takes a lock and keeps it. @param {string} name @returns {() => void} lets it go */
  seize(name) {
    const request = { name };
    this.held.set(name, request);
    return () => {
      if (this.held.get(name) == request) this.held.delete(name);
      this.#later();
    };
  }
}
