// What an application writes: how it signs in, and how it asks for new tokens.

/** The server's user, by the page's own address: every test has one of its own. */
export const user = new URLSearchParams(location.search).get('user');

/** @param {'response' | 'tokens'} [answer] what to hand over */
export async function ask({ refreshToken }, { signal }, answer = 'response') {
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken });
  const response = await fetch(`/${user}/token`, { method: 'POST', body, signal });
  if (answer === 'response') return response;
  if (!response.ok) throw Object.assign(new Error('refused'), await response.json());
  return response.json();
}

export async function login() {
  const response = await fetch(`/${user}/login`, { method: 'POST' });
  return response.json();
}
