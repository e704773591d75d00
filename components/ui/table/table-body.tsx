'use client';

import { memo, useEffect, useState } from 'react';
import { roles } from '@/components/ui/table/roles';
import { TableRow, type TableRowProps } from '@/components/ui/table/table-row';
import { useIsNarrow } from '@/components/ui/use-is-narrow';

export interface TableBodyProps<Row> extends Pick<TableRowProps<Row>, 'columns' | 'onToggle' | 'nameOf'> {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Absent when rows cannot be selected. */
  selectedKeys?: ReadonlySet<string> | undefined;
}

/** So many rows are drawn as they are, and are in the page's HTML; beyond, only those in sight. */
export const plainRows = 50;

/** So many fill a high screen. The looks of the others wait until the page has been painted. */
const paintedRows = 25;

function PlainTableBody<Row>(props: TableBodyProps<Row>) {
  const { rows, keyOf } = props;
  const isPainted = useIsNarrow() !== null;
  const LongBody = useLongBody(rows.length > plainRows);
  if (LongBody) return <LongBody {...(props as unknown as TableBodyProps<unknown>)} />;
  return (
    <tbody {...roles.group}>
      {rows.slice(0, plainRows).map((row, index) => {
        const key = keyOf(row);
        return (
          <TableRow
            key={key}
            row={row}
            rowKey={key}
            index={index}
            isLater={!isPainted && index >= paintedRows}
            columns={props.columns}
            selected={props.selectedKeys?.has(key)}
            onToggle={props.onToggle}
            nameOf={props.nameOf}
          />
        );
      })}
    </tbody>
  );
}

/** A change of what is around the rows draws nothing of them. */
export const TableBody = memo(PlainTableBody) as typeof PlainTableBody;

type LongBody = (props: TableBodyProps<unknown>) => React.ReactNode;

/**
 * What draws only the rows in sight. It is fetched where a table is long: rows of one height, placed, on a
 * desktop; cards on a phone, whose heights differ and have to be measured. Null where the table is short,
 * and until then: the first rows stay as they are.
 */
function useLongBody(isLong: boolean): LongBody | null {
  const isNarrow = useIsNarrow();
  const [loaded, setLoaded] = useState<{ isNarrow: boolean; Body: LongBody } | null>(null);
  useEffect(() => {
    if (!isLong || isNarrow === null) return;
    const load = isNarrow
      ? import('@/components/ui/table/card-body').then((part) => part.CardBody)
      : import('@/components/ui/table/placed-body').then((part) => part.PlacedBody);
    void load.then((Body) => setLoaded({ isNarrow, Body }));
  }, [isLong, isNarrow]);
  return isLong && loaded !== null && loaded.isNarrow === isNarrow ? loaded.Body : null;
}
