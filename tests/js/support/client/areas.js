// A model of a Web Storage area: each tab sees the same, and hears of what the others change.

export class Area {
  /** @type {Map<string, string>} */
  items = new Map();
  /** A full or forbidden storage throws. */
  broken = false;

  /** @param {() => Iterable<any>} tabs @param {import('./device.js').Device} device */
  constructor(tabs, device) {
    this.tabs = tabs;
    this.device = device;
  }

  /** As one tab sees it. @param {any} tab */
  of(tab) {
    const guard = () => {
      if (this.broken) throw new DOMException('full', 'QuotaExceededError');
    };
    return {
      getItem: (key) => (guard(), this.items.get(key) ?? null),
      setItem: (key, value) => {
        guard();
        this.items.set(key, String(value));
        this.#tell(tab, key);
      },
      removeItem: (key) => {
        guard();
        if (this.items.delete(key)) this.#tell(tab, key);
      },
      clear: () => {
        this.items.clear();
        this.#tell(tab, null);
      },
    };
  }

  /** @param {any} from @param {string | null} key null when all is gone */
  #tell(from, key) {
    for (const tab of this.tabs()) if (tab != from) this.device.after(2, () => tab.dispatch('storage', { key }));
  }
}
