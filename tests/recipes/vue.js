import { onScopeDispose, shallowRef } from 'vue';
import { session } from './session.js';

/** What the access token says of whoever is signed in; null when nobody is. */
export function useClaims() {
  const claims = shallowRef(session.claims);
  const changed = () => (claims.value = session.claims);
  const stop = new AbortController();
  for (const type of ['refresh', 'expire', 'clear']) session.addEventListener(type, changed, { signal: stop.signal });
  onScopeDispose(() => stop.abort());
  return claims;
}
