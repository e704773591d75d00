'use client';

import { useQuery } from '@tanstack/react-query';
import { records } from '@/app/admin/records';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { AbsoluteTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import type { AuditSealView } from '@/lib/audit-log/checks/schema';

const seals = records<AuditSealView>('/audit/seals');
const noun = { one: 'sealed export', many: 'sealed exports' };
const bySort = { column: 'entries', descending: true };
const keyOf = (seal: AuditSealView) => seal.file;

const columns: readonly Column<AuditSealView>[] = [
  {
    id: 'entries',
    header: 'Entries',
    isTitle: true,
    cell: (row) => `${row.firstEntry} to ${row.lastEntry}`,
    sortBy: (row) => Number(row.lastEntry),
  },
  {
    id: 'from',
    header: 'From',
    cell: (row) => <AbsoluteTime at={row.firstAt} />,
    sortBy: (row) => row.firstAt,
  },
  { id: 'to', header: 'To', cell: (row) => <AbsoluteTime at={row.lastAt} />, sortBy: (row) => row.lastAt },
  {
    id: 'file',
    header: 'File on the server',
    cell: (row) => <code className="block truncate font-mono text-[0.8125rem]">{row.file}</code>,
    filterText: (row) => row.file,
  },
  {
    id: 'removed',
    header: 'Removed here',
    cell: (row) => (row.removedAt ? <AbsoluteTime at={row.removedAt} /> : 'Not yet'),
    sortBy: (row) => row.removedAt ?? '',
  },
];

/** What was taken out of the log and sealed. */
export function AuditSeals() {
  const { data = [] } = useQuery(seals);
  return (
    <Card title="Sealed exports">
      <DataTable
        id="audit-seals"
        noun={noun}
        rows={data}
        columns={columns}
        keyOf={keyOf}
        nameOf={keyOf}
        defaultSort={bySort}
        empty={<EmptyState>Nothing was old enough yet.</EmptyState>}
      />
    </Card>
  );
}
