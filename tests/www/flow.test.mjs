// @ts-check
// The lesson without page and network: what has happened, what may happen next, and what the picture shows of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
// The suite runs on Node 24, which strips the types; the types of the tools are those of Node 20.
import { ACTIONS, isLesson, next, START, stepOf, STEPS } from '../../www/src/learn/flow.ts';
import { may } from '../../www/src/learn/may.ts';
import { arrowsOf, heldOf } from '../../www/src/learn/picture.ts';

const NOW = 1_800_000_000;
const attempt = { step: 'login', scope: 'openid notes:read', state: 's', nonce: 'n', verifier: 'v', challenge: 'c' };
const tokens = (name) => ({ access: `a${name}`, refresh: `r${name}`, id: `i${name}`, expiresAt: NOW + 30 });
const sent = (path, method = 'GET') => ({ method, path, headers: [], body: null });
const exchange = (given, status) => ({
  sent: given,
  trouble: status ? null : 'inWindow',
  answer: status ? { status, statusText: '', headers: [], body: '', milliseconds: 1 } : null,
  at: 0,
  location: null,
});
const after = (...happenings) => happenings.reduce(next, START);
const all = Object.values(ACTIONS).flat();
const allowed = (flow, now = NOW) => all.filter((action) => may(flow, action, now));

const CODED = [{ type: 'asked', attempt }, { type: 'coded', code: 'x' }, { type: 'ended', step: 'login', outcome: 'code' }];
const GRANTED = [...CODED, { type: 'granted', to: 'notes', tokens: tokens(1) }, { type: 'ended', step: 'token', outcome: 'tokens' }];
const ROTATED = [...GRANTED, { type: 'rotated', tokens: tokens(2) }];

test('at first, one can log in and nothing else', () => {
  assert.deepEqual(allowed(START), ['login']);
});

test('a code is there to be exchanged', () => {
  assert.deepEqual(allowed(after(...CODED)), ['login', 'exchange']);
});

test('with tokens: everything but the second use of a refresh token, and what has to wait for the expiry', () => {
  const flow = after(...GRANTED);
  const living = ['login', 'call', 'check', 'change', 'otherApi', 'write', 'refresh', 'calendar', 'logout'];
  assert.deepEqual(allowed(flow), living);
  assert.ok(!may(flow, 'callExpired', NOW + 29));
  assert.ok(may(flow, 'callExpired', NOW + 30));
  assert.deepEqual([flow.attempt, flow.code], [null, null], 'the code is used up, and the verifier with it');
});

test('a refresh puts the old token among the used ones, the oldest first', () => {
  const flow = after(...ROTATED, { type: 'rotated', tokens: tokens(3) });
  assert.deepEqual(flow.spent, ['r1', 'r2']);
  assert.equal(flow.tokens?.refresh, 'r3');
  assert.ok(may(flow, 'replay', NOW));
});

test('after the reuse is found out, the family is dead: no refresh, no replay; a new log-in begins anew', () => {
  const dead = after(...ROTATED, { type: 'revoked' });
  assert.ok(!may(dead, 'refresh', NOW) && !may(dead, 'replay', NOW));
  assert.ok(may(dead, 'call', NOW) && may(dead, 'logout', NOW) && may(dead, 'calendar', NOW), 'the session lives');
  const anew = next(dead, { type: 'granted', to: 'notes', tokens: tokens(4) });
  assert.deepEqual([anew.grant, anew.spent], ['alive', []]);
});

test('after the log-out, the APIs can be asked again, and nothing else is left to end', () => {
  const flow = after(...GRANTED, { type: 'granted', to: 'calendar', tokens: tokens('c') }, { type: 'loggedOut' });
  assert.ok(may(flow, 'callBoth', NOW));
  for (const action of ['logout', 'calendar', 'refresh', 'replay']) assert.ok(!may(flow, action, NOW), action);
  assert.equal(flow.tokens?.access, 'a1', 'the calendar’s token is not the notes’');
});

test('while something runs, nothing else may, but to log in anew', () => {
  const flow = next(after(...GRANTED), { type: 'begun', step: 'refresh' });
  assert.deepEqual(allowed(flow), ['login']);
  assert.notDeepEqual(allowed(next(flow, { type: 'ended', step: 'refresh', outcome: 'rotated' })), ['login']);
});

