/** English. One file for each part of the page. */
import { algorithms } from './algorithms.ts';
import { checks } from './checks.ts';
import { claims } from './claims.ts';
import { faults } from './faults.ts';
import { fetch } from './fetch.ts';
import { inspect } from './inspect.ts';
import { key } from './key.ts';
import { keyHelp } from './key-help.ts';
import { learn } from './learn.ts';
import { measure } from './measure.ts';
import { share } from './share.ts';
import { shell } from './shell.ts';
import { sign } from './sign.ts';
import { time } from './time.ts';
import { verify } from './verify.ts';
import { warn } from './warn.ts';

export const en = {
  locale: 'en-GB',
  loadLesson: () => import('./lesson.ts'),
  shell,
  inspect,
  sign,
  learn,
  measure,
  faults,
  claims,
  time,
  verify,
  checks,
  key,
  keyHelp,
  fetch,
  algorithms,
  warn,
  share,
};
