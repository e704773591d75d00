'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';

const NetworksForm = dynamic(() =>
  import('@/components/outgoing/networks-form').then((module) => module.NetworksForm),
);

interface PrivateNetworksProps {
  initial: string[];
  /** Below /api/v1: where they are set. */
  path: string;
  /** Who is sent there: "webhooks", "providers and directories". */
  whose: string;
  /** Why they have to be allowed, in a sentence or two. */
  explanation: string;
  className?: string;
}

/** Which private networks may be reached by what people make us ask. */
export function PrivateNetworks({ initial, path, whose, explanation, className }: PrivateNetworksProps) {
  const [networks, setNetworks] = useState(initial);
  const [edits, setEdits] = useState(false);
  const reason = useMissingRight('cluster.manage', '/');
  return (
    <Card
      {...(className ? { className } : {})}
      title="Private networks"
      aside={
        <DisabledWithReason reason={reason}>
          <Button size="small" onClick={() => setEdits(true)}>
            Change
          </Button>
        </DisabledWithReason>
      }
    >
      <p className="max-w-prose text-ink-soft text-pretty">{explanation}</p>
      <p className="mt-2">
        {networks.length === 0 ? (
          'None is allowed.'
        ) : (
          <code className="break-words font-mono text-[0.8125rem]">{networks.join(', ')}</code>
        )}
      </p>
      {edits ? (
        <NetworksForm
          networks={networks}
          path={path}
          whose={whose}
          onSaved={setNetworks}
          onClose={() => setEdits(false)}
        />
      ) : null}
    </Card>
  );
}
