// What a user's requests came to, and how the server is to treat the next. In memory: one isolate, one run.

const ledgers = new Map();
const plans = new Map();

/** Told by POST /<user>/plan. */
const plan = () => ({
  /** Seconds that an access token lives. */
  life: 600,
  /** By how many seconds this user's server is ahead of the machine. */
  ahead: 0,
  /** Opaque tokens are looked up, and only `expires_in` says how long they live. */
  opaque: false,
  /** What the next calls of the token endpoint do instead: 'fail', 'die', 'refuse', or a delay in milliseconds. */
  next: [],
  /** The API refuses the tokens up to this number, alive as they are. */
  refusedUpTo: 0,
});

const ledger = () => ({
  issued: 0,
  /** One entry per refresh token that was accepted: how old the access token of before was, in seconds. */
  refreshes: [],
  /** Calls of the token endpoint that came to nothing. */
  failures: 0,
  /** Refresh tokens that were used once more: the whole family is revoked. */
  reuses: 0,
  revoked: 0,
  /** Answers of the API by status. */
  answers: {},
  /** How long those access tokens were dead that arrived too late, in seconds. */
  expired: [],
  /** The bodies that arrived at once401, by the id of the call. */
  bodies: {},
  /** What the other origin saw: { method, authorization } */
  elsewhere: [],
});

export const planOf = (user) => of(plans, user, plan);
export const ledgerOf = (user) => of(ledgers, user, ledger);

function of(all, user, make) {
  if (!all.has(user)) all.set(user, make());
  return all.get(user);
}
