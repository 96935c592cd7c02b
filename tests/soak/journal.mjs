// @ts-check
// The last things that happened, for whoever has to find out why something did not hold.

const KEPT = 40;

export class Journal {
  /** @type {string[]} */
  #lines = [];

  /** @param {import('./timeline.mjs').Timeline} timeline */
  constructor(timeline) {
    this.timeline = timeline;
    this.began = timeline.now;
  }

  /** @param {string} what */
  note(what) {
    this.#lines.push(this.stamped(what));
    if (this.#lines.length > KEPT) this.#lines.shift();
  }

  /** @param {string} what */
  stamped(what) {
    return `${((this.timeline.now - this.began) / 1000).toFixed(3)} s  ${what}`;
  }

  text() {
    return this.#lines.join('\n');
  }
}
