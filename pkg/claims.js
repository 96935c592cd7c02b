// @ts-check
// The claims that the core has put out, as an object: what JSON.parse makes of them. Of a shape that was met before, the
// names are known, and the core says where the values stand: src/json/shape.rs, src/wasm/outline.rs.
/** @import { Claims } from './index.js' */
import { known, outline, text } from './binding.js';

/** What the core says of a value in place of a number. */
const TEXT = 2 ** 32 - 1;
const JSON_TEXT = TEXT - 1;

/**
 * What tokens have in common.
 * @typedef {object} Shape
 * @property {string[]} names
 * @property {Record<string, null>} empty has the names
 */

/** The core's words are, whatever the machine's. */
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** By the core's number, which is never the same for another. @type {Map<number, Shape>} */
const shapes = known(new Map());
/** More than the core keeps. */
const MOST = 16;
/** Members that most claims have at most. */
const WRITTEN_OUT = 16;

/**
 * The output of a call of the core that returned its length.
 * @param {number} length
 * @returns {Claims}
 */
export function claims(length) {
  const json = text(length);
  const words = outline();
  // Where there are as many characters as bytes, the core's places are ours.
  if (words[0] === 0 || json.length !== length || !isLittleEndian) return JSON.parse(json);
  const shape = shapes.get(words[0]);
  return shape ? fill(shape, json, words) : meet(words[0], JSON.parse(json));
}

/** @param {number} number @param {Claims} parsed */
function meet(number, parsed) {
  const names = Object.keys(parsed);
  // Of nothing but the names: a value must not stay here.
  const empty = JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`)}}`);
  if (shapes.size === MOST) shapes.clear();
  shapes.set(number, { names, empty });
  return parsed;
}

/**
 * @param {Shape} shape of the text
 * @param {string} json
 * @param {Uint32Array} words
 */
function fill({ names, empty }, json, words) {
  // Has all the names: no setter of anybody's is called, and they come in any order.
  /** @type {Claims} */
  const filled = { ...empty };
  const { length } = names;
  for (let place = WRITTEN_OUT; place < length; place++) filled[names[place]] = valueAt(json, words, place);
  // Engines remember the name that a place in the code puts: one place for all takes six times as long to put them.
  switch (Math.min(length, WRITTEN_OUT)) {
    case 16: filled[names[15]] = valueAt(json, words, 15);
    case 15: filled[names[14]] = valueAt(json, words, 14);
    case 14: filled[names[13]] = valueAt(json, words, 13);
    case 13: filled[names[12]] = valueAt(json, words, 12);
    case 12: filled[names[11]] = valueAt(json, words, 11);
    case 11: filled[names[10]] = valueAt(json, words, 10);
    case 10: filled[names[9]] = valueAt(json, words, 9);
    case 9: filled[names[8]] = valueAt(json, words, 8);
    case 8: filled[names[7]] = valueAt(json, words, 7);
    case 7: filled[names[6]] = valueAt(json, words, 6);
    case 6: filled[names[5]] = valueAt(json, words, 5);
    case 5: filled[names[4]] = valueAt(json, words, 4);
    case 4: filled[names[3]] = valueAt(json, words, 3);
    case 3: filled[names[2]] = valueAt(json, words, 2);
    case 2: filled[names[1]] = valueAt(json, words, 1);
    case 1: filled[names[0]] = valueAt(json, words, 0);
  }
  return filled;
}

/** @param {string} json @param {Uint32Array} words @param {number} place @returns {unknown} */
function valueAt(json, words, place) {
  const at = 3 * place + 3;
  const what = words[at + 2];
  if (what < JSON_TEXT) return what;
  // A slice keeps the text it is of alive, which is the claims' own.
  const text = json.slice(words[at], words[at + 1]);
  return what === TEXT ? text : JSON.parse(text);
}
