// @ts-check
// What must hold, written down token by token. An expiry is an access token that a tab has reason to replace by the
// true time and by what the server knows, whatever the client under test believes:
//   - it is due: a tab wants to send something, and less than refreshBefore (at most half its life) is left; or
//   - it is refused: the API answered 401 to it.
// Exactly one refresh per expiry means: of each of these tokens the server is asked for the next, and one answer
// replaces it; no other token is ever replaced. Failed attempts are counted apart. The one exemption is a token in
// whose time somebody set the clock: nobody can know then, and it may be replaced early, but not twice.
/** @import { Plan } from './plan.mjs' */
/** @import { Device } from './device.mjs' */
/** @import { Tab } from './tab.mjs' */

/** Servers write whole seconds, so that nobody knows more exactly. */
const SECOND = 1000;

/**
 * @typedef {object} Issue one access token, with its times in milliseconds of the true time
 * @property {number} end
 * @property {number} margin how much of it is left when it is due
 * @property {number} received
 * @property {number} took how long its answer was on the way; the client cannot know when in that time it was made
 * @property {boolean} due
 * @property {boolean} refused
 * @property {boolean} ageless nobody has said when it was made
 * @property {boolean} doubtful the device's clock was set in its time
 * @property {number} replaced by so many answers
 */

export class Ledger {
  /** What did not hold. @type {string[]} */
  violations = [];
  counts = {
    requests: 0, sent: 0, refused: 0, unknown: 0, withoutToken: 0,
    expiries: 0, early: 0, refreshes: 0, failures: 0,
  };
  /** @type {Map<string, Issue>} */
  #issues = new Map();
  newest = '';
  /** What had happened before the first of them. @type {string | undefined} */
  before;
  /** How often somebody set the clock. */
  clockSets = 0;
  /** Whose refresh is on its way. @type {Set<Tab>} */
  #asking = new Set();
  /** When the clock was set back. @type {number[]} */
  #setBack = [];
  /** When the stopwatch last stood still. */
  stopped = -Infinity;

  /** @param {Device} device @param {Plan} plan */
  constructor(device, plan) {
    this.timeline = device.timeline;
    this.journal = device.journal;
    this.plan = plan;
  }

  /** @param {string} what */
  violation(what) {
    this.before ??= this.journal.text();
    if (this.violations.length < 20) this.violations.push(this.journal.stamped(what));
  }

  /**
   * @param {string} token @param {number} end @param {number} took
   * @param {{ ageless?: boolean, doubtful?: boolean }} [unsure]
   */
  issued(token, end, took, { ageless = false, doubtful = ageless } = {}) {
    const { now } = this.timeline;
    const { refreshBefore, lifetime } = this.plan;
    const margin = Math.min(refreshBefore, lifetime / 2) * 1000;
    const former = this.#issues.get(this.newest);
    if (former && !former.replaced) this.#count(former);
    const fresh = { due: false, refused: false, replaced: 0 };
    this.#issues.set(token, { end, margin, received: now, took, ageless, doubtful, ...fresh });
    this.newest = token;
  }

  /** Somebody sets the clock. @param {number} by in milliseconds */
  clockSet(by) {
    this.clockSets++;
    if (by < 0) this.#setBack.push(this.timeline.now);
    const issue = this.#issues.get(this.newest);
    if (issue) issue.doubtful = true;
  }

  /** A tab wants to send a request. */
  wanted() {
    this.counts.requests++;
    const issue = this.#issues.get(this.newest);
    if (issue && this.#left(issue) < issue.margin - SECOND) issue.due = true;
  }

  /** What a tab sends. @param {Tab} tab @param {string} token */
  sent(tab, token) {
    this.counts.sent++;
    const issue = this.#issues.get(token);
    if (!issue) return this.violation(`${tab.name} sent a token that nobody issued`);
    const late = -this.#left(issue);
    if (late < 0) return;
    if (this.#unknown(issue, tab)) this.counts.unknown++;
    else if (late > SECOND) this.violation(`${tab.name} sent a token ${(late / 1000).toFixed(1)} s after its end`);
  }

  /**
   * How long has the token been there? The wall clock does not say once it was set back, nor the stopwatch when it has
   * stood still, or when the tab heard of the token only later.
   * @param {Issue} issue @param {Tab} tab
   */
  #unknown({ received, ageless }, { heard }) {
    const until = this.stopped > received ? Infinity : heard;
    return ageless || this.#setBack.some((time) => time > received && time < until);
  }

  /** @param {string} token */
  refused(token) {
    const issue = this.#issues.get(token);
    if (!issue) return;
    issue.refused = true;
    this.counts.refused++;
  }

  /** A tab asks for tokens to replace this one. @param {Tab} tab @param {string} token */
  asks(tab, token) {
    for (const other of this.#asking) if (!other.gone) this.violation(`${tab.name} refreshes while ${other.name} does`);
    this.#asking.add(tab);
    const issue = this.#issues.get(token);
    if (!issue) return this.violation(`${tab.name} refreshes a token that nobody issued`);
    if (issue.replaced) this.violation(`${tab.name} refreshes a token that was replaced`);
    if (this.#left(issue) < issue.margin + issue.took + SECOND) issue.due = true;
    if (issue.due || issue.refused || issue.doubtful) return;
    this.violation(`${tab.name} refreshes a token with ${(this.#left(issue) / 1000).toFixed(1)} s left`);
  }

  /** @param {Tab} tab @param {boolean} failed */
  answered(tab, failed) {
    this.#asking.delete(tab);
    if (failed) this.counts.failures++;
  }

  /** An answer has reached the tab. @param {Tab} tab @param {string} token that it replaces */
  replaces(tab, token) {
    const issue = this.#issues.get(token);
    if (!issue) return;
    this.counts.refreshes++;
    if (++issue.replaced > 1) return this.violation(`${tab.name} replaced a token for the second time`);
    this.#count(issue);
  }

  /** @param {Issue} issue */
  #count({ due, refused }) {
    if (due || refused) this.counts.expiries++;
    else this.counts.early++;
  }

  /** @param {Issue} issue */
  #left({ end }) {
    return end - this.timeline.now;
  }

  /** How old the newest token is, in milliseconds. */
  age() {
    return this.timeline.now - (this.#issues.get(this.newest)?.received ?? 0);
  }

  /** After everything has come to rest, but for a refresh that may be on its way. */
  close() {
    for (const { due, replaced } of this.#issues.values()) {
      if (due && !replaced && !this.#asking.size) this.violation('a token was due, and nobody replaced it');
    }
    const { refreshes, expiries, early } = this.counts;
    const wrong = `${refreshes} refreshes for ${expiries} expiries and ${early} tokens in whose time the clock was set`;
    if (refreshes != expiries + early) this.violation(wrong);
  }
}
