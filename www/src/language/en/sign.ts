export const sign = {
  title: 'Sign',
  lead: 'Write claims, choose a key, take the token. It is signed anew at every keystroke.',
};
