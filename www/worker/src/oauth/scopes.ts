/** What may be asked for, in the words of the consent page, and at which API it is good. */
export const RESOURCES = { notes: '/api/notes', calendar: '/api/calendar' } as const;
export type Resource = keyof typeof RESOURCES;

interface Scope {
  words: string;
  resource?: Resource;
}

export const SCOPES: Readonly<Record<string, Scope>> = {
  openid: { words: 'Know who you are' },
  profile: { words: 'See your name' },
  email: { words: 'See your e-mail address' },
  offline_access: { words: 'Keep access after you have logged out' },
  'notes:read': { words: 'Read your notes', resource: 'notes' },
  'notes:write': { words: 'Write notes', resource: 'notes' },
  'calendar:read': { words: 'Read your calendar', resource: 'calendar' },
};

export const isScope = (name: string): boolean => Object.hasOwn(SCOPES, name);
export const listOf = (text: string): string[] => text.split(' ').filter((name) => name !== '');

/** The resource indicator of an API (RFC 8707), which is the `aud` of its tokens. */
export const identifierOf = (issuer: string, resource: Resource): string => issuer + RESOURCES[resource];

export function resourceByIdentifier(issuer: string, identifier: string): Resource | undefined {
  return (Object.keys(RESOURCES) as Resource[]).find((name) => identifierOf(issuer, name) === identifier);
}

/** The APIs that these scopes are good at. */
export const resourcesOf = (scopes: string[]): Resource[] => [
  ...new Set(scopes.flatMap((name) => SCOPES[name]?.resource ?? [])),
];

/** `aud` (RFC 9068 section 3): the API, and with "openid" the issuer itself, for /userinfo. */
export function audienceOf(issuer: string, scopes: string[], resource: Resource | null): string[] {
  return [...(resource ? [identifierOf(issuer, resource)] : []), ...(scopes.includes('openid') ? [issuer] : [])];
}
