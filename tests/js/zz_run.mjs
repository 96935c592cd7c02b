// throw-away: node zz_run.mjs file...
import * as jotwasm from 'jotwasm';
import QUnit from 'qunit';
QUnit.config.autostart = false; QUnit.config.testTimeout = 60000;
for (const f of process.argv.slice(2)) (await import('./' + f)).default(QUnit, jotwasm);
let p = 0, n = 0; const per = {};
QUnit.on('testEnd', (t) => { if (t.status === 'passed') p++; else if (t.status === 'failed') { n++; console.log('FAIL', t.fullName.join(' > ')); for (const e of t.errors) console.log('   ', e.message, 'expected', JSON.stringify(e.expected)?.slice(0,300), 'actual', JSON.stringify(e.actual)?.slice(0, 300), e.message?.includes('Died') ? e.stack : ''); } if (t.runtime > 500) console.log('slow', t.fullName.join(' > '), t.runtime); });
QUnit.on('runEnd', () => { console.log(p, 'passed', n, 'failed'); });
QUnit.start();
