export const live = {
  expiresIn: 'Token lives for',
  signInAs: 'Sign in as',
  signIn: 'Sign in',
  call: 'Call the API',
  anyway: 'Send anyway',
  inspect: 'Inspect the token',
  signOut: 'Sign out',
  inUse: 'Token in use',
  nothing: 'Nothing has been sent yet. Sign in to begin.',
  hints: {
    none: 'Sign in to be given a token by the Worker.',
    waiting: '',
    endless: '',
    alive: 'Call the API while the token lives.',
    ending: 'It is about to expire.',
    over: 'Expired: a call is now refused on this side. Send it anyway to see the server refuse it too.',
  },
};
