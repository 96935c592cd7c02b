// @ts-check
// Patience, by address and by account.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { about, openDatabase } from './support/about.mjs';
import { loggedIn, registered } from './support/login.mjs';
import { someAddress, visitor } from './support/visitor.mjs';

const database = openDatabase();
after(() => database.close());

const newAccount = () => ({
  email: `${randomBytes(6).toString('hex')}@example.com`,
  name: 'New',
  password: 'long enough, surely',
});
const register = (/** @type {string} */ address) => visitor({ address }).submit('/register', newAccount());
/** @param {string} email @param {{ address?: string, password?: string }} [options] */
const attempt = (email, { address = someAddress(), password = 'not the password' } = {}) =>
  visitor({ address }).submit('/login', { email, password });
/** Lets seconds pass, for those who are waiting. @param {number} seconds */
const pass = (seconds) => database.run('UPDATE attempts SET at = at - ?', seconds);
/** @param {Response} response */
const waitOf = (response) => {
  assert.equal(response.status, 429);
  return Number(response.headers.get('retry-after'));
};
/** What is left of a wait, when some of it has passed. @param {number} wait @param {number} whole */
const isAbout = (wait, whole) => assert.ok(wait > whole - 9 && wait <= whole, `${wait} of ${whole} s`);

test('three registrations in five minutes from an address, and then no more', async () => {
  const address = someAddress();
  for (let count = 0; count < 3; count++) assert.equal((await register(address)).status, 303);
  isAbout(waitOf(await register(address)), 300);
  assert.equal((await register(someAddress())).status, 303, 'others may');
  pass(301);
  assert.equal((await register(address)).status, 303);
});

test('neither do twenty at once', async () => {
  const address = someAddress();
  const answers = await Promise.all(Array.from({ length: 20 }, () => register(address)));
  assert.equal(answers.filter(({ status }) => status === 303).length, 3);
  assert.equal(answers.filter(({ status }) => status === 429).length, 17);
});

test('a network of IPv6 is one address', async () => {
  for (const host of ['::1', '1:2:3:4', 'ffff::']) {
    assert.equal((await register(`2001:db8:0:7:${host === '::1' ? ':1' : host}`)).status, 303);
  }
  waitOf(await register('2001:0DB8::7:9:9:9:9'));
  assert.equal((await register('2001:db8:0:8::1')).status, 303);
});

test('an account: three tries are free, then each waits twice as long as the one before', async () => {
  const { account } = await registered();
  for (let count = 0; count < 3; count++) assert.equal((await attempt(account.email)).status, 401);
  for (const wait of [10, 20, 40, 80, 160, 300, 300]) {
    isAbout(waitOf(await attempt(account.email)), wait);
    assert.equal(
      (await attempt(account.email, { password: account.password })).status,
      429,
      'the right password as well',
    );
    pass(wait);
    assert.equal((await attempt(account.email)).status, 401);
  }
  pass(601);
  for (let count = 0; count < 3; count++) assert.equal((await attempt(account.email)).status, 401, 'a new row');
  isAbout(waitOf(await attempt(account.email)), 10);
});

test('an address: the same, whatever the accounts', async () => {
  const address = someAddress();
  for (const email of ['a', 'b', 'c']) assert.equal((await attempt(`${email}@example.com`, { address })).status, 401);
  isAbout(waitOf(await attempt('d@example.com', { address })), 10);
  assert.equal((await attempt('d@example.com')).status, 401, 'others may');
});

test('no more than three of thirty at once', async () => {
  const { account } = await registered();
  const answers = await Promise.all(Array.from({ length: 30 }, () => attempt(account.email)));
  assert.deepEqual(
    [401, 429].map((wanted) => answers.filter(({ status }) => status === wanted).length),
    [3, 27],
  );
});

test('who gets it right has his tries back, but the address has not', async () => {
  const { account } = await registered();
  const address = someAddress();
  for (let count = 0; count < 2; count++) assert.equal((await attempt(account.email, { address })).status, 401);
  await loggedIn({ ...account, address });
  for (let count = 0; count < 3; count++) assert.equal((await attempt(account.email)).status, 401);
  assert.equal((await attempt('somebody@example.com', { address })).status, 401, 'the third of the address');
  waitOf(await attempt('somebody@example.com', { address }));
});

test('what an account that is not there does, nobody can tell from one that is', async () => {
  const answers = [];
  for (let count = 0; count < 4; count++) answers.push((await attempt('not-there@example.com')).status);
  assert.deepEqual(answers, [401, 401, 401, 429]);
});

test('what was typed is not in the database', async () => {
  await attempt('my secret password');
  const rows = JSON.stringify([database.all('SELECT * FROM attempts'), database.all('SELECT * FROM audit')]);
  assert.ok(!rows.includes('my secret password') && !rows.includes(about.password));
});
