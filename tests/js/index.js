// The one suite that every runtime runs. It knows no runtime: a runner hands it QUnit and the package.
import asyncCases from './async-cases.test.js';
import asyncCryptoKey from './async-cryptokey.test.js';
import asyncInterop from './async-interop.test.js';
import asyncLookup from './async-lookup.test.js';
import asyncSign from './async-sign.test.js';
import asyncSigner from './async-signer.test.js';
import asyncSignerDer from './async-signer-der.test.js';
import callers from './callers.test.js';
import cases from './cases.test.js';
import claimsShape from './claims-shape.test.js';
import client401 from './client-401.test.js';
import clientAbort from './client-abort.test.js';
import clientBodies from './client-bodies.test.js';
import clientFailure from './client-failure.test.js';
import clientFetch from './client-fetch.test.js';
import clientLeaks from './client-leaks.test.js';
import clientLife from './client-life.test.js';
import clientModel from './client-model.test.js';
import clientOrigins from './client-origins.test.js';
import clientRefresh from './client-refresh.test.js';
import clientRefused from './client-refused.test.js';
import clientSkew from './client-skew.test.js';
import clientSkewStart from './client-skew-start.test.js';
import clientTabs from './client-tabs.test.js';
import clientTabsEnd from './client-tabs-end.test.js';
import clientTabsLocks from './client-tabs-locks.test.js';
import clientTimers from './client-timers.test.js';
import clientTokens from './client-tokens.test.js';
import csp from './csp.test.js';
import decode from './decode.test.js';
import errors from './errors.test.js';
import explain from './explain.test.js';
import explainVerdicts from './explain-verdicts.test.js';
import hostile from './hostile.test.js';
import hostileArguments from './hostile-arguments.test.js';
import hostileDecode from './hostile-decode.test.js';
import hostileKeys from './hostile-keys.test.js';
import { registerFull } from './full/index.js';
import interop from './interop.test.js';
import issuerCleaning from './issuer-cleaning.test.js';
import issuerErrors from './issuer-errors.test.js';
import issuerFailures from './issuer-failures.test.js';
import issuerKeys from './issuer-keys.test.js';
import issuerModel from './issuer-model.test.js';
import issuerOptions from './issuer-options.test.js';
import issuerReuse from './issuer-reuse.test.js';
import issuerRotation from './issuer-rotation.test.js';
import issuerStore from './issuer-store.test.js';
import issuerTokens from './issuer-tokens.test.js';
import jws from './jws.test.js';
import jwsGeneral from './jws-general.test.js';
import jwsInterop from './jws-interop.test.js';
import jwsRefusals from './jws-refusals.test.js';
import keyJwk from './key-jwk.test.js';
import keyLife from './key-life.test.js';
import keyPem from './key-pem.test.js';
import keyReuse from './key-reuse.test.js';
import keySecret from './key-secret.test.js';
import keyset from './keyset.test.js';
import lean from './lean.test.js';
import optionsChange from './options-change.test.js';
import optionsPrototype from './options-prototype.test.js';
import optionsSource from './options-source.test.js';
import rfc from './rfc.test.js';
import rsa from './rsa.test.js';
import serverBearer from './server-bearer.test.js';
import serverCookies from './server-cookies.test.js';
import serverDiscovery from './server-discovery.test.js';
import serverGuard from './server-guard.test.js';
import serverGuardClaims from './server-guard-claims.test.js';
import serverGuardOutage from './server-guard-outage.test.js';
import serverHttpError from './server-http-error.test.js';
import serverRemoteCache from './server-remote-cache.test.js';
import serverRemoteFetch from './server-remote-fetch.test.js';
import serverRemoteKeys from './server-remote-keys.test.js';
import serverRemoteOutage from './server-remote-outage.test.js';
import serverRemoteTurns from './server-remote-turns.test.js';
import sign from './sign.test.js';
import signDurations from './sign-durations.test.js';
import signRefusals from './sign-refusals.test.js';
import smoke from './smoke.test.js';
import vectors from './vectors.test.js';
import verify from './verify.test.js';
import verifyAlgorithms from './verify-algorithms.test.js';
import verifyClaims from './verify-claims.test.js';
import verifyEs256 from './verify-es256.test.js';
import verifyHeader from './verify-header.test.js';
import verifyIdentity from './verify-identity.test.js';
import verifyOptions from './verify-options.test.js';

const files = [
  smoke, sign, signDurations, signRefusals,
  verify, verifyAlgorithms, verifyEs256, verifyOptions, verifyHeader, verifyIdentity, verifyClaims, cases, claimsShape,
  optionsChange, optionsSource, optionsPrototype,
  explain, explainVerdicts, decode, keySecret, keyJwk, keyPem, keyLife, keyReuse, keyset, errors, interop, rsa, vectors, rfc, csp,
  asyncInterop, asyncCases, asyncLookup, asyncCryptoKey, asyncSign, asyncSigner, asyncSignerDer,
  jws, jwsGeneral, jwsRefusals, jwsInterop,
  clientLife, clientTokens, clientSkew, clientSkewStart, clientRefresh, clientTimers, clientFailure, clientRefused, client401,
  clientBodies, clientFetch, clientOrigins, clientLeaks, clientAbort, clientTabs, clientTabsLocks, clientTabsEnd, clientModel,
  issuerTokens, issuerOptions, issuerKeys, issuerRotation, issuerReuse, issuerFailures, issuerErrors, issuerCleaning,
  issuerStore, issuerModel,
  serverBearer, serverCookies, serverHttpError, serverGuard, serverGuardClaims, serverGuardOutage,
  serverRemoteKeys, serverRemoteFetch, serverRemoteTurns, serverRemoteOutage, serverRemoteCache, serverDiscovery,
  callers, hostile, hostileDecode, hostileKeys, hostileArguments, lean,
];

/**
 * Runs all of it.
 * @param {any} QUnit
 * @param {typeof import('jotwasm')} jotwasm
 * @param {() => Promise<typeof import('jotwasm/full')>} loadFull called once everything of `jotwasm` alone has run
 * @returns {Promise<{ passed: number, failed: number, failures: string[] }>}
 */
export function run(QUnit, jotwasm, loadFull) {
  const report = { passed: 0, failed: 0, failures: [] };
  QUnit.config.autostart = false;
  QUnit.config.testTimeout = 60_000;
  // In the order below, whatever failed the last time: jotwasm/full is for good once it is loaded.
  QUnit.config.reorder = false;
  for (const register of files) register(QUnit, jotwasm);
  registerFull(QUnit, jotwasm, loadFull);
  QUnit.on('testEnd', (test) => {
    if (test.status === 'passed') report.passed++;
    if (test.status !== 'failed') return;
    report.failed++;
    report.failures.push(describe(test));
  });
  const finished = new Promise((resolve) => QUnit.on('runEnd', () => resolve(report)));
  QUnit.start();
  return finished;
}

/** What failed, where, and what was expected instead. */
function describe(test) {
  const errors = test.errors.map(({ message, expected, actual, stack }) =>
    [message ?? '', `  expected: ${show(expected)}`, `  actual:   ${show(actual)}`, stack ?? ''].join('\n'),
  );
  return `${test.fullName.join(' > ')}\n${errors.join('\n')}`;
}

function show(value) {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
