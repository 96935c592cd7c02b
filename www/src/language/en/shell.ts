export const shell = {
  title: 'jotwasm: read, check and sign JSON Web Tokens in this page',
  description:
    'Paste a JSON Web Token: read it, see what is wrong with it, check its signature, sign another. In WebAssembly, in this page: what you paste is not sent and not stored.',
  motto: 'JSON Web Tokens, read, checked and signed right here. What you paste stays in this page.',
  skip: 'Skip to the token',
  contents: 'Instruments',
  loading: 'The instruments are being set up…',
  noScript: 'They need JavaScript: reading a token happens in your browser, not on a server.',
  failed: 'Part of the page could not be loaded. Is there a network? Reload the page to try again.',
  share: 'Share',
  toDark: 'Switch to the dark theme',
  toLight: 'Switch to the light theme',
  runsEverywhere:
    'jotwasm signs and verifies in WebAssembly, with the same verdict in Node, Deno, Bun, Workers and browsers.',
  readableByAnyone: 'A token is readable by anyone who holds it: what is signed is not secret.',
  keptOffline: 'Kept on this device for offline use: this page’s own files, and nothing of yours.',
};
