/**
 * A queue of admitted requests. Without imports, so that the self-hosted entry can load it without a build step.
 *
 * One request begins in each turn of the event loop: otherwise all that arrive in one turn would begin in it, and later
 * ones wait for its end, even if only to be refused. And only so many are worked on at once, since with more each takes
 * longer and the throughput doesn't grow.
 */
export type Line = {
  /**
   * `begin` is called when it is the request's turn, at once if nobody waits. @returns to be called when the request is
   * done or was aborted
   */
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
