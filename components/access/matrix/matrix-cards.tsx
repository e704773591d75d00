'use client';

import { Level } from '@/components/access/matrix/level';
import type { MatrixViewProps } from '@/components/access/matrix/matrix-table';
import { Subject } from '@/components/access/matrix/row-head';

/** The matrix where there is room for one column: a card for each row, with what is held alone. */
export function MatrixCards({ rows, areas, byCollection, label, onOpen }: MatrixViewProps) {
  return (
    <ul aria-label={label} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={`${row.subject} ${row.collection}`} className="rounded-lg bg-surface p-3 ring-1 ring-line">
          <div className="mb-1.5 break-words font-medium">
            {byCollection ? row.collection : <Subject row={row} />}
          </div>
          {row.cells.length === 0 ? <p className="text-ink-soft">Nothing</p> : null}
          <ul className="flex flex-wrap gap-x-3 gap-y-1">
            {areas.map((area) => {
              const cell = row.cells.find((held) => held.area === area.area);
              if (!cell) return null;
              return (
                <li key={area.area}>
                  <button
                    type="button"
                    onClick={() => onOpen({ row, area })}
                    className="flex min-h-11 items-center gap-1.5"
                  >
                    {area.label} <Level tier={cell.level} />
                  </button>
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ul>
  );
}
