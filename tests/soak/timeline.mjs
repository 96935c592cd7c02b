// @ts-check
// Simulated time: what is to happen, in order. Between two events everybody who can go on does.

/** @typedef {{ time: number, order: number, run: (() => void) | undefined }} Event */

const turn = () => new Promise((resolve) => void setImmediate(resolve));

export class Timeline {
  /** True time, in milliseconds. */
  now = 1_800_000_000_000;
  /** A heap: no event is later than the two below it. @type {Event[]} */
  #heap = [];
  #count = 0;

  /** @param {number} delay in milliseconds @param {() => void} run */
  after(delay, run) {
    const event = { time: this.now + Math.max(delay, 0), order: this.#count++, run };
    this.#push(event);
    return event;
  }

  /** @param {Event | undefined} event */
  cancel(event) {
    if (event) event.run = undefined;
  }

  /** @param {() => boolean} until */
  async run(until) {
    for (let event; !until() && (event = this.#pop()); ) {
      if (!event.run) continue;
      this.now = Math.max(this.now, event.time);
      event.run();
      await turn();
    }
  }

  /** @param {Event} event */
  #push(event) {
    const heap = this.#heap;
    let place = heap.length;
    for (let above; place && before(event, heap[(above = (place - 1) >> 1)]); place = above) heap[place] = heap[above];
    heap[place] = event;
  }

  #pop() {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!last || last == first) return first;
    let place = 0;
    for (let below; (below = 2 * place + 1) < heap.length; place = below) {
      if (below + 1 < heap.length && before(heap[below + 1], heap[below])) below++;
      if (!before(heap[below], last)) break;
      heap[place] = heap[below];
    }
    heap[place] = last;
    return first;
  }
}

const before = (/** @type {Event} */ a, /** @type {Event} */ b) => a.time < b.time || (a.time == b.time && a.order < b.order);
