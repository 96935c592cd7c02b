// The redirect URI of the playground. It hands what the authorization server answered to the page that waits for it: the
// channel has the name of `state`, which only that page knows. Nothing is stored.
const answer = new URLSearchParams(location.search);
const state = answer.get('state');
// Neither the address bar nor the history keeps a code.
history.replaceState(null, '', location.pathname);
if (state) {
  const channel = new BroadcastChannel(`jotwasm-login-${state}`);
  channel.postMessage(Object.fromEntries(answer));
  channel.close();
}
// Not before the message is on its way.
setTimeout(() => window.close(), 50);
