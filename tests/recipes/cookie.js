import { createSession } from 'jotwasm/client';

export const session = createSession({
  tokens: { accessToken: '' }, // so that the first request asks for one
  refresh: (_, { signal }) => fetch('/refresh', { method: 'POST', credentials: 'same-origin', signal }),
});
