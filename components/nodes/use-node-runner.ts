import { useCallback } from 'react';
import { changeNode } from '@/components/nodes/change-node';
import { activateNode, drainNode } from '@/components/nodes/drain-node';
import { trackActivity, WorkStopped } from '@/components/shell/activity-store';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';

export interface NodeTarget {
  readonly cluster: string;
  readonly id: string;
  readonly name: string;
}

export type NodeChange = 'drain' | 'pause' | 'activate' | 'promote' | 'demote';

const words: Readonly<Record<NodeChange, { doing: string; done: string }>> = {
  drain: { doing: 'Drain', done: 'is empty' },
  pause: { doing: 'Pause', done: 'is paused: what runs stays, nothing new comes' },
  activate: { doing: 'Activate', done: 'takes tasks again' },
  promote: { doing: 'Promote', done: 'becomes a manager' },
  demote: { doing: 'Demote', done: 'becomes a worker' },
};

/**
 * Changes nodes, and says itself how that went. A drain is told of when it has begun, and again when
 * the node is empty; in between the activity list shows how far it is.
 */
export function useNodeRunner(): (target: NodeTarget, change: NodeChange) => Promise<boolean> {
  return useCallback(run, []);
}

async function run(target: NodeTarget, change: NodeChange): Promise<boolean> {
  const { name } = target;
  try {
    await carryOut(target, change);
    const undo =
      change === 'pause' ? { label: 'Activate', onPress: () => void run(target, 'activate') } : undefined;
    showToast({ title: `${name} ${words[change].done}`, tone: 'ok', ...(undo ? { action: undo } : {}) });
    return true;
  } catch (error) {
    if (error instanceof WorkStopped) return false;
    showToast({
      title: `${words[change].doing} ${name}: it did not succeed`,
      description: failureMessage(error),
      tone: 'danger',
    });
    return false;
  }
}

function carryOut(target: NodeTarget, change: NodeChange): Promise<unknown> {
  const { cluster, id, name } = target;
  if (change === 'drain') return drainNode(target, () => tellBegun(target));
  if (change === 'activate') return activateNode(target);
  const title = `${words[change].doing} ${name}`;
  if (change === 'pause') {
    return trackActivity(
      title,
      changeNode(cluster, id, (spec) => ({ ...spec, availability: 'pause' })),
    );
  }
  const role = change === 'promote' ? 'manager' : 'worker';
  return trackActivity(
    title,
    changeNode(cluster, id, (spec) => ({ ...spec, role })),
  );
}

function tellBegun(target: NodeTarget) {
  showToast({
    title: `${target.name} is being drained`,
    description: 'Activity shows how far it is.',
    action: { label: 'Activate again', onPress: () => void run(target, 'activate') },
  });
}
