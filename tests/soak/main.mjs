// @ts-check
// npm run soak: hundreds of simulated sessions of jotwasm/client, thousands of requests each, with everything going
// wrong that may. What must hold is in ledger.mjs, what may go wrong in troubles.mjs and network.mjs.
//   SEED=7 npm run soak -- --sessions 500 --requests 10000 --workers 2
// A session that fails is told with its seed; that SEED and `--sessions 1` run it alone.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { exitOnSignals } from '../../pkg/build/process.mjs';
import { Problem, report } from '../../pkg/build/step.mjs';
import { Progress } from './progress.mjs';
import { simulateAll } from './workers.mjs';

const OPTIONS = /** @type {const} */ ({
  sessions: { type: 'string', default: '500' },
  requests: { type: 'string', default: '10000' },
  workers: { type: 'string', default: String(Math.min(availableParallelism(), 4)) },
});

try {
  const { sessions, requests, workers, seed } = settings();
  const progress = new Progress(sessions, requests, seed);
  exitOnSignals(() => {
    progress.end();
    return 130;
  });
  await simulateAll({ sessions, requests, workers, seed }, (result) => progress.add(result));
  process.exit(progress.end() ? 0 : 1);
} catch (error) {
  report(error);
}

function settings() {
  const { values } = parseArgs({ options: OPTIONS });
  const seed = whole('SEED', process.env.SEED ?? String(Math.floor(Math.random() * 1e9)), 0);
  const number = (/** @type {keyof typeof OPTIONS} */ name) => whole(`--${name}`, values[name], 1);
  return { sessions: number('sessions'), requests: number('requests'), workers: number('workers'), seed };
}

/** @param {string} name @param {string} text @param {number} least */
function whole(name, text, least) {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Problem(`${name} is not a whole number of at least ${least}.`);
}
