/** The page opens without a network from the second visit on. It is the one thing the page keeps without asking. */
import { trustedScript } from '../trusted-scripts.ts';

/** Called once the page is there: keeping its files is not to slow it down. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // A browser that keeps nothing, such as one in a private window, shows the page all the same.
  const register = (): void =>
    void navigator.serviceWorker.register(trustedScript('/service-worker.js')).catch(() => {});
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}
