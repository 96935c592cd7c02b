// @ts-check
// Credentials: accounts, log-in, sessions, and what their cookies are.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { passwordHash } from '../../www/database.mjs';
import { about, openDatabase } from './support/about.mjs';
import { loggedIn, registered } from './support/login.mjs';
import { visitor } from './support/visitor.mjs';

const database = openDatabase();
after(() => database.close());

const storedOf = (/** @type {string} */ email) => database.one('SELECT * FROM users WHERE email = ?', email);

test('register, and be logged in', async () => {
  const { who, account } = await registered();
  const page = await (await who.send('/account')).text();
  assert.match(page, new RegExp(account.email));
  const stored = storedOf(account.email);
  assert.match(stored.password, /^\$scrypt\$ln=14,r=8,p=5\$[\w-]{22}\$[\w-]{43}$/);
  assert.notEqual(stored.password.split('$')[3], storedOf(about.email).password.split('$')[3], 'a salt of its own');
});

test('the cookie of a session is for this host, for no script, and a hash in the database', async () => {
  const who = visitor();
  const response = await who.submit('/login', { email: about.email.toUpperCase(), password: about.password });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), '/account');
  assert.match(
    response.headers.getSetCookie().join(),
    /^__Host-session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; Secure; SameSite=Lax$/,
  );
  const secret = String((await who.cookie('__Host-session'))?.value);
  assert.ok(!JSON.stringify(database.all('SELECT * FROM sessions')).includes(secret));
});

test('a log-in is a new session, whatever cookie was there before', async () => {
  const who = await loggedIn();
  const first = await who.cookie('__Host-session');
  await who.submit('/login', { email: about.email, password: about.password });
  assert.notEqual((await who.cookie('__Host-session'))?.value, first?.value);
  const old = await fetch(`${about.url}/account`, {
    redirect: 'manual',
    headers: { cookie: `__Host-session=${first?.value}` },
  });
  assert.equal(old.status, 303, 'the former is over');
  const planted = await fetch(`${about.url}/account`, { headers: { cookie: '__Host-session=a; __Host-session=b' } });
  assert.equal(planted.status, 400);
});

test('an unknown account and a wrong password: one answer', async () => {
  const wrong = await visitor().submit('/login', { email: about.email, password: 'not the password' });
  const unknown = await visitor().submit('/login', { email: 'bob@example.com', password: 'not the password' });
  assert.deepEqual([wrong.status, unknown.status], [401, 401]);
  const strip = async (/** @type {Response} */ response) =>
    (await response.text()).replace(/value="[^"]+@example.com"/, '');
  assert.equal(await strip(wrong), await strip(unknown));
  const headers = (/** @type {Response} */ { headers }) => [...headers].filter(([name]) => name !== 'date');
  assert.deepEqual(headers(wrong), headers(unknown));
});

test('... and one time, give or take what a machine under load does', async () => {
  const times = { wrong: /** @type {number[]} */ ([]), unknown: /** @type {number[]} */ ([]) };
  for (let round = 0; round < 5; round++) {
    for (const kind of /** @type {const} */ (['wrong', 'unknown'])) {
      // Another account each time, or they would have to wait.
      const email = kind === 'wrong' ? (await registered()).account.email : `nobody${round}@example.com`;
      const began = performance.now();
      assert.equal((await visitor().submit('/login', { email, password: 'not the password' })).status, 401);
      times[kind].push(performance.now() - began);
    }
  }
  // What is left of chance is a factor; without the work for nobody, it would be one of twenty.
  const [wrong, unknown] = [Math.min(...times.wrong), Math.min(...times.unknown)];
  assert.ok(
    unknown > wrong / 4 && unknown < wrong * 4,
    `${wrong} ms for a wrong password, ${unknown} ms for an unknown account`,
  );
});

test('a password that was hashed for less is hashed again at the next log-in', async () => {
  const { account } = await registered();
  const weak = passwordHash(account.password, { ln: 10 });
  database.run('UPDATE users SET password = ? WHERE email = ?', weak, account.email);
  await visitor().submit('/login', { email: account.email, password: 'not the password' });
  assert.equal(storedOf(account.email).password, weak);
  await loggedIn(account);
  const stronger = storedOf(account.email).password;
  assert.match(stronger, /^\$scrypt\$ln=14,r=8,p=5\$/);
  await loggedIn(account);
  assert.equal(storedOf(account.email).password, stronger);
});

test('the same letters are the same password, however a keyboard writes them', async () => {
  const { account } = await registered();
  database.run(
    'UPDATE users SET password = ? WHERE email = ?',
    passwordHash('na\u00efve caf\u00e9 latte'),
    account.email,
  );
  await loggedIn({ email: account.email, password: 'nai\u0308ve cafe\u0301 latte' });
});

test('a name and a password may be anything, and stay what they are', async () => {
  const name = `Robert'); DROP TABLE users; --<b>`;
  const account = { email: `bobby'tables@${Date.now()}.example`, name, password: `' OR 1=1; --\u0000\r\n` };
  const who = visitor();
  assert.equal((await who.submit('/register', account)).status, 303);
  assert.equal(storedOf(account.email).name, name);
  assert.match(await (await who.send('/account')).text(), /Robert&#39;\); DROP TABLE users; --&lt;b&gt;/);
  await loggedIn(account);
});

for (const [name, over, status, says] of /** @type {[string, Record<string, string>, number, RegExp][]} */ ([
  ['no address', { email: 'nobody' }, 400, /not an e-mail address/],
  ['a short password', { password: 'x'.repeat(11) }, 400, /12 to 256/],
  ['a long password', { password: 'x'.repeat(257) }, 400, /12 to 256/],
  ['no name', { name: ' ' }, 400, /visible characters/],
  ['a name of two lines', { name: 'a\nb' }, 400, /visible characters/],
  ['an address that has an account', { email: about.email }, 409, /has an account/],
])) {
  test(`no registration with ${name}`, async () => {
    const count = () => database.one('SELECT count(*) AS count FROM users').count;
    const before = count();
    const form = { email: 'new@example.com', name: 'New', password: 'long enough, surely', ...over };
    const response = await visitor().submit('/register', form);
    assert.equal(response.status, status);
    const page = await response.text();
    assert.match(page, says);
    assert.ok(!page.includes(form.password), 'a password is not shown');
    assert.equal(count(), before);
  });
}

for (const origin of [undefined, 'null', 'https://evil.example', 'http://127.0.0.1']) {
  test(`a form from ${origin ?? 'nowhere'} is refused`, async () => {
    const form = { email: about.email, password: about.password };
    for (const path of ['/login', '/register', '/consent', '/account/logout-everywhere']) {
      const response = await visitor().send(path, { form, headers: origin === undefined ? {} : { origin } });
      assert.equal(response.status, 403, path);
      assert.deepEqual(response.headers.getSetCookie(), []);
    }
  });
}
