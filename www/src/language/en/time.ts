export const time = {
  /** The largest first; their lengths are in time/words.ts. */
  units: { year: 'y', day: 'd', hour: 'h', minute: 'min', second: 's' },
  count: (count: string, unit: string) => `${count} ${unit}`,
  join: ' ',
  now: 'now',
  ahead: (duration: string) => `in ${duration}`,
  ago: (duration: string) => `${duration} ago`,
  days: (count: string) => `${count} d `,
  beyond: 'beyond any calendar',
  milliseconds: (year: string, meant: string) =>
    `This looks like milliseconds. A NumericDate counts seconds, and so this is the year ${year}; in milliseconds it would be ${meant}.`,
  utc: 'UTC',

  life: {
    none: 'No token',
    unknown: 'No lifetime known',
    waiting: 'Not valid yet',
    alive: 'Valid for',
    ending: 'Valid for',
    over: 'Expired',
  endless: 'Never expires',
  },
  nothing: 'Its lifetime will stand here.',
  unreadable: 'The claims cannot be read: how long it lives cannot be said.',
  undated: 'Its exp is no number: how long it lives cannot be said.',
  endless: 'It has no exp: whoever finds it may use it for ever.',
  validFrom: (relative: string, absolute: string) => `Valid ${relative}, from ${absolute}`,
  expired: (relative: string, absolute: string) => `Expired ${relative}, ${absolute}`,
  expires: (relative: string, absolute: string) => `Expires ${relative}, ${absolute}`,
  expiredEver: 'Expired before any calendar began',
  expiresNever: 'Expires beyond any calendar',

  marks: { iat: 'issued', nbf: 'from', exp: 'expires', now: 'now' },
  timeline: (points: string) => `Timeline: ${points}`,
  points: {
    iat: (relative: string) => `issued ${relative}`,
    nbf: (relative: string) => `valid from ${relative}`,
    exp: (relative: string) => `expires ${relative}`,
    over: (relative: string) => `expired ${relative}`,
    now: 'now',
  },
};
