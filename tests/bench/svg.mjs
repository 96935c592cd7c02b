// @ts-check
// The chart in README. What it shows is in the results, whoever wins.

/** @typedef {{ name: string, speed: number }} Bar speed: its calls a second, where ours are 1 */
/** @typedef {{ title: string, bars: Bar[] }} Group */

const RUNTIME = 'Node 24';
/** Narrow, so that a phone does not shrink its letters much. */
const WIDTH = 400;
const MARGIN = 14;
const [TOP, BOTTOM] = [66, 20];
const [TITLE, BAR, GAP] = [17, 15, 11];
const [START, LONGEST] = [104, 232];

// A panel of its own, so that letters stand out also where the reader's system is dark and the page is not.
const STYLE = `
text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; fill: #24292b }
.head { font-size: 15px }
.head, .work, .ours, .best { font-weight: 700 }
.panel { fill: #f1f3f2 }
.note { fill: #51595b }
rect.peer { fill: #a3acae }
rect.ours { fill: #0b55b3 }
@media (prefers-color-scheme: dark) {
text { fill: #e8eae9 }
.panel { fill: #14191b }
.note { fill: #a3acae }
rect.peer { fill: #69757a }
rect.ours { fill: #6cb2ff }
}`;

/** @param {import('./results.mjs').Results} results */
export function svg({ runtimes, date }) {
  const runtime = runtimes.find(({ name }) => name === RUNTIME);
  if (!runtime) throw new Error(`The results say nothing of ${RUNTIME}`);
  const groups = runtime.rows.map(({ id, times }) => ({
    title: id,
    bars: times.map(({ name, ratio }) => ({ name, speed: 1 / ratio })),
  }));
  const tops = groups.reduce((all, group) => [...all, all[all.length - 1] + heightOf(group)], [TOP]);
  const height = tops[tops.length - 1] + BOTTOM;
  const lines = [
    `<text class="head" x="${MARGIN}" y="26">Calls a second, where jotwasm makes 1</text>`,
    `<text class="note" x="${MARGIN}" y="44">Longer is faster. Each kind of work has its own scale.</text>`,
    ...groups.flatMap((group, index) => drawn(group, tops[index])),
    `<text class="note" x="${MARGIN}" y="${height - 14}">Node ${runtime.version}, ${date}</text>`,
  ];
  return framed(height, groups, lines);
}

/** @param {number} height @param {Group[]} groups @param {string[]} lines */
function framed(height, groups, lines) {
  const size = `viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title desc">
<title id="title">Calls a second, where jotwasm makes 1</title>
<desc id="desc">${groups.map(inWords).join(' ')}</desc>
<style>${STYLE}
</style>
<rect class="panel" width="${WIDTH}" height="${height}" rx="8"/>
${lines.join('\n')}
</svg>
`;
}

const heightOf = (/** @type {Group} */ { bars }) => TITLE + bars.length * BAR + GAP;

/** @param {Group} group @param {number} top */
function drawn({ title, bars }, top) {
  const best = Math.max(...bars.map(({ speed }) => speed));
  const lines = bars.map(({ name, speed }, index) => {
    const y = top + TITLE + index * BAR;
    const kind = name === 'jotwasm' ? 'ours' : 'peer';
    const width = Math.max(1, Math.round((speed / best) * LONGEST));
    return `<text class="${kind}" x="${MARGIN}" y="${y + 4}">${name}</text>
<rect class="${kind}" x="${START}" y="${y - 5}" width="${width}" height="${BAR - 5}"/>
<text class="${speed === best ? 'best' : 'other'}" x="${START + width + 6}" y="${y + 4}">${number(speed)}</text>`;
  });
  return [`<text class="work" x="${MARGIN}" y="${top + 3}">${title}</text>`, ...lines];
}

const number = (/** @type {number} */ speed) => (speed === 1 ? '1' : speed.toFixed(speed < 10 ? 2 : 1));

const inWords = (/** @type {Group} */ { title, bars }) =>
  `${title}: ${bars.map(({ name, speed }) => `${name} ${number(speed)}`).join(', ')}.`;
