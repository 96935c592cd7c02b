/** How fast this browser is. */
export function createMeasurePanel(): HTMLElement[] {
  return [];
}
