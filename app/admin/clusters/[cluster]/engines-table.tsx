'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { engineColumns, nameOfEngine } from '@/app/admin/clusters/[cluster]/engine-columns';
import { clusterRecords } from '@/app/admin/records';
import { useMissingRight } from '@/components/access/use-missing-right';
import { RemoveRecord } from '@/components/forms/remove-record';
import { usePageAction } from '@/components/shell/use-page-action';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { DataTable } from '@/components/ui/table/data-table';
import type { EngineView } from '@/lib/clusters/engine-schema';
import type { ClusterView } from '@/lib/clusters/schema';

/** Fetched when it is first wanted. */
const EngineForm = dynamic(() =>
  import('@/app/admin/clusters/[cluster]/engine-form').then((module) => module.EngineForm),
);

export type EngineDialog = { kind: 'add' } | { kind: 'edit' | 'remove'; engine: EngineView } | null;

const noun = { one: 'engine', many: 'engines' };
const bySort = { column: 'added', descending: false };
const keyOf = (engine: EngineView) => engine.id;
const refreshMs = 3_000;

/** The engines of one cluster: how each is, and how it is reached. */
export function EnginesTable({ initial, clusters }: { initial: ClusterView; clusters: ClusterView[] }) {
  const { data } = useQuery({ ...clusterRecords, initialData: clusters, refetchInterval: refreshMs });
  const cluster = data.find(({ id }) => id === initial.id) ?? initial;
  const engines = cluster.details?.engines ?? [];
  const [dialog, setDialog] = useState<EngineDialog>(null);
  const reason = useMissingRight('cluster.manage', '/');
  usePageAction('Add engine', () => setDialog({ kind: 'add' }), reason);
  const columns = useMemo(
    () => engineColumns(setDialog, reason, engines.length <= 1),
    [reason, engines.length],
  );
  const close = () => setDialog(null);
  const path = `/clusters/${encodeURIComponent(cluster.name)}/engines`;
  const add = (
    <DisabledWithReason reason={reason}>
      <Button tone="primary" onClick={() => setDialog({ kind: 'add' })}>
        <Plus aria-hidden />
        Add engine
      </Button>
    </DisabledWithReason>
  );
  return (
    <>
      <PageHeader
        title={`Engines of ${cluster.name}`}
        description="Of a Swarm’s managers one is addressed; when it fails, the next. The containers of every engine here are reached through the cluster."
        actions={add}
      />
      <DataTable
        id="engines"
        noun={noun}
        rows={engines}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOfEngine}
        defaultSort={bySort}
        empty={<EmptyState action={add}>This cluster has no engine.</EmptyState>}
      />
      {dialog?.kind === 'add' ? <EngineForm cluster={cluster} onClose={close} /> : null}
      {dialog?.kind === 'edit' ? (
        <EngineForm cluster={cluster} engine={dialog.engine} onClose={close} />
      ) : null}
      {dialog?.kind === 'remove' ? (
        <RemoveRecord
          open
          onClose={close}
          title={`Remove the engine ${nameOfEngine(dialog.engine)}?`}
          phrase={nameOfEngine(dialog.engine)}
          path={`${path}/${dialog.engine.id}`}
          done={`${nameOfEngine(dialog.engine)} was removed`}
          changes={['clusters']}
        >
          <p>
            Its credentials go, and what runs on it is no longer reached through the cluster. Open terminals
            and streams of the cluster are cut.
          </p>
          <p className="text-ink-soft">The engine and everything that runs on it stay as they are.</p>
        </RemoveRecord>
      ) : null}
    </>
  );
}
