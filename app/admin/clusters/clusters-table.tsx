'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { clusterColumns } from '@/app/admin/clusters/cluster-columns';
import { clusterRecords } from '@/app/admin/records';
import { useMissingRight } from '@/components/access/use-missing-right';
import { RemoveRecord } from '@/components/forms/remove-record';
import { usePageAction } from '@/components/shell/use-page-action';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { DataTable } from '@/components/ui/table/data-table';
import type { ClusterView } from '@/lib/clusters/schema';

/** Fetched when it is first wanted. */
const ClusterForm = dynamic(() =>
  import('@/app/admin/clusters/cluster-form').then((module) => module.ClusterForm),
);

export type ClusterDialog = { kind: 'add' } | { kind: 'edit' | 'remove'; cluster: ClusterView } | null;

const noun = { one: 'cluster', many: 'clusters' };
const bySort = { column: 'name', descending: false };
const keyOf = (cluster: ClusterView) => cluster.id;
const nameOf = (cluster: ClusterView) => cluster.name;
/** The gateway looks at each engine every few seconds and has no stream of it for us. */
const refreshMs = 5_000;

export function ClustersTable({ initial }: { initial: ClusterView[] }) {
  const { data: clusters } = useQuery({
    ...clusterRecords,
    initialData: initial,
    refetchInterval: refreshMs,
  });
  const [dialog, setDialog] = useState<ClusterDialog>(null);
  const reason = useMissingRight('cluster.manage', '/');
  usePageAction('Register cluster', () => setDialog({ kind: 'add' }), reason);
  const columns = useMemo(() => clusterColumns(setDialog, reason), [reason]);
  const close = () => setDialog(null);
  const add = (
    <DisabledWithReason reason={reason}>
      <Button tone="primary" onClick={() => setDialog({ kind: 'add' })}>
        <Plus aria-hidden />
        Register cluster
      </Button>
    </DisabledWithReason>
  );
  return (
    <>
      <PageHeader
        title="Clusters"
        description="The engines behind the door. Keys are sealed to the gateway: nobody, and no other process, can read them back."
        actions={add}
      />
      <DataTable
        id="clusters"
        noun={noun}
        rows={clusters}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySort}
        empty={<EmptyState action={add}>No engine is registered yet.</EmptyState>}
      />
      {dialog?.kind === 'add' ? <ClusterForm onClose={close} /> : null}
      {dialog?.kind === 'edit' ? <ClusterForm cluster={dialog.cluster} onClose={close} /> : null}
      {dialog?.kind === 'remove' ? (
        <RemoveRecord
          open
          onClose={close}
          title={`Remove the cluster ${dialog.cluster.name}?`}
          phrase={dialog.cluster.name}
          path={`/clusters/${encodeURIComponent(dialog.cluster.name)}`}
          done={`${dialog.cluster.name} was removed`}
          changes={['clusters']}
        >
          <p>
            Its credentials go, with the record of which collection each of its resources is in, and every
            client certificate made for it. Open terminals and streams to it are cut.
          </p>
          <p className="text-ink-soft">The engine and everything that runs on it stay as they are.</p>
        </RemoveRecord>
      ) : null}
    </>
  );
}
