// What the RFCs print, by private keys and algorithms of jotwasm/full too.
import { ALGORITHMS } from '../support/algorithms.js';
import { printed } from '../support/rfc.js';

export default function (QUnit, jotwasm) {
  const all = Object.keys(ALGORITHMS);
  QUnit.module('RFC', () => printed(QUnit, jotwasm, all, all));
}
