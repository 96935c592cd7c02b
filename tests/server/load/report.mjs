// @ts-check
// tests/server/results.md.
/** @import { Comparison, Outcome } from './run.mjs' */
/** @import { Size } from './sizes.mjs' */

/** Of the memory of the second quarter, what the last one may have more. */
const GROWTH = 0.1;

/** @param {Float64Array} sorted @param {number} part */
const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;

/**
 * What stays in use: the collector's saw has its teeth above it. The first quarter is for caches to fill.
 * @param {Outcome} outcome
 */
export function floors({ memory }) {
  const quarter = Math.floor(memory.length / 4);
  const floor = (/** @type {number} */ n) => Math.min(...memory.slice(n * quarter, (n + 1) * quarter));
  return { second: floor(1), last: floor(3) };
}

/** @param {Outcome} outcome */
export function isFlat(outcome) {
  const { second, last } = floors(outcome);
  return last <= second * (1 + GROWTH);
}

/** @param {string[][]} rows the first one is the head */
const table = ([head, ...rows]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** @param {Size[]} sizes */
const sizeTable = (sizes) =>
  table([
    ['', 'raw', 'gzip'],
    ...sizes.map(({ library, minified, raw, gzip }) => [
      `${library}${minified ? ', --minify' : ''}`,
      `${raw.toFixed(1)} KiB`,
      `${gzip.toFixed(1)} KiB`,
    ]),
  ]);

/** @param {Outcome} outcome */
function loadRow(outcome) {
  const { library, alg, answers, seconds, errors, latencies, memory } = outcome;
  const { second, last } = floors(outcome);
  return [
    `${alg}, ${library}`,
    Math.round(answers / seconds).toLocaleString('en'),
    ...[0.5, 0.99].map((part) => `${quantile(latencies, part).toFixed(1)} ms`),
    String(errors.length),
    `${Math.max(...memory).toFixed(0)} MiB`,
    `${second.toFixed(0)} → ${last.toFixed(0)} MiB${isFlat(outcome) ? '' : ', grows'}`,
  ];
}

/** @param {Outcome[]} outcomes */
const loadTable = (outcomes) =>
  table([
    ['', 'requests/s', 'median', '99 %', 'errors', 'memory, at most', 'memory that stays'],
    ...outcomes.map(loadRow),
  ]);

/** @param {Comparison} comparison */
function compared({ alg, ratios }) {
  const [least, median, most] = [0, ratios.length >> 1, ratios.length - 1].map((n) => ratios[n].toFixed(2));
  return `- ${alg}: ${median} (${least} to ${most})`;
}

/**
 * @param {Size[]} sizes
 * @param {Outcome[]} outcomes
 * @param {Comparison[]} comparisons
 * @param {{ machine: string, connections: number, seconds: number, warm: number }} about
 */
export const report = (sizes, outcomes, comparisons, { machine, connections, seconds, warm }) => `# A guard in a Worker

\`npm run load\` wrote this: ${machine}.

## What is uploaded
The smallest Worker that guards a route with a JWK Set, an issuer, an audience and a scope
(\`workers/load-jotwasm.mjs\`), beside the same with jose (\`workers/load-jose.mjs\`), as \`wrangler deploy --dry-run\`
counts it. jotwasm brings its own arithmetic, jose uses the platform's.

${sizeTable(sizes)}

## Under load
${connections} connections on loopback for ${seconds} s, one workerd, on a machine that the client has to share. Of ten requests, eight
have a good token, one an expired one, one none; an error is any answer but the one that is due, and whatever workerd
prints. The memory is the process's, with a heap of 128 MiB as Cloudflare gives; what stays is its least in the second and
in the last quarter of the time, after ${warm} s that count for nothing.

${loadTable(outcomes)}

These follow one another, so that whatever else the machine does falls on one or the other. Taking turns of a few seconds,
jotwasm answers so many requests while jose answers one, in the median of the rounds (and from the least to the most):

${comparisons.map(compared).join('\n')}
`;
