/** Links that hold what is to stand on the page: the one it was opened by, and those followed while it is open. */
import { createArrivalNotice, type Arrival } from '../components/arrival-notice.ts';
import type { PageState } from '../page.ts';
import type { InTurn } from '../turns.ts';
import { FragmentError, isShared, readFragment } from './fragment.ts';
import { readShared } from './state.ts';

export interface Host {
  main: HTMLElement;
  state(): PageState;
  /** Builds the page with it. @throws what the instruments make of a state they do not understand */
  rebuild(state: Partial<PageState>): Promise<void>;
  /** Does it when nothing else is being built. */
  inTurn: InTurn;
}
export interface Arrivals {
  /** Of what the address bar holds, if it holds any. */
  look(): Promise<void>;
  /** The notice again, in the language of now. */
  retell(): void;
}

export function createArrivals({ main, state, rebuild, inTurn }: Host): Arrivals {
  let last: { arrival: Arrival; before: PageState } | undefined;
  let notice: HTMLElement | undefined;

  function tell(): void {
    notice?.remove();
    if (!last) return;
    const { arrival, before } = last;
    const undo = async (): Promise<void> => {
      last = undefined;
      await rebuild(before);
      main.querySelector('textarea')?.focus();
    };
    notice = createArrivalNotice(arrival, { dismiss, undo: 'parts' in arrival ? () => void inTurn(undo) : undefined });
    main.prepend(notice);
  }
  function dismiss(): void {
    last = undefined;
    tell();
    main.querySelector('textarea')?.focus({ preventScroll: true });
  }
  async function look(): Promise<void> {
    const { hash, pathname, search } = location;
    if (!isShared(hash)) return;
    // It is not to stay in the address bar, nor in the history.
    history.replaceState(null, '', pathname + search);
    const before = state();
    last = { arrival: await take(hash), before };
    tell();
    scrollTo({ top: 0, behavior: 'instant' });
  }
  async function take(hash: string): Promise<Arrival> {
    const before = state();
    try {
      const { state: shared, parts } = readShared(await readFragment(hash));
      await rebuild({ ...before, ...shared });
      return { parts };
    } catch (error) {
      await rebuild(before);
      return { fault: error instanceof FragmentError ? error.fault : 'damaged' };
    }
  }
  return { look: () => inTurn(look), retell: tell };
}
