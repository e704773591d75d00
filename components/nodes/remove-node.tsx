'use client';

import { useState } from 'react';
import { RemoveDialog } from '@/components/forms/remove-dialog';
import { engineUrl } from '@/components/live/engine-url';
import { type WhatRuns, whatLeaves } from '@/components/nodes/what-runs';
import { trackActivity } from '@/components/shell/activity-store';
import { Checkbox } from '@/components/ui/checkbox';
import { request } from '@/lib/http/request';
import type { NodeRow } from '@/lib/nodes/row';
import type { OnCluster } from '@/lib/rows/placed-row';

interface RemoveNodeProps {
  node: OnCluster<NodeRow>;
  runs: WhatRuns;
  onClose: () => void;
  onRemoved?: () => void;
}

/** Takes a node out of the Swarm's list. One that is up has to be forced out, and does not know it. */
export function RemoveNode({ node, runs, onClose, onRemoved }: RemoveNodeProps) {
  const { cluster, id, name, state } = node;
  const isUp = state === 'ready';
  const [force, setForce] = useState(false);
  const path = engineUrl(cluster, `/nodes/${id}`, { force });
  return (
    <RemoveDialog
      open
      onClose={onClose}
      {...(onRemoved ? { onRemoved } : {})}
      title={`Remove ${name} from the Swarm?`}
      phrase={name}
      remove={() => trackActivity(`Remove node ${name}`, request('DELETE', path))}
      done={`${name} removed`}
    >
      {isUp ? (
        <p>
          It is up. Better drain it, run{' '}
          <code className="font-mono text-[0.8125rem]">docker swarm leave</code> on it, and remove it when it
          is down.
        </p>
      ) : (
        <p>It is not up. Its certificate is no longer accepted, and it has to join again to come back.</p>
      )}
      {whatLeaves(runs).map((sentence) => (
        <p key={sentence} className="break-words text-ink-soft">
          {sentence}
        </p>
      ))}
      {isUp ? (
        <Checkbox
          checked={force}
          onChange={(event) => setForce(event.target.checked)}
          label="Remove it although it is up"
          hint="It is shut out at once. What runs on it may go on there until somebody stops it."
        />
      ) : null}
    </RemoveDialog>
  );
}
