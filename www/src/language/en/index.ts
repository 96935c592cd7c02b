/** English. One file for each part of the page. */
import { inspect } from './inspect.ts';
import { learn } from './learn.ts';
import { measure } from './measure.ts';
import { shell } from './shell.ts';
import { sign } from './sign.ts';

export const en = { locale: 'en-GB', shell, inspect, sign, learn, measure };
