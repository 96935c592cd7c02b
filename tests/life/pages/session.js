// @ts-check
// A single-page application by jotwasm/client: the refresh token is in a cookie that this script cannot read, the
// access token in memory.
import { createSession } from 'jotwasm/client';

/** @param {string} issuer */
globalThis.begin = (issuer) => {
  const state = { calls: 0, refreshes: 0, asked: 0, unsent: 0, statuses: {}, events: [], tokens: new Set() };
  const session = createSession({
    tokens: { accessToken: '' },
    allowedOrigins: [issuer],
    refresh: (_current, { signal }) => {
      state.asked++;
      const body = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'page' });
      return fetch(`${issuer}/token`, { method: 'POST', body, credentials: 'include', signal });
    },
  });
  for (const type of ['refresh', 'expire', 'clear', 'error']) {
    session.addEventListener(type, (event) => {
      if (type === 'refresh') state.refreshes++;
      else state.events.push([type, event.detail]);
    });
  }
  const work = async () => {
    for (;;) {
      try {
        const { status } = await session.fetch(`${issuer}/api/notes`);
        state.calls++;
        state.statuses[status] = (state.statuses[status] ?? 0) + 1;
        state.tokens.add(session.tokens?.accessToken);
      } catch (error) {
        state.events.push(['thrown', error.code ?? String(error)]);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  void work();
  globalThis.report = () => ({
    ...state,
    tokens: state.tokens.size,
    stored: { ...localStorage, ...sessionStorage, cookie: document.cookie },
  });
  globalThis.session = session;
};
