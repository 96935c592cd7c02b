// A tab with one session, and what happens to it.

const EVENTS = ['refresh', 'expire', 'clear', 'error'];

export class Tab {
  frozen = false;
  /** What waits until it thaws. @type {(() => void)[]} */
  inbox = [];
  /** What its session told. @type {{ type: string, detail: any }[]} */
  events = [];
  /** @type {{ type: string, listener: any, signal?: AbortSignal }[]} */
  #listeners = [];

  /** @param {import('./world.js').World} world @param {() => import('jotwasm/client').Session} open */
  constructor(world, open) {
    this.world = world;
    this.session = this.run(open);
    world.tabs.add(this);
    for (const type of EVENTS) {
      this.session.addEventListener(type, ({ detail }) => this.events.push({ type, detail }));
    }
  }

  /** Its names of what happened. */
  get told() {
    return this.events.map(({ type }) => type);
  }

  /** @template T @param {() => T} action @returns {T} */
  run(action) {
    const { world } = this;
    const former = world.current;
    world.current = this;
    try {
      return action();
    } finally {
      world.current = former;
    }
  }

  /** As its window has it. */
  listen(type, listener, { signal } = {}) {
    if (!signal?.aborted) this.#listeners.push({ type, listener, signal });
  }

  unlisten(type, listener) {
    this.#listeners = this.#listeners.filter((one) => one.type != type || one.listener != listener);
  }

  get listeners() {
    return this.#listeners.filter(({ signal }) => !signal?.aborted);
  }

  /** Something happens to its window. @param {string} type @param {object} [details] */
  dispatch(type, details = {}) {
    if (this.frozen) return void this.inbox.push(() => this.dispatch(type, details));
    const event = Object.assign(new Event(type), details);
    for (const { type: wanted, listener } of this.listeners) {
      if (wanted == type) this.run(() => (listener.handleEvent ? listener.handleEvent(event) : listener(event)));
    }
  }

  freeze() {
    this.frozen = true;
  }

  /** @param {{ deaf?: boolean }} [how] deaf: what was said meanwhile is lost, as in the back-forward cache */
  thaw({ deaf = false } = {}) {
    this.frozen = false;
    for (const run of deaf ? (this.inbox = []) : this.inbox.splice(0)) run();
    this.dispatch('pageshow', { persisted: deaf });
  }

  getToken() {
    return this.run(() => this.session.getToken());
  }

  fetch(...args) {
    return this.run(() => this.session.fetch(...args));
  }

  close() {
    this.session.dispose();
    this.world.tabs.delete(this);
  }
}
