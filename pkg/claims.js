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
  // Has all the names: no setter of anybody's is called. A slice keeps the text it is of alive, which is the claims' own.
  /** @type {Claims} */
  const filled = { ...empty };
  for (let place = 0, at = 3; place < names.length; place++, at += 3) {
    const what = words[at + 2];
    filled[names[place]] = what < JSON_TEXT ? what : valueOf(json.slice(words[at], words[at + 1]), what);
  }
  return filled;
}

/** @param {string} text @param {number} what @returns {unknown} */
const valueOf = (text, what) => (what === TEXT ? text : JSON.parse(text));
