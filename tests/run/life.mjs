// @ts-check
// The tests of tests/life: the demo's authorization server on workerd with D1, over HTTP from outside. One server for
// most, and a copy of its database for those that want other settings.
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { needNode } from '../../pkg/build/node.mjs';
import { root } from '../../pkg/build/paths.mjs';
import { needPage } from '../../www/build.mjs';
import { freePort, serve } from '../../www/serve.mjs';
import { needChromium } from './browsers.mjs';
import { freshDatabase } from './fresh-database.mjs';
import { clientsOf } from './life-clients.mjs';
import { nodeTests } from './node-test.mjs';
import { sum } from './suite.mjs';

const out = join(root, 'tests', 'out', 'life');

export async function life() {
  await Promise.all([needPage(), needChromium()]);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const [port, appPort] = [(await freePort(0)) ?? 0, (await freePort(0)) ?? 0];
  const [app, state, template] = [`http://127.0.0.1:${appPort}`, join(out, 'main'), join(out, 'template')];
  const seeded = await freshDatabase(template, `http://127.0.0.1:${port}`, clientsOf(app));
  await cp(template, state, { recursive: true });
  /** @type {string[]} */
  const lines = [];
  const server = await serve(port, { persistTo: state, onLine: (line) => lines.push(line) });
  const about = { ...seeded, url: server.url, app, state, template, out };
  try {
    const result = await nodeTests('life', { LIFE: JSON.stringify(about) }, await needNode(24));
    return sum([result, logOf(lines)]);
  } finally {
    await server.stop();
  }
}

/** After all those bad requests: a log that says anything says too much. @param {string[]} lines */
const logOf = (lines) => ({
  passed: lines.length ? 0 : 1,
  failed: lines.length ? 1 : 0,
  output: `The server's log:\n${lines.join('\n')}`,
});
