// Finding the token in whatever it was pasted with.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { sign } from 'jotwasm/full';
import { en } from '../../www/src/language/en/index.ts';
import { speak } from '../../www/src/language/words.ts';
import { excerptOf } from '../../www/src/token/excerpt.ts';
import { findToken, placeOf } from '../../www/src/token/find.ts';
import { cutText } from '../../www/src/token/pieces.ts';
import { readToken } from '../../www/src/token/reading.ts';

speak(en);

const SECRET = 'a secret for the tests, 32 bytes or more';
const A = sign({ sub: 'first', roles: ['a'.repeat(60)] }, SECRET, { expiresIn: 60 });
const B = sign({ sub: 'second' }, SECRET, { expiresIn: 60 });
const C = sign({ sub: 'third' }, SECRET, { expiresIn: 60 });
const [HEAD, BODY, TAIL] = A.split('.');
const wrap = (text, width, between = '\n') => text.match(new RegExp(`.{1,${width}}`, 'g')).join(between);

/** What is pasted, what of it is left out. */
const found = {
  'the token alone': [A, []],
  'the scheme': [`Bearer ${A}`, ['“Bearer”']],
  'the header': [`Authorization: Bearer ${A}\r\n`, ['the header’s name', '“Bearer”']],
  'the header in lower case': [`authorization: bearer ${A}`, ['the header’s name', '“Bearer”']],
  'double quotes': [`"${A}"`, ['quotes']],
  'single quotes': [`'${A}'`, ['quotes']],
  backquotes: [`\`${A}\``, ['quotes']],
  'curly quotes': [`“${A}”`, ['quotes']],
  guillemets: [`«${A}»`, ['quotes']],
  'quotes and a comma': [`  "${A}",\n`, ['quotes']],
  'broken at 64 characters': [wrap(A, 64), ['line breaks and spaces']],
  'broken at 76 with CRLF': [wrap(A, 76, '\r\n'), ['line breaks and spaces']],
  'broken and indented': [wrap(A, 60, '\n    '), ['line breaks and spaces']],
  'quoted in a mail': [`> ${wrap(A, 60, '\n> ')}`, ['the text around it', 'line breaks and spaces']],
  'broken at the dots': [`Bearer "${HEAD}.\n  ${BODY}\n.${TAIL}"\n`, ['“Bearer”', 'quotes', 'line breaks and spaces']],
  'spaces within': [`${A.slice(0, 30)} ${A.slice(30, 90)} ${A.slice(90)}`, ['line breaks and spaces']],
  'curl -H': [`curl -H 'Authorization: Bearer ${A}' https://api.example/me`, ['the curl command around it']],
  'curl --header=': [`$ curl -s --header="Authorization: Bearer ${A}" https://api.example`, ['the curl command around it']],
  'curl --oauth2-bearer': [`curl --oauth2-bearer ${A} https://api.example`, ['the curl command around it']],
  'curl -b': [`curl -b "theme=dark; session=${A}" https://api.example`, ['the curl command around it']],
  'curl --cookie': [`curl --cookie 'session=${A}; lang=en' https://api.example`, ['the curl command around it']],
  'curl over lines': [`curl 'https://api.example' \\\n  -H 'accept: */*' \\\n  -H 'authorization: Bearer ${A}' \\\n  --compressed`, ['the curl command around it']],
  'curl, broken by a terminal': [wrap(`curl -H 'Authorization: Bearer ${A}' https://api.example`, 80), ['the curl command around it', 'line breaks and spaces']],
  'a Cookie header': [`Cookie: theme=dark; session=${A}; lang=en`, ['the rest of the cookies']],
  'a Set-Cookie header': [`Set-Cookie: session=${A}; Path=/; HttpOnly; Secure`, ['the rest of the cookies']],
  'a cookie signed by express': [`Cookie: session=s%3A${A}.c2ln`.replace('.c2ln', ''), ['the rest of the cookies']],
  'a URL': [`https://app.example/cb?state=x&access_token=${A}&token_type=bearer`, ['the URL around it']],
  'a fragment': [`https://app.example/cb#id_token=${A}&state=y`, ['the URL around it']],
  'a query with a fragment behind': [`https://app.example/cb?access_token=${A}#top`, ['the URL around it']],
  'percent-encoded': [`https://app.example/?access_token=${A.replaceAll('.', '%2E')}&x=1`, ['the URL around it', 'percent-encoding']],
  JSON: [`{"access_token": "${A}", "token_type": "Bearer", "expires_in": 60}`, ['the JSON around it']],
  'JSON in JSON': [JSON.stringify({ body: JSON.stringify({ token: A }) }), ['the JSON around it']],
  'an environment line': [`TOKEN=${A}`, ['the name “TOKEN”']],
  export: [`export API_TOKEN="${A}"`, ['the name “API_TOKEN”', 'quotes']],
  YAML: [`token: ${A}\n`, ['the name “token”']],
  'YAML among others': [`api:\n  url: https://api.example\n  token: '${A}'\n  retries: 3\n`, ['the text around it']],
  code: [`const token = '${A}';`, ['the name “token”', 'quotes']],
  'a sentence': [`The token is ${A}. It no longer works, can you help?`, ['the text around it']],
  'brackets': [`see (${A})`, ['the text around it']],
  'a log': [`2026-11-22T10:00:00Z INFO request auth=${A} status=200`, ['the text around it']],
  'words on the next line': [`${A}\nplease\n`, ['the text around it']],
};
for (const [name, [text, left]] of Object.entries(found)) {
  test(`found: ${name}`, () => {
    const result = findToken(text);
    assert.equal(result.token, A);
    assert.deepEqual(result.leftOut, left);
    assert.equal(result.names.length, 1);
    // What is coloured is the text, whole and in order.
    assert.equal(cutText(text, result.stretches, []).map((piece) => piece.text).join(''), text);
    const coloured = cutText(text, result.stretches, []).filter(({ kind }) => kind !== 'aside').map((piece) => piece.text);
    assert.equal(decodeURIComponent(coloured.join('')), A);
    for (const index of [0, 40, A.length - 1]) {
      assert.equal(text[placeOf(result, index)].replace('%', '.'), A[index]);
    }
  });
}

