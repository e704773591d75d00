import { ArrowDown, ArrowUp } from 'lucide-react';
import { CheckboxMark } from '@/components/ui/checkbox';
import type { Column, Sort } from '@/components/ui/table/column';
import { roles } from '@/components/ui/table/roles';

interface TableHeadProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort | null;
  onSort: (sort: Sort) => void;
  /** Absent when rows cannot be selected. */
  selectAll?: { state: 'none' | 'some' | 'all'; onChange: (selected: boolean) => void } | undefined;
}

export function TableHead<Row>({ columns, sort, onSort, selectAll }: TableHeadProps<Row>) {
  return (
    <thead {...roles.group} className="max-sm:sr-only">
      <tr {...roles.row}>
        {selectAll ? (
          <th {...roles.header} className={`w-10 pl-4 ${cellClass}`}>
            <CheckboxMark
              aria-label="Select all"
              checked={selectAll.state === 'all'}
              indeterminate={selectAll.state === 'some'}
              onChange={(event) => selectAll.onChange(event.target.checked)}
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

const cellClass =
  'sticky top-bar z-10 h-9 border-line border-b bg-surface px-3 text-left font-medium text-[0.8125rem] text-ink-soft first:rounded-tl-lg first:pl-4 last:rounded-tr-lg last:pr-4';

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
      <th {...roles.header} className={`${cellClass} ${align} ${column.width ?? ''}`}>
        {column.isActions ? <span className="sr-only">{column.header}</span> : column.header}
      </th>
    );
  }
  return (
    <th
      {...roles.header}
      aria-sort={sorted ? direction : 'none'}
      className={`${cellClass} ${align} ${column.width ?? ''}`}
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
