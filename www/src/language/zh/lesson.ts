import type { LessonWords } from '../words.ts';
import { flow } from './flow.ts';
import { live } from './live.ts';
import { trace } from './trace.ts';

export const lesson: LessonWords = { flow, live, trace };
