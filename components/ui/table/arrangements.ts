import { Arrangement } from '@/components/ui/table/arrangement';
import type { Column, Sort } from '@/components/ui/table/column';

/**
 * The arrangements that are asked for in turn: while rows with another filter or order are being drawn,
 * those on screen are drawn again whenever one of them changes. Each goes on from what it knew itself; with
 * one for both, every change of a row sorted all of them twice, and what was asked for never came.
 */
export class Arrangements<Row extends object> {
  /** The one that was asked last comes first. */
  #recent: readonly Arrangement<Row>[] = [];

  of(
    rows: readonly Row[],
    columns: readonly Column<Row>[],
    filter: string,
    sort: Sort | null,
  ): readonly Row[] {
    const known = this.#recent.find((arrangement) => arrangement.is(columns, filter, sort));
    const asked = known ?? this.#recent[0]?.copy() ?? new Arrangement<Row>();
    this.#recent = [asked, ...this.#recent.filter((arrangement) => arrangement !== asked)].slice(0, 2);
    return asked.of(rows, columns, filter, sort);
  }
}
