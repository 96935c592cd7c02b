// @ts-check
// Between a tab and the servers: everything takes its time, and some of it never arrives.
/** @import { Tab } from './tab.mjs' */
/** @import { Server } from './server.mjs' */
/** @import { Ledger } from './ledger.mjs' */
/** @import { Plan } from './plan.mjs' */
/** @import { Chances } from './random.mjs' */
/** @import { TokenSet } from 'jotwasm/client' */

/** After a fault, back-off and waiting for other tabs go on for so long, in milliseconds. */
const TROUBLED = 120_000;

const failed = () => new TypeError('fetch failed');

/** @typedef {{ status: number, body: any, date: number }} Answer date: when it was made, in milliseconds */

export class Network {
  /** When something was last made to go wrong, by the true time. */
  lastTrouble = -Infinity;

  /** @param {Server} server @param {Ledger} ledger @param {Plan} plan @param {Chances} chances */
  constructor(server, ledger, plan, chances) {
    this.server = server;
    this.ledger = ledger;
    this.plan = plan;
    this.chances = chances;
    this.timeline = server.timeline;
  }

  /** Nothing goes wrong any more. */
  calm = false;

  /** Does a tab still suffer from what went wrong? By backing off, or because it has missed something. @param {Tab} tab */
  troubles({ device, woke }) {
    return !device.online || this.timeline.now - Math.max(this.lastTrouble, woke) < TROUBLED;
  }

  /** What something takes there and back, in milliseconds; sometimes far more, but less than a lock's timeout. */
  #latency() {
    const { happens, spread } = this.chances;
    return !this.calm && happens(0.03) ? spread(1000, 8000) : spread(10, 400);
  }

  /**
   * fetch, to the API.
   * @param {Tab} tab @param {Request} request @returns {Promise<any>} as much of a Response as is looked at
   */
  fetch(tab, request) {
    const { ledger, server, timeline, chances } = this;
    const { url } = request;
    const token = (request.headers.get('Authorization') ?? '').replace('Bearer ', '');
    ledger.sent(tab, token);
    const took = this.#latency();
    const arrived = timeline.now + took / 2;
    const lost = !tab.device.online || (!this.calm && chances.happens(0.005));
    return new Promise((resolve, reject) => {
      tab.after(lost ? 5 : took, () => {
        if (request.signal.aborted) return reject(request.signal.reason);
        if (lost) return reject(failed());
        const status = server.statusFor(token, arrived);
        if (status == 401) ledger.refused(token);
        resolve({ status, url, redirected: false, body: null, request });
      });
    });
  }

  /** What the application gives the session. @param {Tab} tab @param {TokenSet} current @param {AbortSignal} signal */
  async refresh(tab, current, signal) {
    const { ledger, timeline } = this;
    const { journal } = tab.device;
    const asked = { at: timeline.now, clockSets: ledger.clockSets };
    journal.note(`${tab.name} refreshes with ${current.refreshToken}`);
    ledger.asks(tab, current.accessToken);
    tab.refreshing++;
    let ok = false;
    try {
      const answer = await this.#ask(tab, current, signal);
      journal.note(`${tab.name} gets ${answer.status} ${answer.body.refresh_token ?? ''}`);
      ok = this.#arrived(tab, current, answer, asked);
      return this.#shaped(answer);
    } catch (error) {
      journal.note(`${tab.name} gets ${error}`);
      throw error;
    } finally {
      tab.refreshing--;
      ledger.answered(tab, !ok);
      if (!ok) this.lastTrouble = timeline.now;
    }
  }

  /** @param {Tab} tab @param {TokenSet} current @param {Answer} answer @param {{ at: number, clockSets: number }} asked */
  #arrived(tab, current, { status, body }, { at, clockSets }) {
    if (status != 200) return false;
    const { ledger, server, timeline } = this;
    const token = body.access_token;
    ledger.replaces(tab, current.accessToken);
    // The clock was set while they were on their way: they may look dead, as if the device had slept.
    const doubtful = ledger.clockSets != clockSets;
    if (doubtful) this.lastTrouble = timeline.now;
    ledger.issued(token, server.endOf(token), timeline.now - at, { doubtful });
    return true;
  }

  /** @param {Tab} tab @param {TokenSet} current @param {AbortSignal} signal @returns {Promise<Answer>} */
  #ask(tab, current, signal) {
    const { chances, plan, server, timeline } = this;
    const took = this.#latency();
    const fault = !this.calm && chances.happens(0.1) ? chances.pick(['network', 'server', 'lost']) : '';
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      if (!tab.device.online || fault == 'network') return tab.after(5, () => reject(failed()));
      timeline.after(took / 2, () => {
        const date = timeline.now;
        const body = fault == 'server' ? undefined : server.refresh(current.refreshToken);
        const status = fault == 'server' ? 500 : body ? 200 : 400;
        const lost = fault == 'lost' && plan.leeway;
        const answer = { status, body: body ?? (status == 400 ? { error: 'invalid_grant' } : {}), date };
        tab.after(took / 2, () => (lost ? reject(failed()) : resolve(answer)));
      });
    });
  }

  /** Applications return the Response, or what is in it, or throw. @param {Answer} answer */
  #shaped({ status, body, date }) {
    const { kind } = this.plan;
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = body;
    if (kind == 'Date' || this.chances.happens(0.3)) {
      const headers = kind == 'Date' ? { Date: new Date(date).toUTCString() } : undefined;
      return new Response(JSON.stringify(body), { status, headers });
    }
    if (status != 200) throw Object.assign(new Error(`HTTP ${status}`), { status, data: body });
    return { accessToken, refreshToken, ...(expiresIn && { expiresIn }) };
  }
}
