import type { ReactNode, RefObject } from 'react';

/** What draws the lines in sight of a log needs to know. */
export interface LinesInSightProps {
  /** What is scrolled. */
  box: RefObject<HTMLElement | null>;
  count: number;
  /** Its number in the log, or its place where there is no such line: by that it is known again. */
  numberAt: (index: number) => number;
  draw: (index: number) => ReactNode;
  isFollowing: boolean;
  /** Place of the line that is brought into view. */
  current: number | null;
  /** Its height is another; called after it is drawn. */
  onGrown: () => void;
}

export const lineHeight = 20;
