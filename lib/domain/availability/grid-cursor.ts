/** Tells of ascending instants whether each is on a grid, in one pass over the grid. */
export class GridCursor {
  private at = 0;
  constructor(private readonly starts: readonly number[]) {}

  has(start: number): boolean {
    while (this.at < this.starts.length && (this.starts[this.at] as number) < start) this.at += 1;
    return this.starts[this.at] === start;
  }
}
