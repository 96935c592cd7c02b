/** What the lesson says: it comes with it, as nobody waits for it to read a token. */
import { flow } from './flow.ts';
import { live } from './live.ts';
import { trace } from './trace.ts';

export const lesson = { flow, live, trace };
