import type { ReactNode } from 'react';

/** What the workshop page shows of one file of components/ui, or of several that are only seen together. */
export type Specimen = {
  /** Files of components/ui without their ending. The first names the section. */
  shows: readonly [string, ...string[]];
  states: readonly State[];
};

export type State = {
  title: string;
  content: ReactNode;
  /** Takes the whole width. */
  wide?: boolean;
  /** The role of what its only button opens. */
  opens?: 'dialog' | 'alertdialog' | 'menu';
};
