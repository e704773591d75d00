'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { RequestItem } from '@/app/admin/requests/request-item';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import type { AccessRequestView } from '@/lib/access-requests/schema';
import type { AccessRequestSettings } from '@/lib/access-requests/settings';
import { api } from '@/lib/http/request';

/** Fetched when they are first wanted. */
const ApproveDialog = dynamic(() =>
  import('@/app/admin/requests/approve-dialog').then((loaded) => loaded.ApproveDialog),
);
const DeclineDialog = dynamic(() =>
  import('@/app/admin/requests/decline-dialog').then((loaded) => loaded.DeclineDialog),
);
const SettingsDialog = dynamic(() =>
  import('@/app/admin/requests/settings-dialog').then((loaded) => loaded.SettingsDialog),
);

interface RequestsProps {
  initial: AccessRequestView[];
  /** The one that a notice leads to. */
  shown: string | null;
  settings: AccessRequestSettings;
  maySet: boolean;
}

type Open = { kind: 'approve' | 'decline'; request: AccessRequestView } | { kind: 'settings' } | null;

/** What others ask for that the person could grant: first what waits, then what became of the rest. */
export function Requests({ initial, shown, settings, maySet }: RequestsProps) {
  const [open, setOpen] = useState<Open>(null);
  const { data: requests } = useQuery({
    queryKey: ['access-requests', 'others'],
    queryFn: async ({ signal }) =>
      (
        await api<{ items: AccessRequestView[] }>('GET', '/access-requests?whose=others&limit=200', {
          signal,
        })
      ).items,
    initialData: initial,
  });
  const close = () => setOpen(null);
  const waiting = requests.filter(({ state }) => state === 'open');
  const answered = requests.filter(({ state }) => state !== 'open');
  const item = (request: AccessRequestView) => (
    <RequestItem
      key={request.id}
      request={request}
      isShown={request.id === shown}
      onApprove={() => setOpen({ kind: 'approve', request })}
      onDecline={() => setOpen({ kind: 'decline', request })}
    />
  );
  return (
    <>
      <PageHeader
        title="Requests"
        description="What people ask for that you could grant them. A grant made here ends by itself."
        actions={
          <DisabledWithReason reason={maySet ? null : 'You need access.manage on /.'}>
            <Button onClick={() => setOpen({ kind: 'settings' })}>Settings</Button>
          </DisabledWithReason>
        }
      />
      <section aria-label="Waiting">
        {waiting.length === 0 ? <EmptyState>Nobody waits for your answer.</EmptyState> : null}
        <ul className="flex flex-col gap-3">{waiting.map(item)}</ul>
      </section>
      {answered.length === 0 ? null : (
        <section aria-labelledby="answered" className="mt-8">
          <h2 id="answered" className="mb-3 font-semibold text-base">
            Answered
          </h2>
          <ul className="flex flex-col gap-3">{answered.map(item)}</ul>
        </section>
      )}
      {open?.kind === 'approve' ? <ApproveDialog request={open.request} onClose={close} /> : null}
      {open?.kind === 'decline' ? <DeclineDialog request={open.request} onClose={close} /> : null}
      {open?.kind === 'settings' ? <SettingsDialog settings={settings} onClose={close} /> : null}
    </>
  );
}
