/** The result as a table that can be pasted into an issue. */
import { words } from '../language/words.ts';
import type { Bench } from './bench.ts';
import { browserName } from './browser-name.ts';
import { perSecond, ratioOf } from './figures.ts';
import { nameOf } from './names.ts';
import { TASKS } from './tasks.ts';

export function asMarkdown({ outcomes }: Bench): string {
  const { ours, theirs, ratio, missing, failed } = words().measure;
  const rows = TASKS.map((task, index) => {
    const outcome = outcomes[index];
    if (!outcome) return [nameOf(task), '–', '–', '–'];
    if (outcome === 'failed') return [nameOf(task), failed, '–', '–'];
    if (outcome.theirs === null) return [nameOf(task), perSecond(outcome.ours), missing, '–'];
    return [
      nameOf(task),
      perSecond(outcome.ours),
      perSecond(outcome.theirs),
      `${ratioOf(outcome.ours / outcome.theirs)}×`,
    ];
  });
  const day = new Date().toISOString().slice(0, 10);
  const lines = [['', ours, theirs, ratio], ['---', '--:', '--:', '--:'], ...rows];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${words().measure.heading(browserName(), day)}\n\n${table}\n`;
}
