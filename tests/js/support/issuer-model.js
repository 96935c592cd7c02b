// What refresh tokens do, in a few lines and without a store: issuers are compared with it.

const DAY = 86_400;

/** @param {{ leeway: number, lifetime: number }} rules in seconds */
export function model({ leeway, lifetime }) {
  /** By name, in the order in which they were given out. @type {Map<string, any>} */
  const tokens = new Map();

  /** @param {any} family @param {number} generation @param {number} time */
  function add(family, generation, time) {
    const place = (family.generations[generation] ??= { usedAt: undefined, expiresAt: Math.floor(time + lifetime) });
    return { family, generation, place, expiresAt: place.expiresAt };
  }

  /** What becomes of a token: 'ok', or the end of the error's code. */
  function refresh(token, time) {
    const { family, generation, place, expiresAt } = tokens.get(token);
    if (tokens.get(token).deleted) return 'INVALID';
    const used = place.usedAt !== undefined;
    if (used && (time - place.usedAt >= leeway || family.generations[generation + 1]?.usedAt !== undefined)) {
      family.revoked = true;
      return 'REUSED';
    }
    if (family.revoked) return 'REVOKED';
    if (expiresAt <= time) return 'EXPIRED';
    place.usedAt ??= time;
    return 'ok';
  }

  return {
    tokens,
    refresh,
    login: (token, subject, time) => tokens.set(token, add({ subject, generations: [], revoked: false }, 0, time)),
    /** The token that a successful refresh gave. */
    rotated(token, later, time) {
      const { family, generation } = tokens.get(token);
      tokens.set(later, add(family, generation + 1, time));
    },
    revoke(token) {
      if (!tokens.get(token).deleted) tokens.get(token).family.revoked = true;
    },
    revokeSubject(subject) {
      for (const { family } of tokens.values()) if (family.subject === subject) family.revoked = true;
    },
    clean(time) {
      for (const token of tokens.values()) token.deleted ||= token.expiresAt < time - DAY;
    },
  };
}
