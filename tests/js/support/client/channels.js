// A model of BroadcastChannel (HTML, "Broadcasting to other browsing contexts"): whoever else has a channel of that name
// gets a copy, later. A frozen tab gets its messages when it thaws, or never.

export class Channels {
  /** @type {Set<any>} */
  open = new Set();
  /** How long a message takes, in milliseconds. @type {() => number} */
  delay = () => 2;
  /** Is this one lost? */
  loses = (/** @type {any} */ _message) => false;
  /** Every message, as text. */
  sent = [];

  /**
   * @param {import('./device.js').Device} device
   * @param {() => any} owner the tab that is running
   */
  constructor(device, owner) {
    const channels = this;
    this.device = device;
    this.Channel = class BroadcastChannel extends EventTarget {
      onmessage = null;
      closed = false;

      constructor(name) {
        super();
        this.name = String(name);
        this.owner = owner();
        channels.open.add(this);
      }

      postMessage(message) {
        if (this.closed) throw new DOMException('the channel is closed', 'InvalidStateError');
        channels.post(this, structuredClone(message));
      }

      close() {
        this.closed = true;
        channels.open.delete(this);
      }
    };
  }

  post(from, message) {
    this.sent.push(JSON.stringify(message));
    for (const to of this.open) {
      if (to == from || to.name != from.name || this.loses(message)) continue;
      this.device.after(this.delay(), () => this.#arrive(to, structuredClone(message)));
    }
  }

  #arrive(to, data) {
    if (to.closed) return;
    if (to.owner?.frozen) return void to.owner.inbox.push(() => this.#arrive(to, data));
    const event = new MessageEvent('message', { data });
    to.onmessage?.(event);
    to.dispatchEvent(event);
  }
}
