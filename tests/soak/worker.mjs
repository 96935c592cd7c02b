// @ts-check
// Simulates one session after the other, each from the seed that it is sent.
import { parentPort, workerData } from 'node:worker_threads';
import { clientLoader } from './realm.mjs';
import { Simulation } from './simulation.mjs';

Error.stackTraceLimit = 0; // nobody reads them, and errors are many
const load = await clientLoader();

parentPort?.on('message', async (seed) => {
  const result = await new Simulation(seed, workerData.requests, load).run();
  parentPort?.postMessage({ ...result, seed });
});
