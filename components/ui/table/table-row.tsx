'use client';

import { memo, type Ref } from 'react';
import { CheckboxMark } from '@/components/ui/checkbox';
import type { Column } from '@/components/ui/table/column';
import { roles } from '@/components/ui/table/roles';

export interface TableRowProps<Row> {
  row: Row;
  rowKey: string;
  /** Position among all rows that match, from 0. */
  index: number;
  columns: readonly Column<Row>[];
  /** Absent when rows cannot be selected. */
  selected?: boolean | undefined;
  onToggle: (key: string) => void;
  nameOf: (row: Row) => string;
  measure?: Ref<HTMLTableRowElement> | undefined;
}

function PlainTableRow<Row>({
  row,
  rowKey,
  index,
  columns,
  selected,
  onToggle,
  nameOf,
  measure,
}: TableRowProps<Row>) {
  return (
    <tr
      {...roles.row}
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className="group/row max-sm:relative max-sm:flex max-sm:flex-col max-sm:gap-1.5 max-sm:border-line max-sm:border-b max-sm:px-4 max-sm:py-3 sm:hover:bg-hover aria-selected:bg-accent-soft aria-selected:hover:bg-accent-soft"
    >
      {selected === undefined ? null : (
        <td
          {...roles.cell}
          className="w-10 border-line sm:border-b sm:pl-4 max-sm:absolute max-sm:top-4 max-sm:right-14 max-sm:w-auto"
        >
          <CheckboxMark
            aria-label={`Select ${nameOf(row)}`}
            checked={selected}
            onChange={() => onToggle(rowKey)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} {...roles.cell} data-label={column.header} className={cellClass(column)}>
          <div
            className={`min-w-0 ${column.isActions ? 'flex items-center justify-end gap-0.5' : 'sm:truncate max-sm:break-words'}`}
          >
            {column.cell(row)}
          </div>
        </td>
      ))}
    </tr>
  );
}

/** Rows are drawn anew only when something of theirs changed, not with each step of a scroll. */
export const TableRow = memo(PlainTableRow) as typeof PlainTableRow;

const onCard =
  'max-sm:flex max-sm:w-full! max-sm:gap-3 max-sm:text-left! max-sm:before:w-24 max-sm:before:shrink-0 max-sm:before:text-ink-soft max-sm:before:text-[0.8125rem] max-sm:before:content-[attr(data-label)]';
const titleOnCard = 'max-sm:w-full! max-sm:min-h-8 max-sm:pr-24 max-sm:pt-1 max-sm:text-base';
const actionsOnCard = 'max-sm:absolute max-sm:top-1.5 max-sm:right-2 max-sm:w-auto!';

function cellClass<Row>(column: Column<Row>): string {
  const form = column.isTitle ? titleOnCard : column.isActions ? actionsOnCard : onCard;
  const align = column.align === 'end' ? 'text-right' : '';
  return `border-line sm:h-10.5 sm:border-b sm:px-3 sm:py-1 sm:first:pl-4 sm:last:pr-4 ${align} ${column.width ?? ''} ${form}`;
}
