// @ts-check
// Results as tables in Markdown, which a terminal shows well enough.
import { PEERS, coldGoals, goalOf, rowOf, rows } from './rows.mjs';

/**
 * @typedef {{ name: string, version: string, rows: import('./contest.mjs').Outcome[] }} Runtime
 * @typedef {{ runtimes: Runtime[], cold: import('./cold.mjs').Cold[] }} Measured
 * @typedef {{ text: string, met?: boolean }} Cell met: whether the goal is, where there is one
 */

/** @type {Cell} */
const nothing = { text: '–' };
const isNode = (/** @type {Runtime} */ { name }) => name.startsWith('Node');

/** @param {Measured} measured @returns {string} */
export function tables({ runtimes, cold }) {
  const all = runtimes.map((runtime) => ({ title: runtime.name, table: tableOf(runtime) }));
  if (runtimes.length > 1) all.push({ title: 'Against jose, side by side', table: sideBySide(runtimes) });
  if (cold.length) all.push({ title: 'Cold start', table: coldTable(cold) });
  return all.map(({ title, table }) => `## ${title}\n${markdown(table)}`).join('\n\n');
}

/** @param {Measured} measured @returns {string} how many goals are met, each counted once */
export function summary({ runtimes, cold }) {
  const cells = [...runtimes.map(tableOf), ...(cold.length ? [coldTable(cold)] : [])].flat(2);
  const judged = cells.filter(({ met }) => met !== undefined);
  return `${judged.filter(({ met }) => met).length} of ${judged.length} goals are met.`;
}

/** @param {Runtime} runtime @returns {Cell[][]} */
function tableOf(runtime) {
  const present = PEERS.filter((peer) => runtime.rows.some(({ times }) => times.some(({ name }) => name === peer)));
  const lines = runtime.rows.map(({ id, times }) => [
    { text: id },
    { text: micros(times[0]) },
    ...present.map((peer) => against(runtime, id, peer)),
  ]);
  return [['', 'jotwasm', ...present.map((peer) => `against ${peer}`)].map((text) => ({ text })), ...lines];
}

/** @param {Runtime[]} runtimes @returns {Cell[][]} */
function sideBySide(runtimes) {
  const shared = rows.filter(({ elsewhere }) => elsewhere);
  const lines = shared.map(({ id }) => [{ text: id }, ...runtimes.map((runtime) => against(runtime, id, 'jose'))]);
  return [[{ text: '' }, ...runtimes.map(({ name }) => ({ text: name }))], ...lines];
}

/** @param {Runtime} runtime @param {string} id @param {import('./rows.mjs').Peer} peer */
function against(runtime, id, peer) {
  const found = runtime.rows.find((row) => row.id === id)?.times.find(({ name }) => name === peer);
  if (!found) return nothing;
  const goal = goalOf(rowOf(id), peer, isNode(runtime));
  // Cut, not rounded: what is missed by a hair must not look met.
  const text = (Math.floor(found.ratio * 100) / 100).toFixed(2);
  return goal ? judged(text, `${goal}`, found.ratio >= goal) : { text };
}

/** @param {import('./cold.mjs').Cold[]} all @returns {Cell[][]} */
function coldTable(all) {
  const names = all[0].starts.map(({ name }) => name);
  const lines = names.map((name, index) => [
    { text: name === 'nothing' ? 'Node alone' : name },
    ...all.flatMap(({ starts }) => [{ text: `${starts[index].millis.toFixed(0)} ms` }, share(starts[index])]),
  ]);
  const last = all.flatMap(({ instantiation }) => {
    const { instantiation: goal } = coldGoals;
    return [judged(`${instantiation.toFixed(1)} ms`, `at most ${goal} ms`, instantiation <= goal), { text: '' }];
  });
  const head = ['', ...all.flatMap(({ name }) => [`${name}, whole process`, `jotwasm / it`])];
  return [head.map((text) => ({ text })), ...lines, [{ text: 'instantiation of the lean module alone' }, ...last]];
}

/** Of the time of another process. @param {import('./cold.mjs').Start} start @returns {Cell} */
function share({ name, ratio }) {
  if (name === 'jotwasm') return { text: '' };
  const text = (Math.ceil(ratio * 100) / 100).toFixed(2);
  return name === 'jose' ? judged(text, `at most ${coldGoals.jose}`, ratio <= coldGoals.jose) : { text };
}

/** @param {string} text @param {string} goal @param {boolean} met @returns {Cell} */
const judged = (text, goal, met) => ({ text: `${text} (goal ${goal}: ${met ? 'met' : 'missed'})`, met });

/** @param {import('./contest.mjs').Time} time */
export const micros = ({ micros }) => `${micros < 100 ? micros.toPrecision(3) : micros.toFixed(0)} µs`;

/** @param {Cell[][]} table */
function markdown(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].text.length)));
  const texts = table.map((line) => line.map(({ text }) => text));
  texts.splice(1, 0, widths.map((width) => '-'.repeat(width)));
  return texts.map((line) => `| ${line.map((text, at) => text.padEnd(widths[at])).join(' | ')} |`).join('\n');
}
