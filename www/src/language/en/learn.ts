export const learn = {
  title: 'Learn',
  lead: 'The life of a token, step by step, against the authorization server that serves this page.',
};
