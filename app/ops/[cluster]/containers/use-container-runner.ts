import { useCallback, useState } from 'react';
import type { OpsContainer } from '@/app/ops/[cluster]/containers/ops-container';
import { type ContainerAction, containerActions } from '@/components/containers/container-action';
import { runContainerAction } from '@/components/containers/run-container-action';
import { trackActivity } from '@/components/shell/activity-store';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';

export type OpsTarget = Pick<OpsContainer, 'id' | 'name' | 'cluster'>;

export interface ContainerRunner {
  /** What is under way with a container, e.g. "Stopping"; undefined when nothing is. */
  doing: (id: string) => string | undefined;
  /** Acts on all at once and says at the end how it went. Resolves to those that failed. */
  run: (targets: readonly OpsTarget[], action: ContainerAction) => Promise<readonly OpsTarget[]>;
}

/** Actions on containers of any cluster. Success is what the engine confirmed. */
export function useContainerRunner(): ContainerRunner {
  const [under, setUnder] = useState<ReadonlyMap<string, ContainerAction>>(new Map());
  const run = useCallback(async (targets: readonly OpsTarget[], action: ContainerAction) => {
    setUnder((before) => new Map([...before, ...targets.map(({ id }) => [id, action] as const)]));
    const results = await Promise.allSettled(targets.map((target) => actOn(target, action)));
    setUnder((before) => {
      const acted = new Set(targets.map(({ id }) => id));
      return new Map([...before].filter(([id]) => !acted.has(id)));
    });
    const failed = targets.filter((_, index) => results[index]?.status === 'rejected');
    const [firstFailure] = results.filter((result) => result.status === 'rejected');
    report(targets, failed, action, firstFailure?.reason);
    return failed;
  }, []);
  const doing = useCallback(
    (id: string) => {
      const action = under.get(id);
      return action && containerActions[action].doing;
    },
    [under],
  );
  return { doing, run };
}

function actOn({ cluster, id, name }: OpsTarget, action: ContainerAction): Promise<void> {
  return trackActivity(`${containerActions[action].label} ${name}`, runContainerAction(cluster, id, action));
}

function report(
  targets: readonly OpsTarget[],
  failed: readonly OpsTarget[],
  action: ContainerAction,
  reason: unknown,
) {
  const { label, done } = containerActions[action];
  const succeeded = targets.filter((target) => !failed.includes(target));
  if (succeeded.length > 0) showToast({ title: `${namesOf(succeeded)} ${done}`, tone: 'ok' });
  if (failed.length > 0) {
    const title = `${label} of ${namesOf(failed)} did not succeed`;
    showToast({ title, description: failureMessage(reason), tone: 'danger' });
  }
}

function namesOf(targets: readonly OpsTarget[]): string {
  const [first] = targets;
  return targets.length === 1 && first ? first.name : `${targets.length} containers`;
}
