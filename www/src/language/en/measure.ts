export const measure = {
  title: 'Measure',
  lead: 'How fast this browser is: jotwasm in WebAssembly beside its own WebCrypto.',
};
