/**
 * What has been let in waits here for its turn. Without imports, so that the self-hosted entry can load it as it is.
 *
 * One begins in each turn of the event loop: all that arrives in one turn would otherwise begin in it, and whoever comes
 * meanwhile waits for the end of that, even if only to be told that it is full. And only so many are worked on at once,
 * since with more each takes longer and all together get no more done.
 */
export type Line = {
  /** `begin` is called when it is its turn, at once if nobody waits. @returns to be called when it is done or has left */
  join(begin: () => void): () => void;
};

export function createStartQueue(atOnce: number): Line {
  type Work = { begin: () => void; state: 'waiting' | 'begun' | 'gone' };
  const waiting: Work[] = [];
  let begun = 0;
  let turnIsTaken = false;

  function next(): void {
    turnIsTaken = false;
    if (begun >= atOnce) return;
    let work = waiting.shift();
    while (work?.state === 'gone') work = waiting.shift();
    if (!work) return;
    turnIsTaken = true;
    begun += 1;
    work.state = 'begun';
    setImmediate(next);
    work.begin();
  }

  return {
    join(begin) {
      const work: Work = { begin, state: 'waiting' };
      waiting.push(work);
      if (!turnIsTaken) next();
      return () => {
        if (work.state === 'begun') begun -= 1;
        work.state = 'gone';
        if (!turnIsTaken) next();
      };
    },
  };
}
