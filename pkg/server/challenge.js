// @ts-check
// WWW-Authenticate (RFC 6750 section 3, RFC 9110 section 11.6.1).

/**
 * A quoted string that stays one, and a header that stays one line, whatever is in it.
 * @param {string} text
 */
const quoted = (text) => `"${text.replace(/[^ -~]/g, '?').replace(/["\\]/g, '\\$&')}"`;

/**
 * @param {{ realm?: string, error?: string, error_description?: string, scope?: string }} parameters in the order in
 *   which they are to stand; those that are undefined are left out
 */
export function challenge(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return ['Bearer', given.map(([name, value]) => `${name}=${quoted(value)}`).join(', ')].join(' ').trim();
}
