// @ts-check
// One session: its device and tabs, its user, its server, and what comes of ten thousand requests.
import { Device } from './device.mjs';
import { Ledger } from './ledger.mjs';
import { Network } from './network.mjs';
import { planOf } from './plan.mjs';
import { chances } from './random.mjs';
import { Server } from './server.mjs';
import { Tab } from './tab.mjs';
import { Timeline } from './timeline.mjs';
import { use } from './user.mjs';

const API = 'https://api.example/things';
const MINUTE = 60_000;

/** @typedef {{ plan: import('./plan.mjs').Plan, counts: Ledger['counts'], violations: string[], before: string }} Result */

export class Simulation {
  /** Requests that are still to be made. */
  left;
  #tabs = 0;

  /** @param {number} seed @param {number} requests @param {(globals: any) => typeof import('jotwasm/client')} load */
  constructor(seed, requests, load) {
    this.load = load;
    this.chances = chances(seed);
    this.plan = planOf(this.chances, requests);
    this.left = requests;
    this.timeline = new Timeline();
    this.device = new Device(this.timeline, this.plan);
    this.device.channels.delay = () => this.chances.between(0.2, 8);
    this.server = new Server(this.timeline, this.plan);
    this.ledger = new Ledger(this.device, this.plan);
    this.network = new Network(this.server, this.ledger, this.plan, this.chances);
  }

  /** @returns {Promise<Result>} */
  async run() {
    const { timeline, plan, ledger } = this;
    this.#begin();
    await timeline.run(() => this.left <= 0);
    await this.#settle();
    const { counts, violations, before = '' } = ledger;
    return { plan, counts, violations, before };
  }

  /** Tokens come from logging in, or with the page that some server made a while ago. */
  #begin() {
    const { chances, plan, server, ledger, timeline } = this;
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = server.login();
    const tokens = { accessToken, refreshToken, ...(expiresIn && { expiresIn }) };
    const { tokensFromPage, kind } = plan;
    // Nobody knows the age of those that come with a page, unless they say when they were made and the clock is right.
    const ageless = tokensFromPage ? plan.ahead != 0 || kind != 'iat' : kind == 'Date' && plan.ahead != 0;
    ledger.issued(accessToken, server.endOf(accessToken), 0, { ageless });
    timeline.after(tokensFromPage ? chances.between(0, plan.lifetime * 500) : 0, () => {
      const { session } = this.open(tokensFromPage ? { tokens } : {});
      if (!tokensFromPage) session.setTokens(tokens);
      for (let i = 1; i < plan.tabs; i++) timeline.after(i * 1000, () => this.open());
      timeline.after(10_000, () => use(this));
    });
  }

  /** @param {Partial<import('jotwasm/client').SessionOptions>} [options] */
  open(options) {
    const { plan, ledger, network } = this;
    const tab = new Tab(`tab ${++this.#tabs}`, this.device, this.chances);
    const { createSession } = this.load(plan.locks ? tab.globals() : tab.globalsWithoutLocks());
    const { storage, autoRefresh, refreshBefore } = plan;
    tab.session = createSession({
      refresh: (current, { signal }) => network.refresh(tab, current, signal),
      fetch: /** @type {typeof fetch} */ ((request) => network.fetch(tab, /** @type {Request} */ (request))),
      allowedOrigins: [new URL(API).origin],
      storage, autoRefresh, refreshBefore,
      ...options,
    });
    tab.session.addEventListener('refresh', () => void (tab.heard = this.timeline.now));
    for (const type of /** @type {const} */ (['expire', 'clear'])) {
      tab.session.addEventListener(type, ({ detail }) => ledger.violation(`${tab.name}: ${type}, ${detail.reason}`));
    }
    return tab;
  }

  /** @param {Tab} tab */
  close(tab) {
    if (this.chances.happens(0.5)) {
      tab.dispatch('pagehide');
      tab.session.dispose();
    }
    tab.close();
  }

  awake() {
    return [...this.device.tabs].filter(({ frozen }) => !frozen);
  }

  /** Tabs that can tell a new one of the newest tokens. */
  informed() {
    return this.awake().filter(({ session }) => session.tokens?.accessToken == this.ledger.newest);
  }

  /** Tabs that may go: with one whose answer is on its way, the tokens would go, unless the server has a leeway. */
  closable() {
    return this.awake().filter(({ refreshing }) => this.plan.leeway || !refreshing);
  }

  /** A tab that may go because another one has the newest tokens. */
  spare() {
    const informed = this.informed();
    const spare = this.closable().filter((tab) => informed.some((other) => other != tab));
    if (spare.length) return this.chances.pick(spare);
  }

  /** @param {Tab} tab */
  request(tab) {
    const { ledger } = this;
    const body = this.chances.happens(0.03) ? `body ${this.left}` : undefined;
    this.left--;
    ledger.wanted();
    tab.waiting++;
    tab.session.fetch(API, { method: body ? 'POST' : 'GET', body }).then(
      (response) => this.#answered(tab, /** @type {any} */ (response), body),
      (error) => this.#failed(tab, error),
    ).finally(() => tab.waiting--);
  }

  /** @param {Tab} tab @param {{ status: number, request: Request }} response @param {string} [body] */
  async #answered(tab, { status, request }, body) {
    const { ledger, network } = this;
    if (body && (await request.text()) != body) ledger.violation('the body is another');
    if (status == 401 && !network.troubles(tab)) ledger.violation(`${tab.name} was handed a 401`);
  }

  /** @param {Tab} tab @param {Error & { code?: unknown }} error */
  #failed(tab, { name, code, message }) {
    const { ledger, network } = this;
    if (message == 'fetch failed' || (name == 'AbortError' && tab.gone)) return;
    if (code != 'ERR_SESSION_REFRESH_FAILED') return ledger.violation(`${tab.name} fails: ${code ?? `${name}, ${message}`}`);
    ledger.counts.withoutToken++;
    if (!network.troubles(tab)) ledger.violation(`${tab.name} has no token, and nothing was wrong`);
  }

  /** Everybody is awake and online, and nothing goes wrong: every request is answered, with the same token. */
  async #settle() {
    const { timeline, device, network, ledger } = this;
    network.calm = true;
    device.connect(true);
    device.wake();
    for (const tab of device.tabs) {
      tab.show();
      tab.thaw();
    }
    for (const minutes of [3, 4]) {
      timeline.after(minutes * MINUTE, () => [...device.tabs].forEach((tab) => this.request(tab)));
    }
    const end = timeline.now + 5 * MINUTE;
    timeline.after(5 * MINUTE, () => {});
    await timeline.run(() => timeline.now >= end);
    for (const { name, session, waiting } of device.tabs) {
      if (waiting) ledger.violation(`${waiting} requests of ${name} have not been answered`);
      if (session.tokens?.accessToken != ledger.newest) ledger.violation(`${name} has not got the newest token`);
    }
    ledger.close();
    for (const { session } of device.tabs) session.dispose();
  }
}
