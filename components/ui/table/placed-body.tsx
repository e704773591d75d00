'use client';

import { type FocusEvent, useLayoutEffect, useRef, useState } from 'react';
import { roles } from '@/components/ui/table/roles';
import { RowSlots } from '@/components/ui/table/row-slots';
import { plainRows, type TableBodyProps } from '@/components/ui/table/table-body';
import { TableRow } from '@/components/ui/table/table-row';
import { usePlacedRows } from '@/components/ui/table/use-placed-rows';

/** The rows of a long table on a desktop: those in sight, each placed where it belongs. */
export function PlacedBody(props: TableBodyProps<unknown>) {
  const { rows, keyOf, columns } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [slots] = useState(() => new RowSlots());
  const { from, to, heightPx, isScrolling } = usePlacedRows(body, rows.length, columns);
  // Before it knows what is in sight: the first ones, which it looks at for their height.
  const drawn = to > from ? rows.slice(from, to) : rows.slice(0, plainRows);
  const keys = drawn.map(keyOf);
  // An element that is moved among the others is laid out anew, so they stay as they are until nobody
  // scrolls; then they are in the order in which the keyboard and screen readers come to them.
  const order = slots.of(keys, isScrolling);
  useLayoutEffect(() => slots.drawn(keys, order));
  return (
    <tbody
      {...roles.group}
      ref={body}
      onFocus={({ target }: FocusEvent) => {
        const index = target.closest('tr')?.dataset.index;
        slots.hold(index === undefined ? null : (keys[Number(index) - from] ?? null));
      }}
      onBlur={() => slots.hold(null)}
      // In the browser only, where the policy lets scripts set styles. The line below the last row is the table's own.
      style={{ position: 'relative', height: rows.length * heightPx - 1 }}
    >
      {order.map(({ slot, at }) => {
        const key = keys[at] as string;
        const index = from + at;
        return (
          <TableRow
            key={slot}
            row={drawn[at]}
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
