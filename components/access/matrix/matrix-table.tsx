'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { Level } from '@/components/access/matrix/level';
import type { ChosenCell } from '@/components/access/matrix/matrix';
import { RowHead } from '@/components/access/matrix/row-head';
import type { OperationArea } from '@/lib/access/operation-areas';
import type { MatrixRow } from '@/lib/effective/schema';

export interface MatrixViewProps {
  rows: readonly MatrixRow[];
  /** The columns. */
  areas: readonly OperationArea[];
  /** Rows are collections of one subject; else subjects in one place. */
  byCollection: boolean;
  label: string;
  onOpen: (cell: ChosenCell) => void;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A grid with one tab stop: arrows go from cell to cell, Enter opens one. */
export function MatrixTable({ rows, areas, byCollection, label, onOpen }: MatrixViewProps) {
  const [[row, column], setActive] = useState<readonly [number, number]>([0, 0]);
  const grid = useRef<HTMLTableElement>(null);
  const go = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = [
      Math.min(Math.max(row + step[0], 0), rows.length - 1),
      Math.min(Math.max(column + step[1], 0), areas.length - 1),
    ] as const;
    setActive(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.join(':')}"]`)?.focus();
  };
  return (
    <div className="overflow-x-auto rounded-lg bg-surface ring-1 ring-line">
      <table ref={grid} aria-label={label} onKeyDown={go} className="w-full border-collapse text-[0.8125rem]">
        <thead>
          <tr className="border-line border-b text-left text-ink-soft">
            <th scope="col" className="sticky left-0 z-10 bg-surface px-3 py-2 font-medium">
              {byCollection ? 'Collection' : 'Who'}
            </th>
            {areas.map(({ area, label: noun }) => (
              <th key={area} scope="col" className="px-1.5 py-2 text-center font-medium">
                {noun}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((each, rowIndex) => (
            <tr
              key={`${each.subject} ${each.collection}`}
              className="border-line border-b last:border-b-0 hover:bg-hover"
            >
              <RowHead row={each} byCollection={byCollection} />
              {areas.map((area, columnIndex) => {
                const cell = each.cells.find((held) => held.area === area.area);
                const isActive = row === rowIndex && column === columnIndex;
                return (
                  <td key={area.area} className="p-0.5 text-center">
                    <button
                      type="button"
                      data-cell={`${rowIndex}:${columnIndex}`}
                      tabIndex={isActive ? 0 : -1}
                      title={
                        cell ? `${cell.operations.length} of ${area.operations.length} operations` : 'None'
                      }
                      onFocus={() => setActive([rowIndex, columnIndex])}
                      onClick={() => onOpen({ row: each, area })}
                      className="min-h-7 w-full rounded px-1 hover:bg-sunken"
                    >
                      <Level tier={cell?.level ?? null} />
                      <span className="sr-only">, why?</span>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
