'use client';

import { useState } from 'react';
import { engineUrl } from '@/components/live/engine-url';
import { useLiveRows } from '@/components/live/use-live-rows';
import { nodeNoun } from '@/components/nodes/node-noun';
import type { NodeOfSwarm } from '@/components/nodes/node-obstacles';
import { whatLeaves, whatRuns } from '@/components/nodes/what-runs';
import { BulkDialog } from '@/components/resources/bulk/bulk-dialog';
import { Checkbox } from '@/components/ui/checkbox';
import { request } from '@/lib/http/request';

/** Takes nodes out of the Swarm's list. One that is up has to be forced out, and does not know it. */
export function RemoveNodes({ nodes, onClose }: { nodes: readonly NodeOfSwarm[]; onClose: () => void }) {
  const [force, setForce] = useState(false);
  const tasks = useLiveRows('tasks', [...new Set(nodes.map(({ cluster }) => cluster))]);
  const runs = whatRuns(new Set(nodes.map(({ id }) => id)), tasks.rows);
  const isAnyUp = nodes.some(({ state }) => state === 'ready');
  return (
    <BulkDialog
      rows={nodes}
      noun={nodeNoun}
      action="Remove"
      done="removed"
      act={({ cluster, id }) => request('DELETE', engineUrl(cluster, `/nodes/${id}`, { force }))}
      isDestructive
      detailOf={({ state }) => (state === 'ready' ? 'is up' : state)}
      notReady={isAnyUp && !force ? 'What is up has to be removed by force.' : null}
      onClose={onClose}
    >
      {isAnyUp ? (
        <p>
          Better drain a node, run <code className="font-mono text-[0.8125rem]">docker swarm leave</code> on
          it, and remove it when it is down.
        </p>
      ) : (
        <p>A node that is removed has to join again to come back: its certificate is no longer accepted.</p>
      )}
      {whatLeaves(runs).map((sentence) => (
        <p key={sentence} className="break-words text-ink-soft">
          {sentence}
        </p>
      ))}
      {isAnyUp ? (
        <Checkbox
          checked={force}
          onChange={(event) => setForce(event.target.checked)}
          label="Remove it although it is up"
          hint="It is shut out at once. What runs on it may go on there until somebody stops it."
        />
      ) : null}
    </BulkDialog>
  );
}
