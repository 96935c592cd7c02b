// @ts-check
// Holds the tokens of this tab, and knows how long they live: by the clock, the storage, and what other tabs say.
/** @import { Claims } from '../decode.js' */
/** @import { Clock } from './clock.js' */
/** @import { TokenSet } from '../client.js' */
/** @import { Note } from './note.js' */
/** @import { openStorage } from './storage.js' */
import { wall } from './clock.js';
import { noteOf, read } from './note.js';
import { tokenSet } from './token-set.js';

/** How far before a token's `iat` this device's clock has to be to be taken for slow, in seconds. */
const BEHIND = 60;

/** For how long nobody's new tokens count who had not heard of it, in milliseconds. */
const SIGNED_OUT = 5000;

/** @typedef {(type: 'refresh' | 'expire' | 'clear', reason: string) => void} Changed */
/** @typedef {ReturnType<typeof createHolder>} Holder */

/**
 * @param {Clock} clock
 * @param {ReturnType<typeof openStorage>} area
 * @param {number} refreshBefore
 * @param {Changed} changed
 * @param {(note: Note) => void} tell the other tabs
 */
export function createHolder(clock, area, refreshBefore, changed, tell) {
  /** @type {Note} */
  let note;
  /** @type {Claims | null} */
  let claims;
  /** @type {number} */
  let exp;
  /** @type {number} */
  let life;
  /** Nobody knows by how much the clock is off, so that the token may be dead. @type {boolean} */
  let doubtful;
  /** Was it in the storage when we last looked? @type {boolean} */
  let stored;

  const hold = (/** @type {Note} */ next, since = next.server) => {
    note = next;
    ({ claims, exp } = read(note.tokens, note.server));
    life = exp - since;
    doubtful = false;
  };

  const write = () => {
    area.write(note);
    stored = !!area.read();
  };

  /** @param {Partial<Note> & Pick<Note, 'tokens'>} next */
  const commit = (next) => {
    const server = clock.now();
    // Whoever refreshes in the moment of signing out must not undo it.
    const later = next.tokens ? Math.random() : SIGNED_OUT;
    hold({ at: Math.max(server * 1000 + later, note.at + 1), server, wall: wall(), ...next });
    write();
    tell(note);
  };

  /** From another tab, or the storage. @param {unknown} heard */
  const adopt = (heard) => {
    const next = noteOf(heard);
    const { at, tokens } = note;
    if (!next || next.at <= at) return;
    if (next.tokens) clock.set(next.server, next.wall);
    hold(next);
    // Set back since then, this device's clock does not say for how long the token has been there.
    doubtful = next.wall > wall() + 1;
    if (tokens || next.tokens) changed(next.tokens ? 'refresh' : next.refused ? 'expire' : 'clear', 'tab');
  };

  /** What another tab, or an earlier page, has put into the storage, or taken out of it. */
  const reread = () => {
    const next = area.read();
    if (next || stored) adopt(next ?? { ...note, at: note.at + 1, tokens: null });
    stored = !!next;
  };

  /** Tokens of unknown age: from the page that the server made, or from wherever the application had kept them. */
  const begin = (/** @type {TokenSet} */ tokens) => {
    const { claims, exp } = read(tokens, Infinity);
    const iat = /** @type {number} */ (claims?.iat); // what is missing compares with nothing
    // It is later there than here. How much later still, nobody knows.
    const behind = iat > clock.now() + BEHIND;
    if (behind) clock.learn([iat], exp, 0);
    const now = clock.now();
    const since = iat < now ? iat : now;
    hold({ at: since * 1000, tokens, server: now, wall: wall() }, since);
    doubtful = behind;
  };

  /** Tokens that have just arrived. @param {TokenSet} tokens @param {'refresh' | 'app'} reason */
  const receive = (tokens, reason, date = NaN, took = 0) => {
    const { claims, exp } = read(tokens, Infinity);
    clock.learn([claims?.iat, exp - (tokens.expiresIn ?? NaN), date], exp, took);
    // Their life began when the answer did not yet have to travel.
    commit({ tokens, server: clock.now() - took, wall: wall() - took });
    changed('refresh', reason);
  };

  const clear = () => {
    commit({ tokens: null });
    changed('clear', 'app');
  };

  /** The refresh token was refused. The other tabs end with us, unless they have a newer one. */
  const end = () => {
    commit({ tokens: null, at: note.at + 0.5, refused: true });
    changed('expire', 'refused');
  };

  /** Seconds left. */
  const left = () => (doubtful ? 0 : exp - clock.now());

  /** Seconds until it is time to refresh. */
  const untilDue = () => {
    if (!note.tokens) return Infinity;
    return exp < 0 ? 0 : left() - Math.min(refreshBefore, life / 2);
  };

  /** The newer of what the application and the storage have to start with. */
  const start = (/** @type {TokenSet | undefined} */ tokens) => {
    if (tokens) begin(tokenSet(tokens));
    reread();
    if (!stored) write();
    tell(note);
  };

  hold(/** @type {any} */ ({ at: 0, tokens: null }));

  return { note: () => note, claims: () => claims, start, adopt, reread, receive, clear, end, left, untilDue };
}
