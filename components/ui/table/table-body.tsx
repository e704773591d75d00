'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { roles } from '@/components/ui/table/roles';
import { TableRow, type TableRowProps } from '@/components/ui/table/table-row';

export interface TableBodyProps<Row> extends Pick<TableRowProps<Row>, 'columns' | 'onToggle' | 'nameOf'> {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Absent when rows cannot be selected. */
  selectedKeys?: ReadonlySet<string> | undefined;
}

/** So many rows are drawn as they are, and are in the page's HTML; beyond, only those in sight. */
const plainRows = 50;
const estimatedHeightPx = 43;

export function TableBody<Row>(props: TableBodyProps<Row>) {
  const inBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  if (props.rows.length > plainRows && inBrowser) return <VirtualBody {...props} />;
  return (
    <tbody {...roles.group}>
      {props.rows.slice(0, plainRows).map((row, index) => (
        <BodyRow key={props.keyOf(row)} row={row} index={index} body={props} />
      ))}
    </tbody>
  );
}

function VirtualBody<Row>(props: TableBodyProps<Row>) {
  const { rows, keyOf, columns } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    if (body.current) setScrollMargin(body.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const virtual = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    estimateSize: () => estimatedHeightPx,
    overscan: 10,
    scrollMargin,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
  });
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? scrollMargin) - scrollMargin;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin);
  const span = columns.length + (props.selectedKeys ? 1 : 0);
  return (
    <tbody {...roles.group} ref={body}>
      <Spacer heightPx={before} span={span} />
      {items.map(({ index, key }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return <BodyRow key={key} row={row} index={index} body={props} measure={virtual.measureElement} />;
      })}
      <Spacer heightPx={after} span={span} />
    </tbody>
  );
}

interface BodyRowProps<Row> extends Pick<TableRowProps<Row>, 'measure' | 'index' | 'row'> {
  body: TableBodyProps<Row>;
}

function BodyRow<Row>({ row, index, body, measure }: BodyRowProps<Row>) {
  const key = body.keyOf(row);
  return (
    <TableRow
      row={row}
      rowKey={key}
      index={index}
      columns={body.columns}
      selected={body.selectedKeys?.has(key)}
      onToggle={body.onToggle}
      nameOf={body.nameOf}
      measure={measure}
    />
  );
}

/** Keeps the scrollbar honest. Drawn in the browser only, where the policy lets scripts set styles. */
function Spacer({ heightPx, span }: { heightPx: number; span: number }) {
  if (heightPx <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={span} className="p-0" style={{ height: heightPx }} />
    </tr>
  );
}

const neverChanges = () => () => undefined;
