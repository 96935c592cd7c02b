// Node, Deno and Bun: the package by its own name, as a dependent would import it.
import process from 'node:process';
import * as jotwasm from 'jotwasm';
import QUnit from 'qunit';
import { run } from '../index.js';

const { passed, failed, failures } = await run(QUnit, jotwasm, () => import('jotwasm/full'));
for (const failure of failures) console.log(`${failure}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
