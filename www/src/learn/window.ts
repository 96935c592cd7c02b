/** The log-in happens in a window of the authorization server's own: the page that asks never sees a password. */
const FEATURES = 'popup,width=480,height=760';
const LOOK_EVERY = 400;
/** The window of somebody who is logged in already closes before its message is here. */
const LOOKS = 4;

/** To be called by the click itself: whatever is awaited before makes it a pop-up that nobody wanted. */
export function openWindow(): Window | null {
  return window.open('', '', FEATURES);
}

export interface Wait {
  stop(): void;
}

/** Hears what callback.html was told, for this `state` and no other. */
export function waitFor(
  state: string,
  opened: Window | null,
  heard: { answer(answer: Record<string, unknown>): void; closed(): void },
): Wait {
  const channel = new BroadcastChannel(`jotwasm-login-${state}`);
  let looks = 0;
  const look = (): void => {
    looks = opened?.closed ? looks + 1 : 0;
    if (looks === LOOKS) heard.closed();
  };
  const timer = setInterval(look, LOOK_EVERY);
  const stop = (): void => {
    clearInterval(timer);
    channel.close();
  };
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    stop();
    heard.answer(typeof data === 'object' && data !== null ? { ...data } : {});
  };
  return { stop };
}
