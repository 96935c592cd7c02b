// A clock that can be set, for a page: what `Date` says is ahead of the machine by so many seconds. Timers and
// `performance.now` go on as ever, as they do when somebody sets a device's clock, or a device wakes up.
const Machine = Date;
let ahead = Number(new URLSearchParams(location.search).get('ahead') ?? 0);

/** @param {number} seconds */
globalThis.setAhead = (seconds) => void (ahead = seconds);

globalThis.Date = class extends Machine {
  constructor(...args) {
    args.length ? super(...args) : super(Date.now());
  }
  static now() {
    return Machine.now() + ahead * 1000;
  }
};
