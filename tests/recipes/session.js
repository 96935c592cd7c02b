import { createSession } from 'jotwasm/client'; // plain JavaScript, 4 KiB, no WebAssembly

export const session = createSession({
  refresh: ({ refreshToken = '' }, { signal }) =>
    fetch('/token', {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: 'app' }),
      signal,
    }),
});

session.addEventListener('expire', () => location.assign('/login')); // the refresh token was refused
