'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { type StreamDialog, streamColumns } from '@/app/admin/audit/stream-columns';
import { records } from '@/app/admin/records';
import { RemoveRecord } from '@/components/forms/remove-record';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import { DataTable } from '@/components/ui/table/data-table';
import { showToast } from '@/components/ui/toast-store';
import type { StreamTest, StreamView } from '@/lib/audit-log/streams/schema';
import { api } from '@/lib/http/request';

const StreamForm = dynamic(() => import('@/app/admin/audit/stream-form').then((module) => module.StreamForm));
const MadeSecret = dynamic(() =>
  import('@/app/admin/alerts/made-secret').then((module) => module.MadeSecret),
);

const streams = records<StreamView>('/audit/streams');
const noun = { one: 'stream', many: 'streams' };
const bySort = { column: 'name', descending: false };
const keyOf = (stream: StreamView) => stream.id;
const nameOf = (stream: StreamView) => stream.name;
const refreshMs = 3_000;

/** Where the log is sent as it grows, and how far each receiver is. */
export function Streams() {
  const { data, error, refetch } = useQuery({ ...streams, refetchInterval: refreshMs });
  const client = useQueryClient();
  const [dialog, setDialog] = useState<StreamDialog>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const columns = useMemo(() => {
    const test = async (stream: StreamView) => {
      const { isTaken, detail } = await api<StreamTest>('POST', `/audit/streams/${stream.id}/test`);
      showToast({ title: `${stream.name}: ${detail}`, tone: isTaken ? 'ok' : 'danger' });
      await client.invalidateQueries({ queryKey: streams.queryKey });
    };
    return streamColumns(setDialog, (stream) => void test(stream));
  }, [client]);
  const close = () => setDialog(null);
  const add = (
    <Button tone="primary" onClick={() => setDialog({ kind: 'add' })}>
      <Plus aria-hidden />
      Add a stream
    </Button>
  );
  return (
    <>
      <p className="mb-4 max-w-prose text-ink-soft text-pretty">
        Entries go to a syslog server or an HTTP collector as they are made, in order and without gaps:
        whatever was not taken is sent again. Each carries its number, so a receiver can drop doubles.
      </p>
      {data && data.length > 0 ? <div className="mb-4 flex justify-end">{add}</div> : null}
      <ErrorNotice title="The streams cannot be shown" error={error} onRetry={() => void refetch()} />
      {data ? (
        <DataTable
          id="audit-streams"
          noun={noun}
          rows={data}
          columns={columns}
          keyOf={keyOf}
          nameOf={nameOf}
          defaultSort={bySort}
          empty={<EmptyState action={add}>The log is sent nowhere yet.</EmptyState>}
        />
      ) : error ? null : (
        <SkeletonRows rows={3} />
      )}
      {dialog?.kind === 'add' ? <StreamForm onClose={close} onMade={setSecret} /> : null}
      {dialog?.kind === 'edit' ? <StreamForm stream={dialog.stream} onClose={close} /> : null}
      {secret === null ? null : <MadeSecret secret={secret} onClose={() => setSecret(null)} />}
      {dialog?.kind === 'remove' ? (
        <RemoveRecord
          open
          onClose={close}
          title={`Remove the stream ${dialog.stream.name}?`}
          phrase={dialog.stream.name}
          path={`/audit/streams/${dialog.stream.id}`}
          done={`${dialog.stream.name} was removed`}
          changes={['audit/streams']}
        >
          <p>Nothing more is sent there. How far it was is forgotten.</p>
        </RemoveRecord>
      ) : null}
    </>
  );
}
