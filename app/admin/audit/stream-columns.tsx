import { Pencil, Send, Trash2 } from 'lucide-react';
import { MenuItem } from '@/components/ui/menu-items';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowMenu } from '@/components/ui/row-menu';
import { StatusDot } from '@/components/ui/status-dot';
import type { Column } from '@/components/ui/table/column';
import type { StreamView } from '@/lib/audit-log/streams/schema';

export type StreamDialog = { kind: 'add' } | { kind: 'edit' | 'remove'; stream: StreamView } | null;

export function streamColumns(
  onOpen: (dialog: StreamDialog) => void,
  onTest: (stream: StreamView) => void,
): readonly Column<StreamView>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isTitle: true,
      cell: (row) => row.name,
      sortBy: (row) => row.name,
      filterText: (row) => row.name,
    },
    {
      id: 'state',
      header: 'State',
      cell: (row) => <StreamState stream={row} />,
      sortBy: (row) => row.behind,
    },
    {
      id: 'url',
      header: 'Sent to',
      cell: (row) => <span className="block truncate">{placeOf(row)}</span>,
      sortBy: (row) => row.url,
      filterText: (row) => row.url,
    },
    {
      id: 'sent',
      header: 'Last taken',
      cell: (row) => (row.sentAt ? <RelativeTime at={row.sentAt} /> : 'Nothing yet'),
      sortBy: (row) => row.sentAt ?? '',
    },
    {
      id: 'actions',
      header: 'Actions',
      isActions: true,
      width: 'w-18',
      cell: (row) => (
        <RowMenu name={row.name}>
          <MenuItem icon={<Send aria-hidden />} onClick={() => onTest(row)}>
            Test
          </MenuItem>
          <MenuItem icon={<Pencil aria-hidden />} onClick={() => onOpen({ kind: 'edit', stream: row })}>
            Change
          </MenuItem>
          <MenuItem
            icon={<Trash2 aria-hidden />}
            tone="danger"
            onClick={() => onOpen({ kind: 'remove', stream: row })}
          >
            Remove
          </MenuItem>
        </RowMenu>
      ),
    },
  ];
}

function StreamState({ stream }: { stream: StreamView }) {
  const { isEnabled, failures, lastError, behind, behindSince } = stream;
  if (!isEnabled) return <StatusDot tone="neutral">{`Off, ${behind} behind`}</StatusDot>;
  if (failures > 0) {
    return (
      <span>
        <StatusDot tone="danger">{`Tries again, ${behind} behind`}</StatusDot>
        <span className="block max-w-80 text-ink-soft text-xs text-pretty">{lastError}</span>
      </span>
    );
  }
  if (behind > 0 && behindSince !== null) {
    return (
      <span>
        <StatusDot tone="accent">{`${behind} to send`}</StatusDot>
        <span className="block text-ink-soft text-xs">
          since <RelativeTime at={behindSince} />
        </span>
      </span>
    );
  }
  return <StatusDot tone="ok">Up to date</StatusDot>;
}

function placeOf({ url }: StreamView): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
