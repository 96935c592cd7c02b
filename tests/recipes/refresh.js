/** @type {import('jotwasm/client').SessionOptions['refresh']} */
export const refresh = ({ refreshToken = '' }, { signal }) =>
  fetch('/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: 'app' }),
    signal,
  });
