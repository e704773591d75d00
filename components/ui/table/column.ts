import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What it is sorted by; without it the column cannot be sorted. */
  readonly sortBy?: (row: Row) => string | number;
  /** What the filter box looks through. */
  readonly filterText?: (row: Row) => string;
  /** Width as Tailwind classes, e.g. "w-40"; columns without one share what is left. */
  readonly width?: string;
  readonly align?: 'start' | 'end';
  /** Not shown until chosen. */
  readonly initiallyHidden?: boolean;
  /** What it says is never wider than the column, or cuts itself: browsers have one thing less to clip. */
  readonly fits?: boolean;
  /** The thing's name: always shown, heads the card on a phone, names the row for screen readers. */
  readonly isTitle?: boolean;
  /** Buttons: no label on a card, no entry in the column chooser. */
  readonly isActions?: boolean;
  /**
   * Of buttons that hold nothing of their row, or let go of it with another (`of` of a menu): in a long
   * table their elements are used for other rows as one scrolls. Other cells have to be so anyway.
   */
  readonly isPlain?: boolean;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}
