/** Each step: what it is called, why it is there, and what it waits for. */
export const steps = {
  login: {
    title: 'Log in',
    why: 'The client sends you to the authorization server, in a window of its own: your password goes there and nowhere else. With the request goes a hash of a random number, the code challenge; only who knows the number can use what comes back (PKCE).',
    note: 'Started by npm start, the server fills in its demo account. Anywhere else, create one. The server sets one cookie in your browser; logging out removes it.',
    needs: '',
  },
  token: {
    title: 'Get tokens',
    why: 'What came back is a code, good once and for a minute: it went through the address bar, where others may look. The client exchanges it for tokens directly, with the number that only it knows, and checks the ID token.',
    note: 'This client is given its refresh token in the body, so that you can see it, and see it stolen. A page of yours leaves it in an HttpOnly cookie, out of reach of every script.',
    needs: 'Log in first: there is no code yet.',
  },
  call: {
    title: 'Call the API',
    why: 'The access token goes into one header, Authorization: Bearer …, and nothing else is needed. Bearer means: whoever has it, may. So it goes over TLS only, never into a URL, and to no other server.',
    note: '',
    needs: 'There is no access token yet: log in and exchange the code first.',
  },
  verify: {
    title: 'Verification',
    why: 'Before it answers, the API checks the signature with the issuer’s public keys, then who issued the token, for whom, until when and for what. A token that is not genuine: 401, without a word about what is wrong with it, which would help only a forger. A good one, but not for this: 403.',
    note: '',
    needs: 'There is no access token to check yet: log in and exchange the code first.',
  },
  expire: {
    title: 'Expiry',
    why: 'A stolen access token is good until it expires, so it lives briefly: 30 seconds here, five to fifteen minutes in practice. Then every API refuses it, without asking anybody.',
    note: '',
    needs: 'Wait until the time is up.',
  },
  refresh: {
    title: 'Refresh',
    why: 'You are not asked again: the client sends its refresh token and gets a new access token, and a new refresh token as well. The old one has been used and is worth nothing now. That is rotation.',
    note: '',
    needs: 'There is no living refresh token: log in and exchange the code first.',
  },
  reuse: {
    title: 'Reuse detection',
    why: 'Suppose somebody had copied the old refresh token. When it is used a second time, two have it, and the server cannot know which of them is you. So it revokes the whole family: the thief gets nothing, and what you hold is dead too. Logging in again is the price.',
    note: 'Right after a refresh the server forgives one repetition, for a client that lost the answer. Where the next token has been used as well, it does not: so this refreshes once more first.',
    needs: 'Refresh first: there is no used refresh token yet.',
  },
  logout: {
    title: 'Log out',
    why: 'Two things end: what was granted (the tokens, at /revoke) and your session at the server (its cookie, at /logout). The notes ask the server’s database at every call and refuse at once. The calendar looks at the token alone and answers until it expires: that is the price of not asking.',
    note: 'To see both, let the calendar in first: it asks for your consent, but for no password, because the session is still there. If the family was revoked, the notes’ tokens come back too.',
    needs: 'Nobody is logged in.',
  },
};
