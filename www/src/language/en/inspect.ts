export const inspect = {
  title: 'Inspect',
  lead: 'Paste a token to read it. Give its key to check the signature. Both stay in this page.',
  clear: 'Clear',
  sample: 'Fresh sample',
};
