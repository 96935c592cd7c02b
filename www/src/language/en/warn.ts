import type { Details, WarningId } from '../../warnings/warning.ts';

interface Said {
  title: string;
  why: string;
  todo: string;
}

const list = (names: readonly string[] = [], count = names.length): string =>
  new Intl.ListFormat('en-GB').format(count > names.length ? [...names, `${count - names.length} more`] : [...names]);

function days(seconds = 0): string {
  const count = Math.round(seconds / 86_400);
  if (count > 730) return `${Math.round(count / 365)} years`;
  return count < 2 ? `${Math.round(seconds / 3600)} hours` : `${count} days`;
}

const texts: Record<WarningId, (details: Details) => Said> = {
  algNone: () => ({
    title: 'No signature (alg: none)',
    why: 'Anyone can write or change such a token, and nobody can tell.',
    todo: 'Refuse it, and let your verifier accept only the algorithms that you list.',
  }),
  weakAlg: ({ alg }) => ({
    title: `Unsound algorithm: ${alg}`,
    why: 'It is broken, too short, or not spelled as any registered algorithm, which lenient readers have taken for “none”.',
    todo: 'Use one of today’s: Ed25519, ES256, PS256, RS256, or HS256 with a random secret.',
  }),
  knownSecret: ({ names }) => ({
    title: `Signed with a well-known secret: “${names?.[0]}”`,
    why: 'It stands in tutorials and defaults, so it is the first that an attacker tries to sign tokens of their own.',
    todo: 'Replace it everywhere by 32 random bytes or more, and count every token signed so far as forged.',
  }),
  lowEntropySecret: () => ({
    title: 'Secret that is easy to guess',
    why: 'Whoever has one token can try millions of secrets a second against it, and words, rows and repetitions come first.',
    todo: 'Let a machine draw it at random: 32 bytes or more, as “Generate a key” does.',
  }),
  shortSecret: ({ count, least, alg }) => ({
    title: `Short secret: ${count} bytes`,
    why: `${alg} asks for ${least} or more, and a shorter one can be found by trying.`,
    todo: 'Take a longer random one; outside this page jotwasm refuses this one unless allowInsecureKeySizes is set.',
  }),
  credentials: ({ names, count }) => ({
    title: `Secret in the payload: ${list(names, count)}`,
    why: 'The payload is encoded, not encrypted: whoever holds the token, or finds it in a log, reads this.',
    todo: 'Take it out, and replace what has been shown already.',
  }),
  payment: ({ names, count }) => ({
    title: `Payment data in the payload: ${list(names, count)}`,
    why: 'A card or account number here can be read by everyone whom the token passes.',
    todo: 'Keep it on the server, and put a reference in the token at most.',
  }),
  nationalId: ({ names, count }) => ({
    title: `Identity number in the payload: ${list(names, count)}`,
    why: 'Such a number identifies a person for life, and the payload can be read by anyone who holds the token.',
    todo: 'Keep it on the server, and let sub be a number that means nothing elsewhere.',
  }),
  personal: ({ names, count }) => ({
    title: `Personal data: ${list(names, count)}`,
    why: 'Anyone who holds the token can read this; usual in an ID token for its own client, too much in an access token.',
    todo: 'Leave out what the receiver does not need, and keep the token out of URLs and logs.',
  }),
  keyFromHeader: ({ names }) => ({
    title: `The header brings or names its own key: ${list(names)}`,
    why: 'A verifier that follows this lets the sender choose the key, and makes requests to wherever the sender likes.',
    todo: 'Take keys only from a place that you configured, and choose among them by kid.',
  }),
  kidPath: () => ({
    title: 'kid looks like a path',
    why: 'A verifier that reads the key from a file of this name can be led to a file whose content is known.',
    todo: 'Use kid only to look up in a fixed list of keys, and refuse what is not on it.',
  }),
  kidSql: () => ({
    title: 'kid looks like code',
    why: 'A verifier that puts it into a query or a command runs what the sender wrote, before any signature is checked.',
    todo: 'Use kid only to look up in a fixed list of keys, or bind it as a parameter.',
  }),
  critUnknown: ({ names }) => ({
    title: `Critical parameters: ${list(names) || 'crit'}`,
    why: 'A verifier that does not know them has to refuse the token, and most know none.',
    todo: 'Leave crit out unless all who verify understand it; jotwasm takes what it should accept in the option crit.',
  }),
  noExp: () => ({
    title: 'Never expires (no exp)',
    why: 'Whoever finds this token can use it for ever, unless the key is changed.',
    todo: 'Give it an exp: minutes for an access token, with a refresh token beside it.',
  }),
  longLife: ({ count }) => ({
    title: `Long lifetime: ${days(count)}`,
    why: 'A stolen token is good for as long, and it cannot be called back by itself.',
    todo: 'Let it live for minutes or hours, and renew it by a refresh token or a session.',
  }),
  expBeforeIat: () => ({
    title: 'Expired before it was issued',
    why: 'exp is not after iat, so there is no moment at which the token is valid.',
    todo: 'Compute exp from iat, both in seconds.',
  }),
  nbfAfterExp: () => ({
    title: 'Never valid',
    why: 'nbf is not before exp: when the token begins to be valid, it has ended.',
    todo: 'Set nbf to the time of issue, or leave it out.',
  }),
  fromTheFuture: ({ names }) => ({
    title: `From the future: ${list(names)}`,
    why: 'The clock of the issuer is ahead, or the time is made up; a verifier with an age limit refuses it.',
    todo: 'Set the clock (NTP), and check that the zone was not added twice.',
  }),
  milliseconds: ({ names }) => ({
    title: `Milliseconds instead of seconds: ${list(names)}`,
    why: 'JWTs count seconds since 1970, and in seconds this is thousands of years ahead.',
    todo: 'Divide by 1000: in JavaScript, Math.floor(Date.now() / 1000).',
  }),
  noIss: () => ({
    title: 'No issuer (iss)',
    why: 'A verifier that trusts several issuers cannot tell whose token it is.',
    todo: 'Put the issuer in, and let verifiers demand it.',
  }),
  noAud: () => ({
    title: 'No audience (aud)',
    why: 'A token that says not whom it is for is good at every service that trusts the key.',
    todo: 'Name the API that it is for, and let that API demand its own name.',
  }),
  tooBigForCookie: ({ count }) => ({
    title: `${count?.toLocaleString('en-GB')} bytes`,
    why: 'Browsers drop a cookie of more than 4096 bytes without a word.',
    todo: 'Leave claims out, or keep the token elsewhere than in a cookie.',
  }),
  tooBigForHeader: ({ count }) => ({
    title: `${count?.toLocaleString('en-GB')} bytes`,
    why: 'Many servers refuse headers beyond 8 KB (431 or 400), and no cookie holds it.',
    todo: 'Leave claims out, such as long lists of groups, and let the API look them up.',
  }),
};

export const warn = {
  count: (count: number) => (count === 1 ? '1 warning' : `${count} warnings`),
  /** Stands between two sentences. */
  between: ' ',
  levels: { danger: 'Danger', caution: 'Caution' },
  texts,
};
