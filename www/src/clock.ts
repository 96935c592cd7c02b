/** One timer for the whole page, on the second, so that every reading changes at the same moment. */
type Listener = (now: number) => void;

/** In milliseconds: should the tab go behind others meanwhile. */
const SOON = 100;

let scheduled = false;
const listeners = new Set<Listener>();

/** Seconds since the epoch, whole: the precision a NumericDate is shown with. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}

export function everySecond(listener: Listener): void {
  if (!scheduled) schedule();
  scheduled = true;
  listeners.add(listener);
  listener(now());
}

/** When all that listened is taken off the page. */
export function stopAll(): void {
  listeners.clear();
}

/** Lets the reader's clicks and keys come in between. No timer: in a tab behind others, those wait for a second. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** When what is there now has been painted, which it is not in a tab behind others. */
export const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    const soon = (): void => void nextTask().then(resolve);
    if (document.hidden) return soon();
    requestAnimationFrame(soon);
    setTimeout(soon, SOON);
  });

function schedule(): void {
  setTimeout(
    () => {
      schedule();
      for (const listener of listeners) listener(now());
    },
    1000 - (Date.now() % 1000),
  );
}