/** Texts with a token that is broken: the fault stays in. */
const broken = {
  padding: [`Bearer ${A}==`, `${A}==`],
  'an ellipsis': [`"${A.slice(0, 80)}…"`, `${A.slice(0, 80)}…`],
  'cut off': [`curl -H "Authorization: Bearer ${HEAD}.${BODY}" https://api.example`, `${HEAD}.${BODY}`],
  'a header alone': [`{"token":"${HEAD}"}`, HEAD],
  'no beginning': [`Bearer ${A.slice(5)}`, A.slice(5)],
  'nothing like a token': ['hello', 'hello'],
  dots: ['a.b.c.d.e', 'a.b.c.d.e'],
  'a full stop too many': [`${A}.`, `${A}.`],
};
for (const [name, [text, token]] of Object.entries(broken)) {
  test(`found, broken as it is: ${name}`, () => assert.equal(findToken(text).token, token));
}

test('nothing is found in nothing', () => {
  for (const text of ['', '  \n ', '""']) {
    assert.equal(findToken(text).token, '');
    assert.deepEqual(readToken(text).faults, []);
  }
});

test('several tokens: their names, the first of them, or another that is chosen', () => {
  const text = JSON.stringify({ access_token: A, id_token: B });
  const all = `${text}\nCookie: theme=dark; session=${C}`;
  assert.deepEqual(findToken(all).names, ['access_token', 'id_token', 'cookie session']);
  assert.equal(findToken(all).token, A);
  assert.equal(findToken(all, 1).token, B);
  assert.equal(findToken(all, 2).token, C);
  assert.equal(findToken(all, 3).token, A);
});

test('several tokens: names from all the places', () => {
  const lines = [
    `curl -H 'Authorization: Bearer ${A}' 'https://api.example?id_token=${B}'`,
    `export REFRESH=${C}`,
  ];
  assert.deepEqual(findToken(lines.join('\n')).names, ['Authorization', 'id_token', 'REFRESH']);
});

