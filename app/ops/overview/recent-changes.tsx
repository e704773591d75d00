'use client';

import { useQuery } from '@tanstack/react-query';
import { changesOf, entriesRead } from '@/app/ops/overview/changes';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { AuditRecord } from '@/lib/audit/schema';
import { api } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';

const refreshMs = 10_000;

interface RecentChangesProps {
  initial: AuditRecord[];
  /** Those on one cluster only. */
  cluster?: string;
}

/** What was changed or refused of late, and whose doing it was. */
export function RecentChanges({ initial, cluster }: RecentChangesProps) {
  const query = { limit: String(entriesRead), ...(cluster === undefined ? {} : { cluster }) };
  const { data: records } = useQuery({
    queryKey: ['audit', 'recent', cluster ?? ''],
    queryFn: async ({ signal }) =>
      (await api<{ items: AuditRecord[] }>('GET', `/audit?${new URLSearchParams(query)}`, { signal })).items,
    initialData: initial,
    select: changesOf,
    refetchInterval: refreshMs,
  });
  return (
    <Card
      title="Recent changes"
      aside={
        <LinkButton size="small" tone="quiet" href={paths.adminArea('audit')}>
          Audit log
        </LinkButton>
      }
    >
      {records.length === 0 ? <p className="text-ink-soft">Nothing was changed yet.</p> : null}
      <ul>
        {records.map((record) => (
          <li key={record.id} className="flex min-h-9 flex-wrap items-baseline gap-x-3 py-1.5 sm:flex-nowrap">
            <span className="min-w-0 flex-1 basis-full break-words sm:basis-0 sm:truncate">
              <span className="font-medium">{record.actor || 'Somebody unknown'}</span>{' '}
              <code className="mx-1 font-mono text-[0.8125rem]">{record.operation}</code>{' '}
              <span className="text-ink-soft">{thingOf(record)}</span>
            </span>
            {record.outcome === 'refused' || record.outcome === 'failed' ? (
              <StatusDot tone={record.outcome === 'failed' ? 'danger' : 'warn'}>{record.outcome}</StatusDot>
            ) : null}
            <span className="w-26 shrink-0 text-[0.8125rem] text-ink-soft">
              <RelativeTime at={record.at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function thingOf({ resource, collection }: AuditRecord): string {
  const name = resource.name || resource.id.slice(0, 12);
  return [name, collection && collection !== '/' ? `in ${collection}` : ''].filter(Boolean).join(' ');
}
