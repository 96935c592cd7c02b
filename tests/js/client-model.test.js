// Tabs, faults and time at random, against a server that revokes on reuse. What failed once fails again: by its seed.
import { simulated, API } from './support/client/world.js';
import { random } from './support/random.js';

const RUNS = 200;
const STEPS = 40;
/** `iat` is in whole seconds, so that nobody knows the time there any better. */
const PRECISION = 1;

class Run {
  requests = [];
  /** What no fault explains. A 401 may come of a token that was revoked while no other was to be had. */
  odd = [];
  faults = true;
  /** How many tokens there were when the clock was set, and when the device slept while its stopwatch stood still. */
  set = -1;
  slept = -1;

  constructor(world, seed) {
    this.world = world;
    const { below, pick } = random(seed);
    Object.assign(this, { below, pick });
    const { device, issuer, channels, globals } = world;
    device.brisk = true;
    globals.value(Math, 'random', () => below(2 ** 30) / 2 ** 30);
    if (below(4) == 0) globals.value(globalThis, 'navigator', {});
    device.setAhead(pick([0, 0, 6, -6, 30 * 24]) * 3600);
    this.options = { storage: pick(['memory', 'memory', 'local']), autoRefresh: below(3) == 0 };
    channels.delay = () => 1 + below(pick([5, 5, 30]));
    issuer.life = pick([120, 300, 3600]);
    issuer.opaque = below(5) == 0;
    issuer.fault = () => {
      issuer.latency = pick([0.02, 0.2, 2]);
      if (this.faults && below(4) == 0) return this.trouble();
    };
  }

  trouble() {
    throw this.below(2) ? new TypeError('Failed to fetch') : Object.assign(new Error('busy'), { status: 503 });
  }

  get live() {
    return [...this.world.tabs].filter(({ frozen }) => !frozen);
  }

  /** A tab asks for something, or several do. */
  request() {
    const { world, below, pick } = this;
    for (let i = below(6); i >= 0; i--) {
      const tab = pick(this.live);
      const promise = below(3) ? tab.fetch(`${API}/x`) : tab.getToken();
      this.requests.push(promise.then(
        (value) => typeof value != 'string' && ![200, 401].includes(value.status) && this.odd.push(`status ${value.status}`),
        (error) => error.code != 'ERR_SESSION_REFRESH_FAILED' && error.name != 'AbortError' && this.odd.push(String(error.code ?? error)),
      ));
    }
    return world.device.pass(pick([0.001, 0.05, 1]));
  }

  /** What may happen, each as often as it stands here. */
  get events() {
    const { world, below, pick, options } = this;
    const { device, issuer } = world;
    const pass = () => device.pass(below(issuer.life));
    /** Whatever is on its way comes to an end: what a server has answered to nobody is lost, as it rotates. */
    const quiet = async () => {
      do await device.pass(25);
      while (issuer.asking);
    };
    return [
      this.request, this.request, this.request, this.request, this.request,
      pass, pass, pass,
      () => void (world.tabs.size < 5 && world.tab(options)),
      async () => {
        await quiet();
        if (this.live.length > 1) pick(this.live).close();
      },
      async () => {
        await quiet();
        if (this.live.length > 1 && !options.autoRefresh) pick(this.live).freeze();
      },
      async () => {
        for (const tab of world.tabs) if (tab.frozen) tab.thaw({ deaf: below(2) == 0 });
        await device.pass(0.2);
      },
      async () => {
        await quiet();
        // Of a device whose clock was set and whose stopwatch stood still since, nobody knows the time.
        const stopwatch = this.set == issuer.issued || below(2) == 0;
        if (!stopwatch) this.slept = issuer.issued;
        device.sleep(below(4 * 3600), { stopwatch });
        for (const tab of this.live) tab.dispatch('visibilitychange');
      },
      async () => {
        await quiet();
        if (this.slept == issuer.issued) return;
        this.set = issuer.issued;
        device.setAhead(pick([0, 6, -6, 1]) * 3600);
      },
      () => issuer.revoke(this.live[0].session.tokens?.accessToken),
      () => void this.live.forEach((tab) => tab.dispatch('online')),
    ];
  }

  async play() {
    const { world, pick, below } = this;
    world.tab(this.options).session.setTokens(world.issuer.issue());
    for (let count = below(4); count > 0; count--) world.tab(this.options);
    await world.device.pass(0.2);
    for (let step = 0; step < STEPS; step++) await pick(this.events).call(this);
    this.faults = false;
    for (const tab of world.tabs) if (tab.frozen) tab.thaw();
    await world.device.pass(60); // back-off is over, and so is what was on its way
    this.live.forEach((tab) => tab.dispatch('online'));
    await world.device.until(Promise.all(this.requests));
  }

  /** What is wrong in the end, if anything. */
  async verdict() {
    const { issuer, device, tabs } = this.world;
    const wrong = [];
    const late = issuer.dead.filter(({ ago }) => ago > PRECISION);
    if (late.length) wrong.push(`${late.length} dead tokens sent, by ${late.map(({ ago }) => Math.round(ago))} s`);
    if (issuer.reuses) wrong.push(`${issuer.reuses} refresh tokens used twice`);
    if (issuer.most > 1) wrong.push(`${issuer.most} refreshes at the same time`);
    if (this.odd.length) wrong.push(`answers: ${this.odd}`);
    if ([...tabs].some(({ told }) => told.includes('expire'))) wrong.push('a session was lost');
    const tokens = await device.until(Promise.all([...tabs].map((tab) => tab.getToken().catch(String))));
    if (!tokens.every((token) => issuer.left(token) > 0)) wrong.push(`in the end: ${tokens.map((token) => issuer.left(token))}`);
    return wrong.join('; ');
  }
}

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: at random', () => {
    for (let first = 1; first <= RUNS; first += 50) {
      test(`seeds ${first} to ${first + 49}`, async (assert) => {
        for (let seed = first; seed < first + 50; seed++) {
          await simulated(async (_, world) => {
            const run = new Run(world, seed);
            await run.play();
            const wrong = await run.verdict();
            if (wrong) assert.true(false, `seed ${seed}: ${wrong}`);
          })(assert);
        }
        assert.true(true);
      });
    }
  });
}
