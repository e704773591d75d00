'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { roles } from '@/components/ui/table/roles';
import type { TableBodyProps } from '@/components/ui/table/table-body';
import { TableRow } from '@/components/ui/table/table-row';

const estimatedHeightPx = 240;

/** The cards in sight, on a phone; each is as high as what is on it. */
export function CardBody(props: TableBodyProps<unknown>) {
  const { rows, keyOf, columns } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    if (body.current) setScrollMargin(body.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const virtual = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    estimateSize: () => estimatedHeightPx,
    overscan: 4,
    scrollMargin,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
  });
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? scrollMargin) - scrollMargin;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin);
  return (
    <tbody {...roles.group} ref={body}>
      <Spacer heightPx={before} />
      {items.map(({ index, key }) => {
        const row = rows[index];
        if (row === undefined) return null;
        const rowKey = keyOf(row);
        return (
          <TableRow
            key={key}
            row={row}
            rowKey={rowKey}
            index={index}
            columns={columns}
            selected={props.selectedKeys?.has(rowKey)}
            onToggle={props.onToggle}
            nameOf={props.nameOf}
            measure={virtual.measureElement}
          />
        );
      })}
      <Spacer heightPx={after} />
    </tbody>
  );
}

/** Keeps the scrollbar honest. */
function Spacer({ heightPx }: { heightPx: number }) {
  if (heightPx <= 0) return null;
  return <tr aria-hidden className="block" style={{ height: heightPx }} />;
}
