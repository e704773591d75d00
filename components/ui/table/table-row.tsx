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
  /** Where it is placed below the first row, and how high it is; absent: below the one before it. */
  topPx?: number | undefined;
  heightPx?: number | undefined;
  measure?: Ref<HTMLTableRowElement> | undefined;
  /** Its looks are not worked out yet. */
  isLater?: boolean;
}

function PlainTableRow<Row>({
  row,
  rowKey,
  index,
  columns,
  selected,
  onToggle,
  nameOf,
  topPx,
  heightPx,
  measure,
  isLater = false,
}: TableRowProps<Row>) {
  const isPlaced = topPx !== undefined;
  return (
    <tr
      {...roles.row}
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={isPlaced ? { transform: `translateY(${topPx}px)`, height: heightPx } : undefined}
      className={isPlaced ? placedRow : measure ? measuredRow : isLater ? laterRow : flowingRow}
    >
      {selected === undefined ? null : (
        <td {...roles.cell} className={boxClass}>
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
            // What can be open belongs to its row, also where the element goes on to another.
            key={column.isActions && !column.isPlain ? rowKey : undefined}
            className={contentClass(column)}
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

const anyRow =
  'flex border-line border-b max-sm:relative max-sm:flex-col max-sm:gap-1.5 max-sm:px-4 max-sm:py-3 sm:items-center sm:hover:bg-hover aria-selected:bg-accent-soft aria-selected:hover:bg-accent-soft';
/** Measured as it is, also where nobody sees it yet. */
const measuredRow = `${anyRow} last:border-b-0`;
const inFlow = `${anyRow} last:border-b-0 [contain-intrinsic-size:auto_15rem] sm:min-h-10.5 sm:[contain-intrinsic-size:auto_2.625rem]`;
/** Far out of sight, a page's first rows wait with their looks and layout until somebody scrolls to them. */
const flowingRow = `${inFlow} [content-visibility:auto]`;
const laterRow = `${inFlow} [content-visibility:hidden]`;
/** Nothing of what is in it moves anything else, so that browsers lay out new rows alone. */
const placedRow = `${anyRow} absolute inset-x-0 top-0 contain-strict`;

/** Said outright: browsers let cells take it from their row, and look at all cells whenever a row changes. */
const anyCell = 'align-middle';
const boxClass = `${anyCell} w-10 shrink-0 sm:pl-4 max-sm:absolute max-sm:top-4 max-sm:right-14 max-sm:w-auto`;
const actionsClass = 'flex min-w-0 items-center justify-end gap-0.5';
const fittingClass = 'min-w-0 sm:whitespace-nowrap max-sm:break-words';
/** Clipped, not hidden: what is hidden can be scrolled by scripts, which costs each cell a layer. */
const clippedClass = `${fittingClass} sm:overflow-clip sm:text-ellipsis`;

function contentClass<Row>({ isActions, fits }: Column<Row>): string {
  if (isActions) return actionsClass;
  return fits ? fittingClass : clippedClass;
}

/** A cell without content, or with nothing but an empty element in it, has no line on a card: neither has its label. */
const onCard =
  'max-sm:[&:has(>div:empty)]:hidden max-sm:[&:has(>div>span:only-child:empty)]:hidden max-sm:flex max-sm:w-full! max-sm:gap-3 max-sm:text-left! max-sm:before:w-24 max-sm:before:shrink-0 max-sm:before:text-ink-soft max-sm:before:text-[0.8125rem] max-sm:before:content-[attr(data-label)]';
const titleOnCard = 'max-sm:w-full! max-sm:min-h-8 max-sm:pr-24 max-sm:pt-1 max-sm:text-base';
const actionsOnCard = 'max-sm:absolute max-sm:top-1.5 max-sm:right-2 max-sm:w-auto!';

const classes = new WeakMap<object, string>();

function cellClass<Row>(column: Column<Row>): string {
  const known = classes.get(column);
  if (known !== undefined) return known;
  const form = column.isTitle ? titleOnCard : column.isActions ? actionsOnCard : onCard;
  const align = column.align === 'end' ? 'text-right' : '';
  const made = `${anyCell} sm:px-3 sm:py-1 sm:first:pl-4 sm:last:pr-4 ${columnWidth(column)} ${align} ${form}`;
  classes.set(column, made);
  return made;
}

/**
 * Columns without a width share what is left; where all have one, they share it all. Where little is
 * left the others give way, so that what a row is called can always be read and followed.
 */
export function columnWidth<Row>({ width, isTitle }: Column<Row>): string {
  const least = isTitle ? 'sm:min-w-36' : width === undefined ? 'sm:min-w-20' : 'sm:min-w-0';
  return width === undefined ? `${least} sm:grow-9999 sm:basis-0` : `${least} sm:grow ${width}`;
}