test('several tokens, one a line: none is glued to the next', () => {
  const { names, token } = findToken([A, B, C].join('\n'));
  assert.deepEqual(names, ['no. 1', 'no. 2', 'no. 3']);
  assert.equal(token, A);
});

test('a line that is longer than the one before does not go on with it', () => {
  const cut = A.slice(0, -3);
  assert.equal(findToken(`token=${cut}\n${'a'.repeat(20)}\nend`).token, cut + 'a'.repeat(20));
  assert.equal(findToken(`token=${cut}\n${'a'.repeat(400)}\nend`).token, cut);
});

test('of several tokens, one that can be read comes first', () => {
  const result = findToken(`broken=${A.slice(0, 70)}.x good=${B}`);
  assert.equal(result.token, B);
  assert.equal(result.chosen, 1);
});

test('the same token twice is one', () => assert.equal(findToken(`${A}\n\n${A}`).names.length, 1));

test('a fault is underlined where it stands in what was pasted', () => {
  const text = `curl -H 'Authorization: Bearer ${HEAD}.\n${BODY.slice(0, 10)}+${BODY.slice(10)}.${TAIL}'`;
  const { found: result, faults, token } = readToken(text);
  assert.equal(token.includes('+'), true);
  assert.equal(faults.length, 1);
  assert.equal(text[placeOf(result, faults[0].from)], '+');
  const faulty = cutText(text, result.stretches, faults).filter((piece) => piece.faulty);
  assert.deepEqual(faulty, [{ text: '+', kind: 'claims', faulty: true }]);
});

test('of a long text, what stands around its tokens is kept', () => {
  const noise = 'level=info msg="x"\n'.repeat(20_000);
  const kept = excerptOf(`${noise}first=${A}\n${noise}Cookie: a=b; session=${B}; c=d\n${noise}`);
  assert.equal(kept, `…\nfirst=${A}\n…\nCookie: a=b; session=${B}; c=d\n…\n`);
  assert.deepEqual(findToken(kept).names, ['first', 'cookie session']);
  assert.equal(excerptOf(`${noise}a=${A} b=${B}\n`), `…\na=${A} b=${B}\n…\n`);
  assert.equal(excerptOf(noise).length, 2003);
  assert.equal(excerptOf(`${A}\n${A}`), `${A}\n${A}`);
  assert.ok(excerptOf(`${A}\n${'A'.repeat(60)}`.repeat(10_000)).length < 110_000);
});

/** Two million characters that a careless search would take minutes for. */
const huge = {
  'a log without a token': 'level=info msg="key ey eyes" path=/a.b.c\n'.repeat(50_000),
  'a log of tokens': `auth=${A} ok\n`.repeat(10_000),
  'a log with a token at its end': `${'level=info msg="x"\n'.repeat(110_000)}token=${A}`,
  spaces: ' '.repeat(2_000_000),
  'spaces and a word': `${' '.repeat(2_000_000)}x${' '.repeat(1000)}`,
  dots: '.'.repeat(2_000_000),
  quotes: '"'.repeat(2_000_000),
  'one long word': 'eyJ'.repeat(700_000),
  'beginnings without end': 'eyJhbGci.'.repeat(220_000),
  'beginnings, each a line': 'eyJhbGci.\n'.repeat(200_000),
  'percent signs': `eyJhbGciOi.${'%2E'.repeat(660_000)}`,
  'padding': `${A}${'='.repeat(2_000_000)}`,
  'line breaks within': `eyJhbGciOi.${'a\n'.repeat(1_000_000)}`,
};
for (const [name, text] of Object.entries(huge)) {
  test(`two million characters take no time: ${name}`, () => {
    const began = performance.now();
    const { found: result } = readToken(text);
    const kept = excerptOf(text);
    const reading = readToken(kept);
    const pieces = cutText(kept, reading.found.stretches, reading.faults);
    // Some 50 ms each; a search that goes back and forth would take minutes.
    assert.ok(performance.now() - began < 10_000);
    assert.ok(kept.length < 110_000, `${kept.length} characters`);
    assert.ok(pieces.length < 5000, `${pieces.length} pieces`);
    if (text.includes(A) && !text.includes('==')) assert.equal(result.token, A);
  });
}
