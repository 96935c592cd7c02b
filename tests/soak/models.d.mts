// As much of the unit tests' models as is used here; they are no checked JavaScript.

/** Whoever makes time pass, in milliseconds. */
interface Host {
  after(delay: number, run: () => void): unknown;
}

export class Area {
  constructor(tabs: () => Iterable<object>, device: Host);
  of(tab: object): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

export class Channels {
  constructor(device: Host, owner: () => unknown);
  Channel: typeof BroadcastChannel;
  sent: string[];
  delay: () => number;
}

export class Locks {
  constructor(device: Host);
  request(name: string, options: LockOptions, callback: (lock: Lock | null) => Promise<unknown>): Promise<unknown>;
  query(): Promise<LockManagerSnapshot>;
}

export function random(seed: number): {
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
};
