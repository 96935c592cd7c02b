/**
 * Keeps the page's own files, so that it opens without a network. Nothing that a person puts in comes near it, and of
 * what the Worker answers (/api, /token, /login…) it sees nothing: it looks at the files of the list only.
 */

/** Put in by offline.ts: the paths of all files, and a hash of them. */
declare const FILES: readonly string[];
declare const VERSION: string;

/** The declarations of a service worker and those of a page are not for the same program. */
interface Waitable extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetched extends Waitable {
  request: Request;
  resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  addEventListener(type: 'install' | 'activate', listener: (event: Waitable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetched) => void): void;
  clients: { claim(): Promise<void>; matchAll(options: object): Promise<readonly { id: string }[]> };
  location: Location;
  skipWaiting(): Promise<void>;
}
const scope = globalThis as unknown as Scope;

const PREFIX = 'page-';
const OURS = PREFIX + VERSION;
const known = new Set(FILES);

scope.addEventListener('install', (event) => event.waitUntil(keep().then(() => scope.skipWaiting())));
scope.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => scope.clients.claim())));
scope.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== scope.location.origin) return;
  // Files of an older page, which is still open, are in the list no more; but their names say what is in them.
  if (known.has(pathname) || pathname.startsWith('/assets/')) event.respondWith(answer(event.request, pathname));
  if (mode === 'navigate' && known.has(pathname)) event.waitUntil(tidy(event.resultingClientId));
});

async function keep(): Promise<void> {
  const cache = await caches.open(OURS);
  // What is in /assets is named by its contents, and the page has just fetched it; the others may be old copies.
  await cache.addAll(
    FILES.map((path) => new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' })),
  );
}

async function answer(request: Request, pathname: string): Promise<Response> {
  const kept = (await (await caches.open(OURS)).match(pathname)) ?? (await caches.match(pathname));
  return kept ?? fetch(request);
}

/** The files of older pages go once no page is open that may still ask for them, but for the one being opened. */
async function tidy(opening?: string): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.some(({ id }) => id !== opening)) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OURS);
  await Promise.all(old.map((name) => caches.delete(name)));
}
