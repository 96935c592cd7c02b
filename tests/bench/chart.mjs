// @ts-check
// node tests/bench/chart.mjs: draws the chart anew, from the results of the last whole run.
import { report } from '../../pkg/build/step.mjs';
import { redraw } from './results.mjs';

await redraw().catch(report);
