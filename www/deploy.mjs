// @ts-check
// npm run deploy: builds the page, migrates the D1 database, and deploys. What is after -- goes to `wrangler deploy`;
// with --dry-run, nothing leaves this machine.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { needModernNode } from '../pkg/build/node.mjs';
import { exitOnSignals, run } from '../pkg/build/process.mjs';
import { Problem, report } from '../pkg/build/step.mjs';
import { needPage } from './build.mjs';
import { quiet, workerFolder, wrangler } from './serve.mjs';

exitOnSignals(() => 130);

try {
  const args = process.argv.slice(2);
  const isDry = args.includes('--dry-run');
  if (!isDry) await requireSettings();
  await needPage();
  if (!isDry) await call(['d1', 'migrations', 'apply', 'DB', '--remote']);
  await call(['deploy', ...args]);
} catch (error) {
  report(error);
}

/** Without them, it would be deployed and answer nobody. */
async function requireSettings() {
  const settings = await readFile(join(workerFolder, 'wrangler.jsonc'), 'utf8');
  if (/"database_id": "[0-]+"/.test(settings)) {
    throw new Problem('www/worker/wrangler.jsonc has no database_id yet: npx wrangler d1 create jotwasm-demo');
  }
  if (/"ISSUER": ""/.test(settings))
    throw new Problem('www/worker/wrangler.jsonc has no ISSUER yet: the origin, such as https://login.example');
}

/** @param {string[]} args */
async function call(args) {
  const options = { cwd: workerFolder, env: quiet, onLine: (/** @type {string} */ line) => console.log(line) };
  const { code } = await run(await needModernNode(), ['--no-warnings', wrangler, ...args], options);
  if (code) throw new Problem(`wrangler ${args.join(' ')} failed (exit code ${code}).`);
}
