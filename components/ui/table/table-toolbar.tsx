'use client';

import { Columns3, X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { FilterBox } from '@/components/ui/filter-box';
import { Menu } from '@/components/ui/menu';
import { MenuCheckbox } from '@/components/ui/menu-items';
import type { Column } from '@/components/ui/table/column';

interface TableToolbarProps<Row> {
  noun: { one: string; many: string };
  shown: number;
  total: number;
  filter: string;
  onFilter: (filter: string) => void;
  /** More filters, beside the box. */
  filters?: ReactNode;
  columns: readonly Column<Row>[];
  visible: readonly Column<Row>[];
  onShowColumn: (id: string, shown: boolean) => void;
}

function PlainTableToolbar<Row>(props: TableToolbarProps<Row>) {
  const { noun, shown, total } = props;
  const choosable = props.columns.filter((column) => !column.isTitle && !column.isActions);
  return (
    <div className="mb-3 flex min-h-9 flex-wrap items-center gap-2">
      <FilterBox label={`Filter ${noun.many}`} value={props.filter} onChange={props.onFilter} />
      {props.filters}
      <p role="status" className="ml-auto text-ink-soft">
        {countText(shown, total, noun)}
      </p>
      {choosable.length > 2 ? (
        <Menu
          trigger={
            <IconButton label="Choose columns" className="max-sm:hidden">
              <Columns3 aria-hidden />
            </IconButton>
          }
        >
          {choosable.map((column) => (
            <MenuCheckbox
              key={column.id}
              checked={props.visible.includes(column)}
              onChange={(shownNow) => props.onShowColumn(column.id, shownNow)}
            >
              {column.header}
            </MenuCheckbox>
          ))}
        </Menu>
      ) : null}
    </div>
  );
}

/** Drawn anew with other counts or choices, not with each change of a row. */
export const TableToolbar = memo(PlainTableToolbar) as typeof PlainTableToolbar;

function countText(shown: number, total: number, noun: { one: string; many: string }): string {
  const name = total === 1 ? noun.one : noun.many;
  return shown === total
    ? `${total.toLocaleString('en')} ${name}`
    : `${shown.toLocaleString('en')} of ${total.toLocaleString('en')} ${name}`;
}

/** Takes the toolbar's place while rows are selected, so that nothing below moves. */
export function BulkBar({
  count,
  onClear,
  children,
}: {
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  return (
    <section
      aria-label="Selected rows"
      className="mb-3 flex min-h-9 flex-wrap items-center gap-2 rounded-md bg-accent-soft px-3 py-0.5"
    >
      <p role="status" className="mr-1 font-medium">
        {count} selected
      </p>
      {children}
      <Button tone="quiet" size="small" onClick={onClear} className="ml-auto">
        <X aria-hidden />
        Clear selection
      </Button>
    </section>
  );
}
