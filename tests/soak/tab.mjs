// @ts-check
// A tab: globals of its own, and nothing gets in while it is frozen or its device asleep.
/** @import { Device } from './device.mjs' */
/** @import { Session } from 'jotwasm/client' */
/** @import { Chances } from './random.mjs' */
import { lockManager } from './lock-manager.mjs';

/** What a timer can wait, in milliseconds; one that waits longer fires at once (HTML, "run steps after a timeout"). */
const LONGEST = 2 ** 31 - 1;

export class Tab {
  session = /** @type {Session} */ (/** @type {unknown} */ (undefined)); // until it is opened
  /** Timers of a tab that is not seen fire at whole multiples of this only, in milliseconds. */
  #throttle = 1;
  /** When it last heard of new tokens. */
  heard;
  /** When it last thawed, or its device woke. */
  woke = -Infinity;
  suspended = false;
  gone = false;
  /** What came while it was frozen. @type {(() => void)[]} */
  inbox = [];
  /** How many locks it has or waits for. A browser does not freeze it then. */
  locks = 0;
  /** How many refreshes are on their way. */
  refreshing = 0;
  /** How many of its requests have not been answered. */
  waiting = 0;
  #window = new EventTarget();
  /** @type {Set<BroadcastChannel>} */
  #channels = new Set();
  #timers = new Map();
  #ids = 0;
  /** @type {() => void} */
  #end = () => {};
  ended = new Promise((resolve) => void (this.#end = () => resolve(undefined)));

  /** @param {string} name @param {Device} device @param {Chances} chances */
  constructor(name, device, chances) {
    this.name = name;
    this.heard = device.timeline.now;
    this.device = device;
    this.chances = chances;
    device.tabs.add(this);
    device.journal.note(`${name} is opened`);
  }

  /** What the client finds under `globalThis`, and without it. */
  globals() {
    const tab = this;
    const { device } = this;
    class TabChannel extends device.channels.Channel {
      owner = tab;
      constructor(/** @type {string} */ name) {
        super(name);
        tab.#channels.add(this);
      }
    }
    const globals = {
      Date: { now: () => device.wall(), parse: Date.parse },
      performance: { now: () => device.stopwatch() },
      setTimeout: (/** @type {() => void} */ run, /** @type {number} */ delay) => tab.#set(run, delay),
      clearTimeout: (/** @type {number} */ id) => void tab.#timers.delete(id),
      BroadcastChannel: TabChannel,
      navigator: {},
      localStorage: device.area.of(tab),
      location: { origin: 'https://app.example' },
      Math: Object.create(Math, { random: { value: this.chances.fraction } }),
      addEventListener: this.#window.addEventListener.bind(this.#window),
    };
    return Object.assign(globals, { navigator: { locks: lockManager(this) } });
  }

  /** Without `navigator.locks`, as in a page that is not secure. */
  globalsWithoutLocks() {
    return { ...this.globals(), navigator: {} };
  }

  get frozen() {
    return this.suspended || this.device.asleep;
  }

  /** @param {() => void} run now, or once it has thawed */
  deliver(run) {
    if (this.gone) return;
    if (this.frozen) this.inbox.push(run);
    else run();
  }

  /** What arrives in a while. @param {number} delay in milliseconds @param {() => void} run */
  after(delay, run) {
    this.device.after(delay, () => this.deliver(run));
  }

  /** @param {string} type @param {object} [init] */
  dispatch(type, init) {
    this.deliver(() => void this.#window.dispatchEvent(Object.assign(new Event(type), init)));
  }

  /** @param {() => void} run @param {number} [delay] */
  #set(run, delay = 0) {
    const id = ++this.#ids;
    const due = this.device.stopwatch() + (delay > LONGEST ? 1 : Math.max(delay, 1));
    this.#timers.set(id, { run, due });
    this.#arm(id);
    return id;
  }

  /** @param {number} id */
  #arm(id) {
    const { due } = this.#timers.get(id);
    const seen = Math.ceil(due / this.#throttle) * this.#throttle;
    this.after(seen - this.device.stopwatch(), () => this.#fire(id));
  }

  /** @param {number} id */
  #fire(id) {
    const timer = this.#timers.get(id);
    if (!timer) return;
    if (timer.due > this.device.stopwatch() + 0.01) return this.#arm(id); // the stopwatch stood still
    this.#timers.delete(id);
    timer.run();
  }

  /** @param {number} throttle */
  hide(throttle) {
    this.device.journal.note(`${this.name} is hidden`);
    this.#throttle = throttle;
    this.dispatch('visibilitychange');
  }

  show() {
    this.#throttle = 1;
    for (const id of this.#timers.keys()) this.#arm(id);
    this.dispatch('visibilitychange');
  }

  freeze() {
    this.device.journal.note(`${this.name} is frozen`);
    this.suspended = true;
  }

  thaw() {
    this.device.journal.note(`${this.name} thaws`);
    this.suspended = false;
    this.wake();
  }

  /** What has come meanwhile comes in now, in its order. */
  wake() {
    if (this.frozen) return;
    this.woke = this.device.timeline.now;
    for (const run of this.inbox.splice(0)) this.after(0, run);
    this.dispatch('visibilitychange');
  }

  /** Nothing of it is left but what it has sent. */
  close() {
    this.device.journal.note(`${this.name} is closed`);
    this.gone = true;
    this.device.tabs.delete(this);
    for (const channel of this.#channels) channel.close();
    this.#timers.clear();
    this.#end();
  }
}
