// @ts-check
// One request at a time does the work, and the others wait for it without holding its promise: on Workers, a request
// that its client gave up takes its promises along, and whoever waits for one of them waits for ever. So the one at
// work gives signs of life, and the others look for them, each by timers of its own.

/** Milliseconds. */
const BEAT = 100;
const LOOK = 20;
/** Looks without a sign: a second. They are counted, for a machine that stalls makes everybody late. */
const SILENCE = 50;

export class Turn {
  /** Whoever is at work. @type {object | undefined} */
  #holder;
  #beats = 0;

  get isTaken() {
    return this.#holder !== undefined;
  }

  /**
   * For one who waits, to be asked again after each pause, and with nothing to wait for between its "no" and take().
   * @returns {() => boolean} whether somebody is at work, and alive
   */
  watch() {
    let [seen, silence] = [-1, 0];
    return () => {
      silence = this.#beats === seen ? silence + 1 : 0;
      seen = this.#beats;
      return this.isTaken && silence < SILENCE;
    };
  }

  pause() {
    return new Promise((resolve) => setTimeout(resolve, LOOK));
  }

  /** @param {() => Promise<void>} work */
  async take(work) {
    const own = {};
    this.#holder = own;
    this.#beats++;
    const timer = setInterval(() => this.#beats++, BEAT);
    try {
      await work();
    } finally {
      clearInterval(timer);
      if (this.#holder === own) this.#holder = undefined;
    }
  }
}
