/** Marks, in the row of instruments, the one that is being read. */

export function markCurrent(contents: HTMLElement): void {
  let due = false;
  const mark = (): void => {
    due = false;
    const current = sectionInView();
    for (const link of contents.querySelectorAll('a')) {
      if (link.hash === `#${current}`) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  const later = (): void => {
    if (!due) requestAnimationFrame(mark);
    due = true;
  };
  document.addEventListener('scroll', later, { passive: true });
  addEventListener('resize', later);
  later();
}

/** The last that begins in the upper part of the window; at the very end of the page, the last there is. */
function sectionInView(): string | undefined {
  const sections = [...document.querySelectorAll('main > section')];
  const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const begun = sections.filter((section) => section.getBoundingClientRect().top < innerHeight * 0.4);
  return (atEnd ? sections : begun).at(-1)?.id ?? sections[0]?.id;
}
