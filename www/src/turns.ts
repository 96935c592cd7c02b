/** One thing after another: what comes while the last is still being done waits for it. */
export type InTurn = (work: () => Promise<void>) => Promise<void>;

export function createTurns(): InTurn {
  let last = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
