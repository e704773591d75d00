'use client';

import { useCallback, useState } from 'react';
import { type ContainerAction, containerActions } from '@/components/containers/container-action';
import { runContainerAction } from '@/components/containers/run-container-action';
import { trackActivity } from '@/components/shell/activity-store';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';

export interface ActedOn {
  readonly id: string;
  readonly name: string;
}

export interface ContainerActionRunner {
  /** What is under way with a container, e.g. "Stopping"; undefined when nothing is. */
  doing(id: string): string | undefined;
  /** Shows success and failure itself. Resolves to whether it succeeded. */
  run(target: ActedOn, action: ContainerAction): Promise<boolean>;
}

/** Start, stop and restart of containers on one cluster, with what is under way and how it went. */
export function useContainerActions(cluster: string): ContainerActionRunner {
  const [under, setUnder] = useState<ReadonlyMap<string, ContainerAction>>(new Map());

  const run = useCallback(
    async (target: ActedOn, action: ContainerAction): Promise<boolean> => {
      const { label, doing, done } = containerActions[action];
      setUnder((before) => new Map(before).set(target.id, action));
      try {
        await trackActivity(`${doing} ${target.name}`, runContainerAction(cluster, target.id, action));
        showToast({
          title: `${target.name} ${done}`,
          tone: 'ok',
          action:
            action === 'stop'
              ? { label: 'Start again', onPress: () => void run(target, 'start') }
              : undefined,
        });
        return true;
      } catch (error) {
        showToast({
          title: `${label} of ${target.name} did not succeed`,
          description: failureMessage(error),
          tone: 'danger',
        });
        return false;
      } finally {
        setUnder((before) => {
          const after = new Map(before);
          after.delete(target.id);
          return after;
        });
      }
    },
    [cluster],
  );

  const doing = useCallback(
    (id: string) => {
      const action = under.get(id);
      return action && containerActions[action].doing;
    },
    [under],
  );
  return { doing, run };
}
