'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { MadeSecret } from '@/app/admin/alerts/made-secret';
import { type WebhookDialog, webhookColumns } from '@/app/admin/alerts/webhook-columns';
import { records } from '@/app/admin/records';
import { useMissingRight } from '@/components/access/use-missing-right';
import { RemoveRecord } from '@/components/forms/remove-record';
import { usePageAction } from '@/components/shell/use-page-action';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { DataTable } from '@/components/ui/table/data-table';
import type { WebhookView } from '@/lib/webhooks/schema';

const WebhookForm = dynamic(() =>
  import('@/app/admin/alerts/webhook-form').then((module) => module.WebhookForm),
);
const Deliveries = dynamic(() => import('@/app/admin/alerts/deliveries').then((module) => module.Deliveries));

const noun = { one: 'webhook', many: 'webhooks' };
const bySort = { column: 'name', descending: false };
const keyOf = (webhook: WebhookView) => webhook.id;
const nameOf = (webhook: WebhookView) => webhook.name;
const refreshMs = 5_000;

/** Where alerts are sent, and how that goes. */
export function WebhooksTable({ initial }: { initial: WebhookView[] }) {
  const { data: webhooks } = useQuery({
    ...records<WebhookView>('/webhooks'),
    initialData: initial,
    refetchInterval: refreshMs,
  });
  const [dialog, setDialog] = useState<WebhookDialog>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const reason = useMissingRight('alert.manage', '/');
  usePageAction('Add a webhook', () => setDialog({ kind: 'add' }), reason);
  const columns = useMemo(() => webhookColumns(setDialog, reason), [reason]);
  const close = () => setDialog(null);
  const add = (
    <DisabledWithReason reason={reason}>
      <Button tone="primary" onClick={() => setDialog({ kind: 'add' })}>
        <Plus aria-hidden />
        Add a webhook
      </Button>
    </DisabledWithReason>
  );
  return (
    <>
      {webhooks.length > 0 ? <div className="mb-4 flex justify-end">{add}</div> : null}
      <DataTable
        id="webhooks"
        noun={noun}
        rows={webhooks}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySort}
        empty={<EmptyState action={add}>Alerts are sent nowhere yet.</EmptyState>}
      />
      {dialog?.kind === 'add' ? <WebhookForm onClose={close} onMade={setSecret} /> : null}
      {secret === null ? null : <MadeSecret secret={secret} onClose={() => setSecret(null)} />}
      {dialog?.kind === 'edit' ? <WebhookForm webhook={dialog.webhook} onClose={close} /> : null}
      {dialog?.kind === 'deliveries' ? <Deliveries webhook={dialog.webhook} onClose={close} /> : null}
      {dialog?.kind === 'remove' ? (
        <RemoveRecord
          open
          onClose={close}
          title={`Remove the webhook ${dialog.webhook.name}?`}
          phrase={dialog.webhook.name}
          path={`/webhooks/${dialog.webhook.id}`}
          done={`${dialog.webhook.name} was removed`}
          changes={['webhooks']}
        >
          <p>Its secret goes, with the messages that still wait and the record of those that were sent.</p>
        </RemoveRecord>
      ) : null}
    </>
  );
}
