// A page under a strict policy. The report goes back to the server that the page came from.
import * as jotwasm from 'jotwasm';
import QUnit from 'qunit';
import { run } from '../index.js';

const report = await run(QUnit, jotwasm, () => import('jotwasm/full'));
await fetch('/report', { method: 'POST', body: JSON.stringify(report) });
