'use client';

import { useRef } from 'react';
import { roles } from '@/components/ui/table/roles';
import { plainRows, type TableBodyProps } from '@/components/ui/table/table-body';
import { TableRow } from '@/components/ui/table/table-row';
import { usePlacedRows } from '@/components/ui/table/use-placed-rows';

/** The rows of a long table on a desktop: those in sight, each placed where it belongs. */
export function PlacedBody(props: TableBodyProps<unknown>) {
  const { rows, keyOf, columns } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const { from, to, heightPx } = usePlacedRows(body, rows.length, columns);
  // Before it knows what is in sight: the first ones, which it looks at for their height.
  const hasBegun = to > from;
  const shown = hasBegun ? rows.slice(from, to) : rows.slice(0, plainRows);
  return (
    <tbody
      {...roles.group}
      ref={body}
      // In the browser only, where the policy lets scripts set styles.
      style={{ position: 'relative', height: rows.length * heightPx }}
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
            topPx={index * heightPx}
            heightPx={heightPx}
          />
        );
      })}
    </tbody>
  );
}
