/**
 * Scripts that are named by a URL while the page runs: its service worker and the worker that measures. The policy of
 * the page (require-trusted-types-for) refuses any that does not come from here.
 */
interface Policy {
  createScriptURL(url: string): string;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}
// Not every browser has Trusted Types; those without take the text.
const { trustedTypes } = globalThis as { trustedTypes?: Factory };
const policy = trustedTypes?.createPolicy('jotwasm', { createScriptURL: own }) ?? { createScriptURL: own };

/** @throws a TypeError for a script that is not of this origin */
export function trustedScript(url: string): string {
  return policy.createScriptURL(url);
}

function own(url: string): string {
  if (new URL(url, location.href).origin !== location.origin) throw new TypeError('This script is not of this page.');
  return url;
}
