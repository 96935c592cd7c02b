// Two readers, the core and plain JavaScript, and 8,000 broken tokens: they never differ, in verdict or in value.
import * as plain from 'jotwasm/decode';
import { mutations } from './support/mutate.js';
import { random } from './support/random.js';
import { base64url, unsigned } from './support/tokens.js';

const HEADER = '{"alg":"HS256","typ":"JWT","kid":"k","cty":"x","crit":["x"],"x":1}';
const PAYLOADS = [
  '{"sub":"ada","exp":1700000000.5e0,"a":[1,-0,1E+2,"\\u00e9\\ud83d\\ude00\\n",{"b":null,"c":[true,false]}]}',
  '{"a":"b\\"c","d":-1.5e-7,"é":"\u{1f511}"}',
  '{"a":{"a":[{"a":1},{"a":2}]},"b":"}{"}',
];

/** @returns {string} the JSON of all that `decode` gives, or the code of its error */
function outcome(decode, token) {
  try {
    return JSON.stringify(decode(token, { complete: true }));
  } catch (error) {
    return error.code ?? String(error);
  }
}

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const mutate = mutations(random(30));
  const data = (text) => mutate.data(new TextEncoder().encode(text));

  module('hostile: decode', () => {
    const sources = {
      'a token': () => mutate.text(unsigned(HEADER, PAYLOADS[0], 'AA')),
      'a header': () => unsigned(mutate.text(HEADER), {}),
      'a payload': (payload) => unsigned(HEADER, mutate.text(payload, PAYLOADS)),
      'the bytes of a payload': (payload) => [HEADER, data(payload), ''].map(base64url).join('.'),
    };
    for (const [name, make] of Object.entries(sources)) {
      test(`2,000 mutants of ${name}`, (assert) => {
        const different = [];
        for (let count = 0; count < 2000; count++) {
          const token = make(PAYLOADS[count % PAYLOADS.length]);
          const [core, script] = [jotwasm, plain].map(({ decode }) => outcome(decode, token));
          if (core !== script) different.push({ token, core, script });
        }
        assert.deepEqual(different.slice(0, 3), []);
      });
    }
  });
}
