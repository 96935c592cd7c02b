// @ts-check
// What goes wrong in the life of a session, but for single requests: network.mjs has that.
/** @import { Simulation } from './simulation.mjs' */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FRESH = 15_000;

/** @type {((simulation: Simulation) => void)[]} */
export const troubles = [
  function offline({ device, chances, timeline }) {
    if (!device.online) return;
    device.connect(false);
    timeline.after(chances.spread(100, 30 * MINUTE), () => device.connect(true));
  },

  /** One that is refused as soon as it is there is taken for hopeless, and waits until it is due. */
  function refused({ server, ledger }) {
    if (ledger.age() < FRESH) return;
    ledger.journal.note('the API refuses the token from now on');
    server.refuse(ledger.newest);
  },

  function clockSet({ device, ledger, chances }) {
    const by = chances.pick([chances.between(-5, 5) * MINUTE, chances.between(-6, 6) * HOUR]);
    ledger.journal.note(`the clock is set by ${Math.round(by / 1000)} s`);
    device.ahead += by;
    ledger.clockSet(by);
  },

  function sleep({ device, ledger, chances, timeline }) {
    if (device.asleep) return;
    const duration = chances.spread(MINUTE / 6, 24 * HOUR);
    device.sleep(duration);
    if (device.stopwatchSleeps) timeline.after(duration, () => void (ledger.stopped = timeline.now));
  },

  function open(simulation) {
    if (simulation.device.tabs.size < 5 && simulation.informed().length) simulation.open();
  },

  function close(simulation) {
    const tab = simulation.spare();
    if (tab) simulation.close(tab);
  },

  function reload(simulation) {
    const tab = simulation.plan.storage == 'local' ? simulation.chances.pick(simulation.closable()) : simulation.spare();
    if (!tab) return;
    simulation.close(tab);
    simulation.open();
  },

  /** Seen again after a while, with whatever came meanwhile. */
  function freeze(simulation) {
    const { chances, timeline } = simulation;
    const tab = simulation.spare();
    if (!tab || tab.locks || tab.refreshing) return;
    tab.freeze();
    timeline.after(chances.spread(1000, 6 * HOUR), () => tab.thaw());
  },

  /** Into the back-forward cache, where no messages come. */
  function leave(simulation) {
    const { chances, timeline } = simulation;
    const tab = simulation.spare();
    if (!tab || tab.locks || tab.refreshing) return;
    tab.dispatch('pagehide');
    tab.freeze();
    timeline.after(chances.spread(1000, 6 * HOUR), () => {
      tab.thaw();
      tab.dispatch('pageshow');
    });
  },

  /** In the background, timers come late. */
  function hide({ chances, timeline, device }) {
    const tab = chances.pick([...device.tabs]);
    tab.hide(chances.pick([1000, MINUTE]));
    timeline.after(chances.spread(1000, HOUR), () => tab.show());
  },
];
