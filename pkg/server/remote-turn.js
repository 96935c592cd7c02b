// @ts-check
// One request at a time does the work, and the others wait for it without holding its promise: on Workers, a request
// that its client gave up takes its promises along, and whoever waits for one of them waits for ever. So the one at
// work gives signs of life, and the others look for them, each by timers of its own.

/** Milliseconds. */
const BEAT = 100;
const LOOK = 20;
/** A machine under load may be late by a few beats. */
const SILENCE = 1000;

/** Not Date, which may be set back. */
const now = () => performance.now();

export class Turn {
  #seen = -Infinity;

  /** To be asked again after each pause, and with nothing to wait for between the answer and take(). */
  get isTaken() {
    return now() - this.#seen < SILENCE;
  }

  pause() {
    return new Promise((resolve) => setTimeout(resolve, LOOK));
  }

  /** @param {() => Promise<void>} work */
  async take(work) {
    const beat = () => void (this.#seen = now());
    beat();
    const timer = setInterval(beat, BEAT);
    try {
      await work();
    } finally {
      clearInterval(timer);
      this.#seen = -Infinity;
    }
  }
}
