/**
 * The keys of an issuer, fetched because somebody clicked: the JWK Set itself, or the discovery document that says
 * where it is. A host that nobody has seen yet is not asked: it is handed back, for another click.
 */
import { isObject } from './mend-jwk.ts';
import { FetchFault, readAnswer } from './read-answer.ts';
import { addressOf, type Plan } from './where-keys-are.ts';

export interface FetchedKeys {
  /** The text that stood in the field. */
  asked: string;
  /** Where the set was in the end. */
  from: string;
  /** The set as JSON. */
  jwks: string;
  /** What the discovery document calls itself, where there was one. */
  issuer?: string | undefined;
}
/** The keys are on another host than the one that was shown. */
export interface Elsewhere {
  url: URL;
  issuer: string | undefined;
}

/** @throws {FetchFault} that of the first address when none has an answer to give */
export async function fetchKeys(asked: string, { urls, host }: Plan): Promise<FetchedKeys | Elsewhere> {
  let first: unknown;
  for (const url of urls) {
    try {
      const document = await readAnswer(url);
      return isSet(document) ? fetched(asked, url, document) : await follow(asked, url, document, host);
    } catch (error) {
      if (!(error instanceof FetchFault) || !mayBeElsewhere(error)) throw error;
      first ??= error;
    }
  }
  throw first;
}

/** @throws {FetchFault} */
export async function fetchSet(asked: string, url: string, issuer: string | undefined): Promise<FetchedKeys> {
  const document = await readAnswer(url);
  if (!isSet(document)) throw new FetchFault('noKeys', url);
  return fetched(asked, url, document, issuer);
}

async function follow(
  asked: string,
  url: string,
  document: unknown,
  host: string,
): Promise<FetchedKeys | Elsewhere> {
  if (!isObject(document)) throw new FetchFault('noKeys', url);
  const { jwks_uri: where, issuer: named } = document;
  const issuer = typeof named === 'string' ? named : undefined;
  if (typeof where !== 'string') throw new FetchFault(issuer === undefined ? 'noKeys' : 'noJwksUri', url);
  const next = addressOf(where);
  if (typeof next === 'string') throw new FetchFault('badJwksUri', url);
  return next.host === host ? fetchSet(asked, next.href, issuer) : { url: next, issuer };
}

function fetched(asked: string, from: string, document: object, issuer?: string): FetchedKeys {
  return { asked: asked.trim(), from, jwks: JSON.stringify(document, null, 2), issuer };
}

function isSet(document: unknown): document is { keys: object[] } {
  return isObject(document) && Array.isArray(document['keys']) && document['keys'].every(isObject);
}

/** Some issuers have one of the two documents only, and answer with an error or a page for the other. */
function mayBeElsewhere({ fault }: FetchFault): boolean {
  return ['blocked', 'status', 'html', 'notJson', 'noKeys'].includes(fault);
}
