'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';

const NetworksForm = dynamic(() =>
  import('@/app/admin/alerts/networks-form').then((module) => module.NetworksForm),
);

/** Which private networks webhooks may reach. */
export function WebhookNetworks({ initial }: { initial: string[] }) {
  const [networks, setNetworks] = useState(initial);
  const [edits, setEdits] = useState(false);
  const reason = useMissingRight('cluster.manage', '/');
  return (
    <Card
      className="mt-5"
      title="Private networks"
      aside={
        <DisabledWithReason reason={reason}>
          <Button size="small" onClick={() => setEdits(true)}>
            Change
          </Button>
        </DisabledWithReason>
      }
    >
      <p className="max-w-prose text-ink-soft text-pretty">
        Messages go to public addresses. Whatever only this machine can reach (itself, its local networks) is
        refused unless it is allowed here.
      </p>
      <p className="mt-2">
        {networks.length === 0 ? (
          'None is allowed.'
        ) : (
          <code className="font-mono text-[0.8125rem]">{networks.join(', ')}</code>
        )}
      </p>
      {edits ? (
        <NetworksForm networks={networks} onSaved={setNetworks} onClose={() => setEdits(false)} />
      ) : null}
    </Card>
  );
}
