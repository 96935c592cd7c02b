// Both directions against jose, for every algorithm that both know; the secrets are in ../interop.test.js.
import { ALGORITHMS } from '../support/algorithms.js';
import { exchange } from '../support/exchange.js';

/** jose has no ES256K any more. */
const BOTH = Object.keys(ALGORITHMS).filter((alg) => !/^HS|^ES256K$/.test(alg));

export default function (QUnit, jotwasm) {
  QUnit.module('interop: jotwasm/full and jose', () => exchange(QUnit, jotwasm, BOTH));
}
