export const learn = {
  title: 'Learn',
  lead: 'The life of a token, step by step, against the authorization server that serves this page.',
  lesson: 'Lesson',
  lessons: { one: 'One token', flow: 'The whole flow' },
  goOn: 'On to the whole flow',
  compareTitle: 'A session or a token?',
  compare: [
    'A session is a random number in a cookie; everything about it is in the server’s database. Each request asks there, so a log-out counts at once. It is the simpler choice, and for a site whose pages and server are one, usually the better one: an HttpOnly cookie, and SameSite against forged requests.',
    'An access token says everything itself and is signed. Many APIs can check it without asking anybody, also those of others. The price: until it expires it cannot be taken back, unless the API asks after all. Hence minutes, and a refresh token to get the next.',
    'The two go together. In this very flow the authorization server knows you by a session in a cookie; the tokens are for the APIs. And a page can leave its refresh token in a cookie too, where no script can steal it.',
    'What a token does not give you: secrecy (anyone can read it), safety from scripts that run in your page, or a reason to keep it in localStorage.',
  ],
};
