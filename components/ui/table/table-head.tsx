import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import { CheckboxMark } from '@/components/ui/checkbox';
import type { Column, Sort } from '@/components/ui/table/column';
import { roles } from '@/components/ui/table/roles';
import { columnWidth } from '@/components/ui/table/table-row';

interface TableHeadProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort | null;
  onSort: (sort: Sort) => void;
  /** Absent when rows cannot be selected. */
  selected?: 'none' | 'some' | 'all' | undefined;
  onSelectAll: (selected: boolean) => void;
}

function PlainTableHead<Row>({ columns, sort, onSort, selected, onSelectAll }: TableHeadProps<Row>) {
  return (
    <thead
      {...roles.group}
      className="max-sm:sr-only sm:sticky sm:top-bar sm:z-10 sm:block sm:rounded-t-lg sm:bg-surface"
    >
      <tr {...roles.row} className="flex h-9 items-center border-line border-b">
        {selected ? (
          <th {...roles.header} className={`w-10 shrink-0 pl-4 ${cellClass}`}>
            <CheckboxMark
              aria-label="Select all"
              checked={selected === 'all'}
              indeterminate={selected === 'some'}
              onChange={(event) => onSelectAll(event.target.checked)}
            />
          </th>
        ) : null}
        {columns.map((column) => (
          <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

/** Drawn anew with another order or other columns, not with each change of a row. */
export const TableHead = memo(PlainTableHead) as typeof PlainTableHead;

const cellClass = 'px-3 text-left font-medium text-[0.8125rem] text-ink-soft first:pl-4 last:pr-4';

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: { column: Column<Row> } & Pick<TableHeadProps<Row>, 'sort' | 'onSort'>) {
  const sorted = sort?.column === column.id ? sort : null;
  const direction = sorted?.descending ? 'descending' : 'ascending';
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
  const align = column.align === 'end' ? 'text-right' : '';
  if (!column.sortBy) {
    return (
      <th {...roles.header} className={`${cellClass} ${align} ${columnWidth(column)}`}>
        {column.isActions ? <span className="sr-only">{column.header}</span> : column.header}
      </th>
    );
  }
  return (
    <th
      {...roles.header}
      aria-sort={sorted ? direction : 'none'}
      className={`${cellClass} ${align} ${columnWidth(column)}`}
    >
      <button
        type="button"
        className="group -mx-1 inline-flex max-w-full items-center gap-1 rounded px-1 hover:text-ink"
        onClick={() => onSort({ column: column.id, descending: sorted ? !sorted.descending : false })}
      >
        <span className="truncate">{column.header}</span>
        <Arrow
          aria-hidden
          className={`size-3.5 shrink-0 ${sorted ? 'text-ink' : 'opacity-0 group-hover:opacity-60'}`}
        />
      </button>
    </th>
  );
}
