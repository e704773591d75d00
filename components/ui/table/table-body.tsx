'use client';

import { memo, useEffect, useRef, useState } from 'react';
import { roles } from '@/components/ui/table/roles';
import { TableRow, type TableRowProps } from '@/components/ui/table/table-row';
import { usePlacedRows } from '@/components/ui/table/use-placed-rows';
import { useIsNarrow } from '@/components/ui/use-is-narrow';

export interface TableBodyProps<Row> extends Pick<TableRowProps<Row>, 'columns' | 'onToggle' | 'nameOf'> {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Absent when rows cannot be selected. */
  selectedKeys?: ReadonlySet<string> | undefined;
}

/** So many rows are drawn as they are, and are in the page's HTML; beyond, only those in sight. */
const plainRows = 50;

function PlainTableBody<Row>(props: TableBodyProps<Row>) {
  const { rows, keyOf, columns } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const isNarrow = useIsNarrow();
  const isLong = rows.length > plainRows;
  const isPlaced = isLong && isNarrow === false;
  const { from, to, heightPx } = usePlacedRows(body, rows.length, columns, isPlaced);
  const CardBody = useCardBody(isLong && isNarrow === true);
  if (CardBody) return <CardBody {...(props as unknown as TableBodyProps<unknown>)} />;
  const hasBegun = isPlaced && to > from;
  const shown = hasBegun ? rows.slice(from, to) : rows.slice(0, plainRows);
  return (
    <tbody
      {...roles.group}
      ref={body}
      // In the browser only, where the policy lets scripts set styles.
      style={isPlaced ? { position: 'relative', height: rows.length * heightPx } : undefined}
    >
      {shown.map((row, at) => {
        const key = keyOf(row);
        const index = hasBegun ? from + at : at;
        return (
          <TableRow
            key={key}
            row={row}
            rowKey={key}
            index={index}
            columns={columns}
            selected={props.selectedKeys?.has(key)}
            onToggle={props.onToggle}
            nameOf={props.nameOf}
            topPx={isPlaced ? index * heightPx : undefined}
            heightPx={isPlaced ? heightPx : undefined}
          />
        );
      })}
    </tbody>
  );
}

/** A change of what is around the rows draws nothing of them. */
export const TableBody = memo(PlainTableBody) as typeof PlainTableBody;

type CardBody = typeof import('@/components/ui/table/card-body').CardBody;

/**
 * Only phones have cards, whose heights differ and have to be measured. Null where there are none, and
 * until it is fetched: the first rows stay as they are.
 */
function useCardBody(isWanted: boolean): CardBody | null {
  const [loaded, setLoaded] = useState<CardBody | null>(null);
  useEffect(() => {
    if (isWanted)
      void import('@/components/ui/table/card-body').then((part) => setLoaded(() => part.CardBody));
  }, [isWanted]);
  return isWanted ? loaded : null;
}
