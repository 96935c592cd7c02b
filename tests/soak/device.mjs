// @ts-check
// One device: a wall clock that may be hours off and be set, a stopwatch that may stand still while the device sleeps, a
// network that comes and goes, and what its tabs share.
/** @import { Timeline } from './timeline.mjs' */
/** @import { Tab } from './tab.mjs' */
import { Journal } from './journal.mjs';
import { Area, Channels, Locks } from './models.mjs';

export class Device {
  /** Those that are there, frozen ones too. @type {Set<Tab>} */
  tabs = new Set();
  online = true;
  asleep = false;
  #slept = 0;
  #since = 0;

  /** @param {Timeline} timeline @param {{ ahead: number, stopwatchSleeps: boolean }} plan */
  constructor(timeline, { ahead, stopwatchSleeps }) {
    this.timeline = timeline;
    this.journal = new Journal(timeline);
    this.ahead = ahead;
    this.stopwatchSleeps = stopwatchSleeps;
    this.locks = new Locks(this);
    this.channels = new Channels(this, () => undefined);
    this.channels.sent.push = () => 0; // nobody will read them
    this.area = new Area(() => this.tabs, this);
  }

  /** What the browser itself does in a while. @param {number} delay in milliseconds @param {() => void} run */
  after(delay, run) {
    return this.timeline.after(delay, run);
  }

  wall() {
    return Math.floor(this.timeline.now + this.ahead);
  }

  /** In milliseconds, as timers count them. */
  stopwatch() {
    const asleep = this.asleep && this.stopwatchSleeps ? this.timeline.now - this.#since : 0;
    return this.timeline.now - 1_799_999_000_000 - this.#slept - asleep;
  }

  /** @param {number} duration */
  sleep(duration) {
    this.journal.note('the device sleeps');
    this.asleep = true;
    this.#since = this.timeline.now;
    this.after(duration, () => this.wake());
  }

  wake() {
    if (!this.asleep) return;
    if (this.stopwatchSleeps) this.#slept += this.timeline.now - this.#since;
    this.asleep = false;
    this.journal.note('the device wakes');
    for (const tab of this.tabs) tab.wake();
  }

  /** @param {boolean} online */
  connect(online) {
    this.online = online;
    this.journal.note(online ? 'online' : 'offline');
    for (const tab of this.tabs) tab.dispatch(online ? 'online' : 'offline');
  }
}
