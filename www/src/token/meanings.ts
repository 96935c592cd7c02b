/** What a header parameter or a claim means, and where that is written. */
import { words } from '../language/words.ts';
import { CLAIM_REFERENCES, HEADER_REFERENCES } from './references.ts';

export interface Meaning {
  text: string;
  reference: Reference | null;
}
export interface Reference {
  /** "RFC 7519 §4.1.4", or whose name it is. */
  label: string;
  /** Null where it is no standard's. */
  url: string | null;
}

/** Claims that hold seconds since the epoch (NumericDate). */
export const TIME_CLAIMS: ReadonlySet<string> = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at', 'toe']);

const DOCUMENTS: Readonly<Record<string, readonly [name: string, url: string]>> = {
  oidc: ['OIDC Core', 'https://openid.net/specs/openid-connect-core-1_0.html'],
  logout: ['OIDC Front-Channel Logout', 'https://openid.net/specs/openid-connect-frontchannel-1_0.html'],
  federation: ['OpenID Federation', 'https://openid.net/specs/openid-federation-1_0.html'],
  ida: ['OIDC Identity Assurance', 'https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html'],
  fapi: ['FAPI 1.0', 'https://openid.net/specs/openid-financial-api-part-2-1_0.html'],
};
/** What the sections that are addressed by name are numbered. */
const SECTIONS: Readonly<Record<string, string>> = {
  StandardClaims: '5.1',
  AddressClaim: '5.1.1',
  IDToken: '2',
  CodeIDToken: '3.1.3.6',
  HybridIDToken: '3.3.2.11',
  SelfIssuedResponse: '7.4',
  OPLogout: '3',
};

export function meaningOf(part: 'header' | 'claims', name: string): Meaning {
  const say = words().claims;
  const [texts, references]: Readonly<Record<string, string>>[] =
    part === 'header' ? [say.headerMeanings, HEADER_REFERENCES] : [say.claimMeanings, CLAIM_REFERENCES];
  if (Object.hasOwn(texts!, name)) return { text: texts![name]!, reference: referenceOf(references![name]!) };
  return { text: /^https?:\/\//.test(name) ? say.ownName : '', reference: null };
}

function referenceOf(written: string): Reference {
  if (written.startsWith('@')) return { label: written.slice(1), url: null };
  const [document = '', anchor] = written.split('#');
  const [name, url] = DOCUMENTS[document] ?? [
    document.replace('rfc', 'RFC '),
    `https://www.rfc-editor.org/rfc/${document}`,
  ];
  if (!anchor) return { label: name, url };
  const section = SECTIONS[anchor] ?? anchor.replace('section-', '');
  return { label: name + words().claims.section(section), url: `${url}#${anchor}` };
}
