import { session } from './session.js';

export async function logIn(/** @type {FormData} */ form) {
  const response = await fetch('/login', { method: 'POST', body: form });
  const { access_token: accessToken, refresh_token: refreshToken } = await response.json();
  session.setTokens({ accessToken, refreshToken });
}

export async function addNote(/** @type {string} */ text) {
  const response = await session.fetch('/api/notes', { method: 'POST', body: text }); // with a token that is alive
  return response.ok;
}
