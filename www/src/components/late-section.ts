/**
 * A section whose code is fetched when the reader comes near it, or when there is nothing else to do: the first ones
 * are not to wait for it.
 */
import { createFailure } from './failure.ts';
import { createSection } from './section.ts';

const IDLE_AFTER = 1500;

export function createLateSection(
  id: string,
  { title, lead }: { title: string; lead: string },
  build: () => Promise<HTMLElement[]>,
): HTMLElement {
  const section = createSection(id, title, lead);
  const show = (...content: HTMLElement[]): void => section.querySelector('.bench')?.replaceChildren(...content);
  let begun = false;
  const begin = (): void => {
    observer.disconnect();
    if (begun) return;
    begun = true;
    build().then(
      (content) => show(...content),
      (error: unknown) => {
        // Asking again is of no use: browsers remember that a module did not come for as long as the page is open.
        show(createFailure());
        reportError(error);
      },
    );
  };
  const near = (entries: IntersectionObserverEntry[]): void => {
    if (entries.some((entry) => entry.isIntersecting)) begin();
  };
  const observer = new IntersectionObserver(near, { rootMargin: '50%' });
  observer.observe(section);
  setTimeout(begin, IDLE_AFTER);
  return section;
}
