// jotwasm/full: the same as jotwasm, with every algorithm. It works with keys that jotwasm made,
// and jotwasm with its: in one program, both are one, from the first import of jotwasm/full on.
export * from './index.js';
