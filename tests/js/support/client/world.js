// A device with tabs, an authorization server and its API, for the length of a test.
import { createSession } from 'jotwasm/client';
import { Area } from './areas.js';
import { Channels } from './channels.js';
import { Device } from './device.js';
import { Replacements } from './globals.js';
import { Issuer } from './issuer.js';
import { Locks } from './locks.js';
import { Tab } from './tab.js';

export const API = 'https://api.example';
/** Not every runtime has a page; a browser's cannot be replaced. */
export const ORIGIN = globalThis.location?.origin ?? 'https://app.example';

export class World {
  device = new Device();
  issuer = new Issuer(this.device);
  locks = new Locks(this.device);
  channels = new Channels(this.device, () => this.current);
  areas = { local: new Area(() => this.tabs, this.device), session: new Area(() => [], this.device) };
  /** @type {Set<Tab>} */
  tabs = new Set();
  /** Whose turn it is, while what it does is synchronous. @type {Tab | undefined} */
  current;
  globals = new Replacements();

  /** @param {{ page?: boolean }} [where] page: in one, as far as the session can tell */
  install({ page = true } = {}) {
    const { globals } = this;
    this.device.install(globals);
    if (page && !globalThis.location) globals.value(globalThis, 'location', { origin: ORIGIN, href: `${ORIGIN}/` });
    globals.value(globalThis, 'navigator', { locks: this.locks });
    globals.value(globalThis, 'BroadcastChannel', this.channels.Channel);
    globals.getter(globalThis, 'localStorage', () => this.areas.local.of(this.current));
    globals.getter(globalThis, 'sessionStorage', () => this.areas.session.of(this.current));
    globals.value(globalThis, 'addEventListener', (...args) => this.current?.listen(...args));
    globals.value(globalThis, 'removeEventListener', (...args) => this.current?.unlisten(...args));
  }

  /** A tab with a session that knows of no others, unless told to. @param {any} [options] */
  open(options) {
    const { refresh, fetch } = this.issuer;
    return new Tab(this, () => createSession({ refresh, fetch, allowedOrigins: [API], crossTab: false, ...options }));
  }

  /** A tab among tabs. @param {any} [options] */
  tab(options) {
    return this.open({ crossTab: true, ...options });
  }

  /** A tab that has just logged in. @param {any} [options] */
  signedIn(options) {
    const tab = this.open(options);
    tab.session.setTokens(this.issuer.issue());
    return tab;
  }

  /** So many tabs that have the same tokens. @param {number} count @param {any} [options] */
  async share(count, options) {
    const tabs = Array.from({ length: count }, () => this.tab(options));
    tabs[0].session.setTokens(this.issuer.issue());
    await this.device.pass(0.5);
    return tabs;
  }

  close() {
    for (const tab of this.tabs) tab.close();
    this.globals.restore();
  }
}

/**
 * A test in a world of its own, which is gone afterwards, whatever happens.
 * @param {(assert: any, world: World) => unknown} work
 * @param {{ page?: boolean }} [where]
 */
export const simulated = (work, where) => async (assert) => {
  const world = new World();
  world.install(where);
  try {
    await work(assert, world);
  } finally {
    world.close();
  }
};