test('a step that is begun again forgets its own trace and outcome, and no other’s', () => {
  const notes = exchange(sent('/api/notes'), 200);
  const flow = after(
    { type: 'seen', step: 'call', exchange: notes },
    { type: 'ended', step: 'call', outcome: 'notes' },
    { type: 'seen', step: 'verify', exchange: notes },
    { type: 'begun', step: 'call' },
  );
  assert.deepEqual([flow.wire.call, flow.outcomes.call, flow.wire.verify], [[], undefined, [notes]]);
  assert.deepEqual(flow.done, ['call'], 'what was learned stays learned');
});

test('what comes back from the window takes the place of what was sent', () => {
  const asked = sent('/authorize');
  const flow = after(
    { type: 'seen', step: 'login', exchange: exchange(asked) },
    { type: 'seen', step: 'login', exchange: exchange(asked, 303) },
  );
  assert.equal(flow.wire.login?.length, 1);
  assert.equal(flow.wire.login?.[0]?.answer?.status, 303);
});

test('a step is done by what it is there to show, once', () => {
  const waiting = after({ type: 'ended', step: 'login', outcome: 'waiting' });
  assert.deepEqual([waiting.done, waiting.busy], [[], false]);
  for (const outcome of ['blocked', 'closed', 'denied', 'forged', 'noServer', 'unexpected', 'notCaught']) {
    assert.ok(!isLesson(outcome), outcome);
  }
  const twice = after(...CODED, { type: 'ended', step: 'login', outcome: 'code' });
  assert.deepEqual(twice.done, ['login']);
});

test('every action has a step, and every step an action', () => {
  assert.equal(new Set(all).size, all.length);
  for (const action of all) assert.ok(ACTIONS[stepOf(action)].includes(action), action);
  assert.deepEqual(Object.keys(ACTIONS), [...STEPS]);
});

test('nothing that happens changes what was there before', () => {
  const frozen = Object.freeze(after(...ROTATED));
  for (const happening of [...ROTATED, { type: 'begun', step: 'call' }, { type: 'revoked' }]) next(frozen, happening);
  assert.deepEqual(frozen, after(...ROTATED));
});

test('the picture: engraved before a step, lit by the last exchange on each lane after it', () => {
  assert.deepEqual(arrowsOf(START, 'call'), [{ lane: 'api', ask: 'GET /api/notes', answer: '', tone: 'idle' }]);
  for (const step of STEPS) assert.ok(arrowsOf(START, step).length > 0, step);
  const flow = after(
    { type: 'seen', step: 'reuse', exchange: exchange(sent('/token', 'POST'), 200) },
    { type: 'seen', step: 'reuse', exchange: exchange(sent('/token', 'POST'), 400) },
    { type: 'seen', step: 'reuse', exchange: exchange(sent('/.well-known/jwks.json'), 200) },
    { type: 'seen', step: 'reuse', exchange: { ...exchange(sent('/api/notes')), trouble: 'noAnswer' } },
  );
  assert.deepEqual(arrowsOf(flow, 'reuse'), [
    { lane: 'server', ask: 'POST /token', answer: '400', tone: 'bad' },
    { lane: 'keys', ask: 'GET /.well-known/jwks.json', answer: '200', tone: 'good' },
    { lane: 'api', ask: 'GET /api/notes', answer: '', tone: 'bad' },
  ]);
});

test('the memory: what is held, how long, and what it is still worth', () => {
  const held = (flow, now = NOW) => heldOf(flow, now).map(({ thing, state, left }) => [thing, state, left]);
  assert.deepEqual(held(START), []);
  assert.deepEqual(held(after(...CODED)), [['verifier', 'alive', null], ['code', 'alive', null]]);
  const rotated = after(...ROTATED);
  const others = [['id', 'alive', null], ['spent', 'used', null], ['refresh', 'alive', null]];
  assert.deepEqual(held(rotated, NOW + 10), [['access', 'alive', 20], ...others]);
  assert.deepEqual(held(rotated, NOW + 30)[0], ['access', 'expired', 0]);
  const out = next(next(rotated, { type: 'granted', to: 'calendar', tokens: tokens('c') }), { type: 'loggedOut' });
  assert.deepEqual(held(out, NOW + 10).map(([thing, state]) => `${thing} ${state}`), [
    'access revoked', 'id alive', 'spent used', 'refresh revoked', 'calendar alive',
  ]);
});
