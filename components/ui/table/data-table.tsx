'use client';

import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Arrangements } from '@/components/ui/table/arrangements';
import type { Column, Sort } from '@/components/ui/table/column';
import { MoreRows } from '@/components/ui/table/more-rows';
import { roles } from '@/components/ui/table/roles';
import type { ServerRows } from '@/components/ui/table/server-rows';
import { TableBody } from '@/components/ui/table/table-body';
import { TableHead } from '@/components/ui/table/table-head';
import { BulkBar, TableToolbar } from '@/components/ui/table/table-toolbar';
import { useColumnChoice } from '@/components/ui/table/use-column-choice';
import { type Selection, useSelection } from '@/components/ui/table/use-selection';
import { useTableQuery } from '@/components/ui/table/use-table-query';

/** So many are taken in at a look. */
const fewRows = 8;

interface DataTableProps<Row extends object> {
  /** Names the table for column choices, in this browser. */
  id: string;
  noun: { one: string; many: string };
  /** Keep these four stable (module scope or useMemo): rows are drawn anew when they change. */
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  defaultSort?: Sort | null;
  /** Before the names of query parameters, where a page has two tables. */
  queryPrefix?: string;
  /** Beside other things on a page: without the toolbar while a look takes everything in. */
  isPart?: boolean;
  /** What is shown when there is nothing at all: one sentence and one action. */
  empty: ReactNode;
  /** Filters beside the box; the page applies them to `rows` before. */
  filters?: { controls: ReactNode; active: boolean; onClear: () => void; total: number };
  /**
   * The rows are pages of a list that a server searches and sorts: columns that have a `sortBy` are
   * sorted by their id there, and the rest is fetched when the end comes near.
   */
  server?: ServerRows | undefined;
  /** Buttons for the selected rows; with it rows can be selected. */
  bulkActions?: (selection: Pick<Selection<Row>, 'rows' | 'clear'>) => ReactNode;
}

/**
 * A list of things: filter box (`/`), sort by header, choice of columns, bulk selection, cards on a
 * phone, and only the rows in sight in the DOM beyond fifty.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { id, noun, rows, columns, keyOf, nameOf, bulkActions, filters } = props;
  const query = useTableQuery(props.defaultSort ?? null, props.queryPrefix);
  const choice = useColumnChoice(id, columns);
  const [arrangements] = useState(() => new Arrangements<Row>());
  const { server } = props;
  const isServed = server !== undefined;
  // What is typed and pressed shows at once; the rows follow as soon as there is time.
  const filter = useDeferredValue(query.filter);
  const sort = useDeferredValue(query.sort);
  const shown = useMemo(
    () => (isServed ? rows : arrangements.of(rows, columns, filter, sort)),
    [isServed, arrangements, rows, columns, filter, sort],
  );
  const selection = useSelection(shown, keyOf);
  // What can be done with the selected takes longer to draw than the mark in their rows.
  const selected = useDeferredValue(selection.rows);
  const total = server?.total ?? filters?.total ?? rows.length;
  const isAll = server ? query.filter === '' && !filters?.active : true;
  if (total === 0 && isAll && !server?.error)
    return <div className="rounded-lg bg-surface ring-1 ring-line">{props.empty}</div>;
  return (
    <div>
      {bulkActions && selected.length > 0 ? (
        <BulkBar count={selected.length} onClear={selection.clear}>
          {bulkActions({ rows: selected, clear: selection.clear })}
        </BulkBar>
      ) : props.isPart && total <= fewRows && query.filter === '' ? null : (
        <TableToolbar
          noun={noun}
          // Of many only the first rows may be there yet; without a filter all of them are shown.
          shown={server || (filter === '' && !filters?.active) ? total : shown.length}
          total={total}
          filter={query.filter}
          onFilter={query.setFilter}
          filters={filters?.controls}
          columns={columns}
          visible={choice.visible}
          onShowColumn={choice.show}
        />
      )}
      <ErrorNotice error={server?.error} />
      <div
        aria-busy={server?.isBehind}
        className={`rounded-lg bg-surface ring-1 ring-line ${server?.isBehind ? 'opacity-60' : ''}`}
      >
        {shown.length === 0 ? (
          <NoMatch
            noun={noun.many}
            onClear={() => {
              query.setFilter('');
              filters?.onClear();
            }}
          />
        ) : (
          <table
            {...roles.table}
            aria-label={noun.many}
            aria-rowcount={(server?.total ?? shown.length) + 1}
            className="block [&_tbody]:block"
          >
            <TableHead
              columns={choice.visible}
              sort={query.sort}
              onSort={query.setSort}
              selected={bulkActions ? selectAllState(selection.rows.length, shown.length) : undefined}
              onSelectAll={selection.setAll}
            />
            <TableBody
              rows={shown}
              columns={choice.visible}
              keyOf={keyOf}
              nameOf={nameOf}
              selectedKeys={bulkActions ? selection.keys : undefined}
              onToggle={selection.toggle}
            />
          </table>
        )}
        {server?.hasMore ? <MoreRows onReached={server.loadMore} count={shown.length} /> : null}
      </div>
    </div>
  );
}

function NoMatch({ noun, onClear }: { noun: string; onClear: () => void }) {
  return (
    <EmptyState action={<Button onClick={onClear}>Clear filters</Button>}>
      No {noun} match the filters.
    </EmptyState>
  );
}

function selectAllState(selected: number, shown: number): 'none' | 'some' | 'all' {
  if (selected === 0) return 'none';
  return selected === shown ? 'all' : 'some';
}
